// Every page of the site. Reading this table is reading the site: which program, which address,
// which function, which fields. Addresses are tried in order; each {} is one part of the path.
#pragma once

#include "src/site/page.h"

namespace masthead::pages {

http::Response mainpage(const http::Request&, site::Site&);
http::Response latest(const http::Request&, site::Site&);
http::Response section(const http::Request&, site::Site&);
http::Response tag(const http::Request&, site::Site&);
http::Response article(const http::Request&, site::Site&);
http::Response print(const http::Request&, site::Site&);
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
http::Response site_feed(const http::Request&, site::Site&);
http::Response section_feed(const http::Request&, site::Site&);
http::Response text_page(const http::Request&, site::Site&);
http::Response setup(const http::Request&, site::Site&);
http::Response health(const http::Request&, site::Site&);

inline constexpr std::size_t form_limit = 64 * 1024;

inline constexpr site::Page all[] = {
    {"mainpage", "/", mainpage},
    {"section", "/latest", latest},
    {"section", "/latest/before/{}", latest},
    {"section", "/section/{}", section},
    {"section", "/section/{}/before/{}", section},
    {"tag", "/tag/{}", tag},
    {"tag", "/tag/{}/before/{}", tag},
    {"article", "/article/{}/{}", article},
    {"article", "/article/{}/{}/print", print},
    {"gallery", "/photos", photos},
    {"gallery", "/photos/before/{}", photos},
    {"gallery", "/photos/{}/{}", album},
    {"gallery", "/photos/{}/{}/{}", photo},
    {"gallery", "/videos", videos},
    {"gallery", "/videos/before/{}", videos},
    {"gallery", "/videos/{}/{}", video},
    {"archive", "/archive", archive},
    {"archive", "/archive/{}", archive_year},
    {"archive", "/archive/{}/{}", archive_month},
    {"archive", "/archive/{}/{}/{}", archive_day},
    {"archive", "/archive/{}/{}/{}/before/{}", archive_day},
    {"search", "/search", search, "q section from to order page"},
    {"contact", "/contact", contact, "article",
     "token kind name email subject body article website", form_limit},
    {"favorites", "/favorites", favorites, "", "action id", form_limit},
    {"homepage", "/homepage", homepage},
    {"homepage", "/manifest.webmanifest", manifest},
    {"website", "/website", website, "section count"},
    {"widget", "/widget", widget, "section count"},
    {"widget", "/widget.json", widget_json, "section count"},
    {"feed", "/feed.xml", site_feed},
    {"feed", "/section/{}/feed.xml", section_feed},
    {"page", "/page/{}", text_page},
    {"setup", "/setup", setup, "", "secret token choice sections", form_limit},
    {"healthz", "/healthz", health},
};

}  // namespace masthead::pages
