// Which page a request is for, in both forms of addresses.

#include "cgi-bin/pages.h"
#include "src/site/router.h"
#include "src/view/urls.h"

#include <boost/test/unit_test.hpp>

using masthead::http::Request;
using masthead::site::route;
using masthead::site::Routed;
using masthead::view::FeedFormat;
using masthead::view::FeedSubject;

namespace {

const masthead::view::Place clean{"https://host", "", {"en", "tr", "az"}, false, "/cgi-bin"};
const masthead::view::Place cgi{
    "https://host/~paper", "/~paper", {"en", "tr", "az"}, true, "/cgi-bin"};
const masthead::view::Place one{
    "https://host/~paper", "/~paper", {"en", "tr", "az"}, true, "/cgi-bin", "masthead"};

Routed routed(const std::string& path, const std::string& program = "masthead") {
  Request request;
  request.program = program;
  request.path = path;
  request.raw_path = path;
  return route(masthead::pages::all, request, clean);
}

std::string found(const std::string& path, const std::string& program = "masthead") {
  const Routed result = routed(path, program);
  if (!result.route) return "none";
  return result.language + " " + result.route->page->path +
         (result.route->redirect ? " moved" : "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(site_router)

BOOST_AUTO_TEST_CASE(paths_of_clean_links) {
  BOOST_TEST(found("/") == "en /");
  BOOST_TEST(found("/tr") == "tr /");
  BOOST_TEST(found("/az/article/12/slug") == "az /article/{}/{}");
  BOOST_TEST(found("/article/12/slug/print") == "en /article/{}/{}/print");
  BOOST_TEST(found("/section/news/before/1-2") == "en /section/{}/before/{}");
  BOOST_TEST(found("/section/news/feed.xml") == "en /section/{}/feed.xml");
  BOOST_TEST(found("/tr/w/data/all/20.json") == "tr /w/data/{}/{}.json");
  BOOST_TEST(routed("/w/data/all/20-pictures.json").route->arguments[1] == "20-pictures");
  BOOST_TEST(found("/w/data/all/.json") == "none");
  BOOST_TEST(found("/w/data/all/20") == "none");
  BOOST_TEST(found("/nothing/here") == "none");
  BOOST_TEST(found("/article") == "none");
  BOOST_TEST(found("/tag/..") == "none");
  BOOST_TEST(found("/...txt") == "none");
  BOOST_TEST(routed("/article/12/slug").route->arguments[1] == "slug");
}

BOOST_AUTO_TEST_CASE(a_look_is_not_part_of_what_is_kept) {
  const Routed result = routed("/tr/w/dark-c8102e/frame/all/10");
  BOOST_TEST(result.route->path == "/w/dark-c8102e/frame/all/10");
  BOOST_TEST(result.route->kept_path == "/w/-/frame/all/10");
  BOOST_TEST(result.route->arguments[0] == "dark-c8102e");
  BOOST_TEST(routed("/latest").route->kept_path == "/latest");
}

BOOST_AUTO_TEST_CASE(paths_of_programs) {
  BOOST_TEST(found("/12/slug", "article") == "en /article/{}/{}");
  BOOST_TEST(found("/tr/12/slug", "article") == "tr /article/{}/{}");
  BOOST_TEST(found("/latest", "section") == "en /latest");
  BOOST_TEST(found("/news", "section") == "en /section/{}");
  BOOST_TEST(found("/photos/3/x/2", "gallery") == "en /photos/{}/{}/{}");
  BOOST_TEST(found("/2014/03/27", "archive") == "en /archive/{}/{}/{}");
  BOOST_TEST(found("/", "archive") == "en /archive");
  BOOST_TEST(found("/", "mainpage") == "en /");
  BOOST_TEST(found("/widget.json", "widget") == "en /widget.json");
  BOOST_TEST(found("/search", "article") == "none");
}

BOOST_AUTO_TEST_CASE(odd_paths_move_to_the_canonical_one) {
  BOOST_TEST(found("//latest") == "en /latest moved");
  BOOST_TEST(found("/latest/") == "en /latest moved");
  BOOST_TEST(found("/./latest") == "en /latest moved");
  BOOST_TEST(found("/en/latest") == "en /latest moved");
  BOOST_TEST(found("/../latest") == "none");
  BOOST_TEST(found("/latest/..") == "none");
  BOOST_TEST(found("/tr/") == "tr / moved");
}

BOOST_AUTO_TEST_CASE(every_address_that_urls_makes_leads_to_its_page) {
  for (const auto& place : {clean, cgi, one}) {
    for (const std::string language : {"en", "tr", "az"}) {
      const masthead::view::Urls urls(place, language);
      const auto leads = [&](std::string url, const std::string& page) {
        url = url.substr(place.base_path.size());
        Request request;
        request.program = "masthead";
        if (place.cgi_links) {
          url = url.substr(place.cgi_path.size() + 1);
          const auto dot = url.find(".cgi");
          request.program = url.substr(0, dot);
          url = url.substr(dot + 4);
        }
        request.path = url.empty() ? "/" : url;
        const Routed result = route(masthead::pages::all, request, place);
        BOOST_REQUIRE_MESSAGE(result.route, url << " leads nowhere");
        BOOST_TEST(result.route->page->path == page);
        BOOST_TEST(result.language == language);
        BOOST_TEST(!result.route->redirect);
      };
      leads(urls.front(), "/");
      leads(urls.setup(), "/setup");
      leads(urls.latest(), "/latest");
      leads(urls.latest("5-6"), "/latest/before/{}");
      leads(urls.section("news"), "/section/{}");
      leads(urls.feed(FeedFormat::rss, {FeedSubject::Of::section, "news"}), "/section/{}/feed.xml");
      leads(urls.tag("a-b", "1-2"), "/tag/{}/before/{}");
      leads(urls.article(7, "x"), "/article/{}/{}");
      leads(urls.print(7, "x"), "/article/{}/{}/print");
      leads(urls.read(7), "/read/{}");
      leads(urls.photos(), "/photos");
      leads(urls.photos("1-2"), "/photos/before/{}");
      leads(urls.album(1, "x"), "/photos/{}/{}");
      leads(urls.photo(1, "x", 3), "/photos/{}/{}/{}");
      leads(urls.videos("1-2"), "/videos/before/{}");
      leads(urls.video(1, "x"), "/videos/{}/{}");
      leads(urls.archive(), "/archive");
      leads(urls.archive(2014), "/archive/{}");
      leads(urls.archive(2014, 3), "/archive/{}/{}");
      leads(urls.archive({2014, 3, 7}, "1-2"), "/archive/{}/{}/{}/before/{}");
      leads(urls.search(), "/search");
      leads(urls.contact(), "/contact");
      leads(urls.favorites(), "/favorites");
      leads(urls.homepage(), "/homepage");
      leads(urls.manifest(), "/manifest.webmanifest");
      leads(urls.website(), "/website");
      leads(urls.widget(), "/widget");
      leads(urls.widget_json(), "/widget.json");
      leads(urls.widget_frame({}), "/w/{-}/frame/{}/{}");
      leads(urls.widget_data({}), "/w/data/{}/{}.json");
      leads(urls.widget_list({}), "/w/list/{}/{}");
      leads(urls.feed(), "/feed.xml");
      using enum masthead::view::FeedFormat;
      const masthead::view::FeedSubject section{masthead::view::FeedSubject::Of::section, "news"};
      const masthead::view::FeedSubject tag{masthead::view::FeedSubject::Of::tag, "a-b"};
      leads(urls.feed(rss, {}, "1-2"), "/feed/before/{}.xml");
      leads(urls.feed(atom), "/atom.xml");
      leads(urls.feed(atom, section, "1-2"), "/section/{}/atom/before/{}.xml");
      leads(urls.feed(json, section), "/section/{}/feed.json");
      leads(urls.feed(json, tag, "1-2"), "/tag/{}/feed/before/{}.json");
      leads(urls.feed(rss, tag), "/tag/{}/feed.xml");
      leads(urls.text_page("imprint"), "/page/{}");
    }
  }
}

// A reader's program shows a story again as new when its id changes.
BOOST_AUTO_TEST_CASE(a_lasting_id_outlives_slug_links_and_the_move_to_https) {
  masthead::view::Place before = clean, after = cgi;
  before.base_url = "http://host/~paper";
  after.base_url = "https://host/~paper";
  const masthead::view::Urls old_urls(before, "tr"), new_urls(after, "tr");
  const masthead::view::FeedSubject subject{masthead::view::FeedSubject::Of::tag, "a"};
  BOOST_TEST(old_urls.lasting_id(7) == "https://host/~paper/article/7");
  BOOST_TEST(new_urls.lasting_id(7) == old_urls.lasting_id(7));
  BOOST_TEST(old_urls.lasting_id(subject) == "https://host/~paper/tr/tag/a/feed");
  BOOST_TEST(new_urls.lasting_id(subject) == old_urls.lasting_id(subject));
  BOOST_TEST(old_urls.lasting_id(masthead::view::FeedSubject{}) == "https://host/~paper/tr/feed");
}

BOOST_AUTO_TEST_CASE(a_name_may_be_that_of_a_language_or_a_page) {
  for (const auto& place : {clean, cgi, one}) {
    for (const char* language : {"en", "tr"}) {
      const masthead::view::Urls urls(place, language);
      for (const char* name : {"en", "az", "latest", "tag", "section", "before"}) {
        for (const auto& [program, url] :
             {std::pair("tag", urls.tag(name)), std::pair("section", urls.section(name)),
              std::pair("section", urls.section(name, "7"))}) {
          const auto route = masthead::site::route_of_address(
              masthead::pages::all, masthead::view::origin_of(place.base_url) + url, place);
          BOOST_TEST_REQUIRE(route.has_value(), url);
          BOOST_TEST(route->page->program == program, url);
          BOOST_TEST(route->arguments.at(0) == name, url);
          BOOST_TEST(route->language == language, url);
          BOOST_TEST(!route->redirect, url);
        }
      }
    }
  }
  BOOST_TEST(masthead::view::Urls(cgi, "en").tag("az") == "/~paper/cgi-bin/tag.cgi/tag/az");
  BOOST_TEST(masthead::view::Urls(cgi, "en").tag("energy") == "/~paper/cgi-bin/tag.cgi/energy");
}

BOOST_AUTO_TEST_CASE(addresses_are_encoded) {
  const masthead::view::Urls urls(clean, "tr");
  BOOST_TEST(urls.tag("a/b c") == "/tr/tag/a/b%20c");
  masthead::view::SearchTerms terms;
  terms.q = "a&b=c#d%";
  terms.page = 2;
  BOOST_TEST(urls.search(terms) == "/tr/search?q=a%26b%3Dc%23d%25&page=2");
  BOOST_TEST(urls.absolute(urls.front()) == "https://host/tr");
}

BOOST_AUTO_TEST_CASE(a_pasted_address_leads_to_its_page) {
  const auto leads_to = [](const std::string& address, const masthead::view::Place& place) {
    const auto route = masthead::site::route_of_address(masthead::pages::all, address, place);
    return route ? route->language + " " + route->page->path : "none";
  };
  for (const char* address :
       {"https://host/tr/article/12/slug", "http://host/tr/article/12/slug?utm=1#part",
        "HTTPS://HOST/tr/article/12/slug/", "https://host/cgi-bin/article.cgi/tr/12/slug",
        "https://host/cgi-bin/masthead.cgi/tr/article/12/slug",
        "https://host/tr/article/12/s%6Cug"}) {
    BOOST_TEST(leads_to(address, clean) == "tr /article/{}/{}", address);
  }
  BOOST_TEST(leads_to("https://host", clean) == "en /");
  BOOST_TEST(leads_to("https://host/~paper/section/news", cgi) == "en /section/{}");
  BOOST_TEST(leads_to("https://host/~paper/cgi-bin/gallery.cgi/photos/1/x", cgi) ==
             "en /photos/{}/{}");
  for (const char* address :
       {"https://other/article/12/slug", "https://host.evil/article/12/slug",
        "https://host:8443/article/12/slug", "https://user@host/article/12/slug",
        "ftp://host/article/12/slug", "//host/article/12/slug", "/article/12/slug", "",
        "https://host/article/12/%zz", "https://host/nothing", "https://host/~paperarticle/1/x",
        "javascript://host/article/12/slug", "https://host/cgi-bin/article.cgiX/12/slug"}) {
    BOOST_TEST(leads_to(address, clean) == "none", address);
  }
  BOOST_TEST(leads_to("https://host/article/12/slug", cgi) == "none");
  BOOST_TEST(leads_to("https://host/~papers/article/12/slug", cgi) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
