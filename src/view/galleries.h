// Teasers of albums and videos, shared by the front page and the gallery pages.
#pragma once

#include "src/view/pages.h"

namespace masthead::view {

void fill_albums(Values& values, const Frame& frame, const std::vector<news::AlbumTeaser>& albums);
void fill_videos(Values& values, const Frame& frame, const std::vector<news::VideoTeaser>& videos);
// Where the frame of an outside player leads.
std::string player_url(const news::Video& video);
std::string duration_text(int seconds);  // 1:05

}  // namespace masthead::view
