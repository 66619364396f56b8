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
http::Response seen(const http::Request&, site::Site&);
http::Response indexnow_key(const http::Request&, site::Site&);
http::Response site_feed(const http::Request&, site::Site&);
http::Response section_feed(const http::Request&, site::Site&);
http::Response text_page(const http::Request&, site::Site&);
http::Response setup(const http::Request&, site::Site&);
http::Response health(const http::Request&, site::Site&);

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
     "token kind name email subject body article website", form_limit},
    {"favorites", "/favorites", favorites, never, &site::kinds::page, "", "action id", form_limit},
    {"homepage", "/homepage", homepage},
    {"homepage", "/manifest.webmanifest", manifest, by_path, &site::kinds::manifest},
    {"website", "/website", website, by_path, &site::kinds::preview, "section count"},
    {"widget", "/widget", widget, by_query, &site::kinds::widget, "section count"},
    {"widget", "/widget.json", widget_json, by_query, &site::kinds::data, "section count"},
    {"widget", "/w/seen", seen, never, &site::kinds::page, "", "host", short_form_limit},
    {"feed", "/feed.xml", site_feed, by_path, &site::kinds::feed},
    {"feed", "/section/{}/feed.xml", section_feed, by_path, &site::kinds::feed},
    {"page", "/page/{}", text_page, by_path},
    {"setup", "/setup", setup, never, &site::kinds::page, "", "secret token choice sections",
     form_limit},
    {"indexnow", "/{}.txt", indexnow_key, never, &site::kinds::key},
    {"healthz", "/healthz", health},
};

}  // namespace masthead::pages
