#include "src/site/gzip.h"

#include <new>

#include <zlib.h>

namespace masthead::site {

namespace {
constexpr int level = 9;  // written once, sent often
constexpr int window_with_gzip_header = 15 + 16;
constexpr int memory_level = 9;
}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream = {};
  if (::deflateInit2(&stream, level, Z_DEFLATED, window_with_gzip_header, memory_level,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string result(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  ::deflate(&stream, Z_FINISH);  // deflateBound() left room for all of it
  result.resize(stream.total_out);
  ::deflateEnd(&stream);
  return result;
}

}  // namespace masthead::site
