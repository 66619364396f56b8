// Every page of the site. Reading this table is reading the site: which program, which address,
// which function, which fields. Addresses are tried in order; each {} is one part of the path, or
// what is not fixed of it.
#pragma once

#include "src/site/page.h"

namespace masthead::pages {

http::Response mainpage(const http::Request&, site::Site&);
http::Response latest(const http::Request&, site::Site&);
http::Response section(const http::Request&, site::Site&);
http::Response tag(const http::Request&, site::Site&);
http::Response article(const http::Request&, site::Site&);
http::Response print(const http::Request&, site::Site&);
http::Response read(const http::Request&, site::Site&);
http::Response photos(const http::Request&, site::Site&);
http::Response album(const http::Request&, site::Site&);
http::Response photo(const http::Request&, site::Site&);
http::Response videos(const http::Request&, site::Site&);
http::Response video(const http::Request&, site::Site&);
http::Response archive(const http::Request&, site::Site&);
http::Response archive_year(const http::Request&, site::Site&);
http::Response archive_month(const http::Request&, site::Site&);
http::Response archive_day(const http::Request&, site::Site&);
http::Response search(const http::Request&, site::Site&);
http::Response contact(const http::Request&, site::Site&);
http::Response favorites(const http::Request&, site::Site&);
http::Response homepage(const http::Request&, site::Site&);
http::Response manifest(const http::Request&, site::Site&);
http::Response website(const http::Request&, site::Site&);
http::Response widget(const http::Request&, site::Site&);
http::Response widget_json(const http::Request&, site::Site&);
http::Response widget_frame(const http::Request&, site::Site&);
http::Response widget_look(const http::Request&, site::Site&);
http::Response widget_data(const http::Request&, site::Site&);
http::Response widget_list(const http::Request&, site::Site&);
http::Response site_rss(const http::Request&, site::Site&);
http::Response site_atom(const http::Request&, site::Site&);
http::Response site_json_feed(const http::Request&, site::Site&);
http::Response section_rss(const http::Request&, site::Site&);
http::Response section_atom(const http::Request&, site::Site&);
http::Response section_json_feed(const http::Request&, site::Site&);
http::Response tag_rss(const http::Request&, site::Site&);
http::Response tag_atom(const http::Request&, site::Site&);
http::Response tag_json_feed(const http::Request&, site::Site&);
http::Response sitemap_index(const http::Request&, site::Site&);
http::Response sitemap_news(const http::Request&, site::Site&);
http::Response sitemap_pages(const http::Request&, site::Site&);
http::Response sitemap_articles(const http::Request&, site::Site&);
http::Response sitemap_photos(const http::Request&, site::Site&);
http::Response sitemap_videos(const http::Request&, site::Site&);
http::Response sitemap_tags(const http::Request&, site::Site&);
http::Response robots(const http::Request&, site::Site&);
http::Response security(const http::Request&, site::Site&);
http::Response favicon(const http::Request&, site::Site&);
http::Response oembed(const http::Request&, site::Site&);
http::Response card_svg(const http::Request&, site::Site&);
http::Response card_png(const http::Request&, site::Site&);
http::Response embed_article(const http::Request&, site::Site&);
http::Response embed_section(const http::Request&, site::Site&);
http::Response embed_album(const http::Request&, site::Site&);
http::Response embed_video(const http::Request&, site::Site&);
http::Response seen(const http::Request&, site::Site&);
http::Response indexnow_key(const http::Request&, site::Site&);
http::Response text_page(const http::Request&, site::Site&);
http::Response setup(const http::Request&, site::Site&);
http::Response health(const http::Request&, site::Site&);

// Old snippets never break: names are only ever added (docs/embed.md).
inline constexpr const char* widget_fields =
    "section tag lang count theme accent dates standfirsts pictures ticker heading target";

inline constexpr std::size_t form_limit = 64 * 1024;
inline constexpr std::size_t short_form_limit = 256;

using enum site::Keep;
inline constexpr site::Page all[] = {
    {"mainpage", "/", mainpage, by_path},
    {"section", "/latest", latest, by_path},
    {"section", "/latest/before/{}", latest, by_path},
    {"section", "/section/{}", section, by_path},
    {"section", "/section/{}/before/{}", section, by_path},
    {"tag", "/tag/{}", tag, by_path},
    {"tag", "/tag/{}/before/{}", tag, by_path},
    {"article", "/article/{}/{}", article, by_path},
    {"article", "/article/{}/{}/print", print, by_path},
    {"read", "/read/{}", read, never, &site::kinds::page, "", "", short_form_limit},
    {"gallery", "/photos", photos, by_path},
    {"gallery", "/photos/before/{}", photos, by_path},
    {"gallery", "/photos/{}/{}", album, by_path},
    {"gallery", "/photos/{}/{}/{}", photo, by_path},
    {"gallery", "/videos", videos, by_path},
    {"gallery", "/videos/before/{}", videos, by_path},
    {"gallery", "/videos/{}/{}", video, by_path, &site::kinds::video},
    {"archive", "/archive", archive, by_path},
    {"archive", "/archive/{}", archive_year, by_path},
    {"archive", "/archive/{}/{}", archive_month, by_path},
    {"archive", "/archive/{}/{}/{}", archive_day, by_path},
    {"archive", "/archive/{}/{}/{}/before/{}", archive_day, by_path},
    {"search", "/search", search, never, &site::kinds::page, "q section from to order page"},
    {"contact", "/contact", contact, never, &site::kinds::page, "article",
     "token kind name email subject body article comment", form_limit},
    {"favorites", "/favorites", favorites, never, &site::kinds::page, "", "action id", form_limit},
    {"homepage", "/homepage", homepage},
    {"homepage", "/manifest.webmanifest", manifest, by_path, &site::kinds::manifest},
    {"website", "/website", website, by_path, &site::kinds::preview, widget_fields},
    {"widget", "/widget", widget, never, &site::kinds::frame, widget_fields},
    {"widget", "/widget.json", widget_json, never, &site::kinds::data, widget_fields},
    {"widget", "/w/{-}/frame/{}/{}", widget_frame, by_path, &site::kinds::frame},
    {"widget", "/w/{}/look.css", widget_look, by_path, &site::kinds::style},
    {"widget", "/w/data/{}/{}.json", widget_data, by_path, &site::kinds::data},
    {"widget", "/w/list/{}/{}", widget_list, by_path, &site::kinds::list},
    {"feed", "/feed.xml", site_rss, by_path, &site::kinds::feed},
    {"feed", "/feed/before/{}.xml", site_rss, by_path, &site::kinds::feed},
    {"feed", "/atom.xml", site_atom, by_path, &site::kinds::atom},
    {"feed", "/atom/before/{}.xml", site_atom, by_path, &site::kinds::atom},
    {"feed", "/feed.json", site_json_feed, by_path, &site::kinds::json_feed},
    {"feed", "/feed/before/{}.json", site_json_feed, by_path, &site::kinds::json_feed},
    {"feed", "/section/{}/feed.xml", section_rss, by_path, &site::kinds::feed},
    {"feed", "/section/{}/feed/before/{}.xml", section_rss, by_path, &site::kinds::feed},
    {"feed", "/section/{}/atom.xml", section_atom, by_path, &site::kinds::atom},
    {"feed", "/section/{}/atom/before/{}.xml", section_atom, by_path, &site::kinds::atom},
    {"feed", "/section/{}/feed.json", section_json_feed, by_path, &site::kinds::json_feed},
    {"feed", "/section/{}/feed/before/{}.json", section_json_feed, by_path,
     &site::kinds::json_feed},
    {"feed", "/tag/{}/feed.xml", tag_rss, by_path, &site::kinds::feed},
    {"feed", "/tag/{}/feed/before/{}.xml", tag_rss, by_path, &site::kinds::feed},
    {"feed", "/tag/{}/atom.xml", tag_atom, by_path, &site::kinds::atom},
    {"feed", "/tag/{}/atom/before/{}.xml", tag_atom, by_path, &site::kinds::atom},
    {"feed", "/tag/{}/feed.json", tag_json_feed, by_path, &site::kinds::json_feed},
    {"feed", "/tag/{}/feed/before/{}.json", tag_json_feed, by_path, &site::kinds::json_feed},
    {"sitemap", "/sitemap.xml", sitemap_index, by_path, &site::kinds::sitemap},
    {"sitemap", "/sitemap-news.xml", sitemap_news, never, &site::kinds::sitemap},
    {"sitemap", "/sitemap/pages.xml", sitemap_pages, by_path, &site::kinds::sitemap},
    {"sitemap", "/sitemap/articles/{}.xml", sitemap_articles, by_path, &site::kinds::sitemap},
    {"sitemap", "/sitemap/photos/{}.xml", sitemap_photos, by_path, &site::kinds::sitemap},
    {"sitemap", "/sitemap/videos/{}.xml", sitemap_videos, by_path, &site::kinds::sitemap},
    {"sitemap", "/sitemap/tags/{}.xml", sitemap_tags, by_path, &site::kinds::sitemap},
    {"sitemap", "/robots.txt", robots, by_path, &site::kinds::text},
    {"sitemap", "/.well-known/security.txt", security, by_path, &site::kinds::text},
    {"sitemap", "/favicon.ico", favicon},
    {"oembed", "/oembed", oembed, never, &site::kinds::oembed, "url format maxwidth maxheight"},
    {"embed", "/embed/article/{}/{}", embed_article, by_path, &site::kinds::widget},
    {"embed", "/embed/section/{}", embed_section, by_path, &site::kinds::widget},
    {"embed", "/embed/photos/{}/{}", embed_album, by_path, &site::kinds::widget},
    {"embed", "/embed/videos/{}/{}", embed_video, by_path, &site::kinds::widget},
    {"card", "/card/{}.svg", card_svg, by_path, &site::kinds::card},
    {"card", "/card/{}.png", card_png, never, &site::kinds::card_png},
    {"widget", "/w/seen", seen, never, &site::kinds::page, "", "host", short_form_limit},
    {"page", "/page/{}", text_page, by_path},
    {"setup", "/setup", setup, never, &site::kinds::page, "", "secret token choice sections",
     form_limit},
    {"indexnow", "/{}.txt", indexnow_key, never, &site::kinds::key},
    {"healthz", "/healthz", health},
};

}  // namespace masthead::pages
