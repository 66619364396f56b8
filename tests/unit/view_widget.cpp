// The headline widget's options and addresses.

#include "src/site/widget_options.h"
#include "src/view/widget.h"

#include <boost/test/unit_test.hpp>

using namespace masthead;
using namespace masthead::view;

namespace {

WidgetOptions asked(const std::vector<std::pair<std::string, std::string>>& fields) {
  http::Request request;
  for (const auto& [name, value] : fields) request.query.set(name, value);
  return site::widget_options(request);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(view_widget)

BOOST_AUTO_TEST_CASE(one_name_for_each_set_of_options) {
  BOOST_TEST(frame_options({}) == "10");
  WidgetOptions all;
  all.section = "world";
  all.count = 50;
  all.dates = false;
  all.standfirsts = all.pictures = all.top = true;
  all.ticker = Ticker::moving;
  BOOST_TEST(frame_options(all) == "50-nodates-pictures-standfirsts-moving-top");
  BOOST_TEST(data_options(all) == "50-pictures-standfirsts");
  BOOST_TEST(source_name(all) == "section-world");
  WidgetOptions read;
  BOOST_TEST(read_source("section-world", read));
  read_options(frame_options(all), read);
  BOOST_TEST(frame_options(read) == frame_options(all));
  BOOST_TEST(source_name(read) == source_name(all));
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_as_if_it_were_not_there) {
  WidgetOptions options;
  read_options("999-pictures-sparkles-0--7x", options);
  BOOST_TEST(frame_options(options) == "10-pictures");
  BOOST_TEST(!read_source("nothing", options));
  BOOST_TEST(!read_source("", options));
  BOOST_TEST(frame_options(asked({{"count", "0"}, {"theme", "pink"}, {"callback", "alert"}})) ==
             "10");
  BOOST_TEST(source_name(asked({{"section", "../x"}})) == "all");
  BOOST_TEST(source_name(asked({{"section", "World"}})) == "all");
  BOOST_TEST(asked({{"heading", "1"}}).heading == 2);
}

BOOST_AUTO_TEST_CASE(fields_of_a_query) {
  const WidgetOptions options = asked({{"tag", "budget"},
                                       {"count", "20"},
                                       {"dates", "no"},
                                       {"pictures", "yes"},
                                       {"standfirsts", "no"},
                                       {"ticker", "still"},
                                       {"target", "top"},
                                       {"theme", "dark"},
                                       {"accent", "#C8102E"},
                                       {"heading", "4"}});
  BOOST_TEST(source_name(options) == "tag-budget");
  BOOST_TEST(frame_options(options) == "20-nodates-pictures-still-top");
  BOOST_TEST(look_name(options.look) == "dark-c8102e");
  BOOST_TEST(options.heading == 4);
  BOOST_TEST(source_name(asked({{"section", "world"}, {"tag", "x"}})) == "section-world");
  BOOST_TEST(source_name(asked({{"ticker", "moving"}})) == "last-minute");
}

BOOST_AUTO_TEST_CASE(looks_have_one_name) {
  for (const char* name : {"auto", "light", "dark", "auto-c8102e", "dark-000000"}) {
    const auto look = parse_look(name);
    BOOST_REQUIRE(look);
    BOOST_TEST(look_name(*look) == name);
  }
  for (const char* name :
       {"", "-", "auto-", "auto-C8102E", "auto-#c8102e", "pink", "auto-c8102", "-c8102e"}) {
    BOOST_TEST(!parse_look(name), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
