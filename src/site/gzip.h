// RFC 1952, by zlib.
#pragma once

#include <string>
#include <string_view>

namespace masthead::site {

// The bytes in one gzip member, without name or time: equal input gives equal output. Throws
// std::bad_alloc.
std::string gzip(std::string_view bytes);

}  // namespace masthead::site
