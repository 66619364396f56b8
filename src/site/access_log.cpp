#include "src/site/access_log.h"

#include "src/text/hash.h"
#include "src/text/parse.h"
#include "src/text/time.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::site {

namespace {

constexpr std::size_t longest_line = 8 * 1024;
constexpr std::size_t piece = 256 * 1024;
constexpr std::int64_t head_bytes = 256;

constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// "24/Nov/2026:16:50:21 +0300"
std::optional<std::int64_t> time_of(std::string_view text) {
  if (text.size() != 26) return std::nullopt;
  const auto month = std::ranges::find(months, text.substr(3, 3));
  if (month == std::end(months)) return std::nullopt;
  const std::string number = std::to_string(month - std::begin(months) + 1);
  std::string iso(text.substr(7, 4));
  iso += (number.size() == 1 ? "-0" : "-") + number + "-";
  iso.append(text.substr(0, 2)).append("T").append(text.substr(12, 8));
  iso.append(text.substr(21, 3)).append(":").append(text.substr(24, 2));
  return text::parse_iso(iso);
}

// Takes what stands in quotation marks at the beginning; Apache writes \" inside, nginx \x22.
std::optional<std::string_view> take_quoted(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::nullopt;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == '\\') {
      ++at;
    } else if (rest[at] == '"') {
      const std::string_view text = rest.substr(1, at - 1);
      rest.remove_prefix(at + 1);
      return text;
    }
  }
  return std::nullopt;
}

// Takes a word that ends at a blank, and the blank.
std::string_view take_word(std::string_view& rest) {
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  return word;
}

class File {
 public:
  explicit File(const std::string& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (number_ < 0 || ::fstat(number_, &status_) != 0 || !S_ISREG(status_.st_mode)) close();
  }
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return number_ >= 0; }
  std::uint64_t inode() const { return status_.st_ino; }
  std::int64_t size() const { return status_.st_size; }
  // Less than asked for at the end of the file, or when it cannot be read.
  std::string read(std::int64_t offset, std::size_t length) const {
    std::string bytes(length, '\0');
    std::size_t count = 0;
    while (count < length) {
      const ssize_t got = ::pread(number_, bytes.data() + count, length - count,
                                  offset + static_cast<std::int64_t>(count));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      count += static_cast<std::size_t>(got);
    }
    bytes.resize(count);
    return bytes;
  }
  std::string head(std::int64_t offset) const {
    return text::hash_text(read(0, static_cast<std::size_t>(std::min(offset, head_bytes))));
  }

 private:
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int number_;
  struct stat status_ = {};
};

bool begins_alike(const File& file, const LogPlace& place) {
  return file.is_open() && file.size() >= place.offset && file.head(place.offset) == place.head;
}

bool is_same(const File& file, const LogPlace& place) {
  return file.is_open() && file.inode() == place.inode && begins_alike(file, place);
}

// What the log was before, moved or copied there. Of one that was empty only the inode is known.
bool is_old(const File& file, const LogPlace& place) {
  return place.offset == 0 ? is_same(file, place) : begins_alike(file, place);
}

void use_lines(std::string_view lines, const std::function<void(std::string_view)>& use) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    if (line.size() <= longest_line) use(line);
    lines.remove_prefix(line.size() + 1);
  }
}

// Reads on from `offset`; true when it stopped because of the limit, which it counts down.
bool read_on(const File& file, std::int64_t& offset, std::int64_t& limit,
             const std::function<void(std::string_view)>& use) {
  while (offset < file.size()) {
    if (limit <= 0) return true;
    const std::string bytes = file.read(offset, piece);
    const std::size_t end = bytes.rfind('\n');
    // A line that long is nobody's: what is left of it is passed over as a line of its own.
    const std::size_t taken = end != bytes.npos       ? end + 1
                              : bytes.size() == piece ? bytes.size()
                                                      : 0;
    if (taken == 0) break;
    if (end != bytes.npos) use_lines(std::string_view(bytes).substr(0, taken), use);
    offset += static_cast<std::int64_t>(taken);
    limit -= static_cast<std::int64_t>(taken);
  }
  return false;
}

}  // namespace

std::optional<LogLine> parse_log_line(std::string_view line) {
  LogLine result;
  const std::size_t quote = line.find('"');
  if (quote == line.npos) return std::nullopt;
  const std::string_view before = line.substr(0, quote);
  const std::size_t open = before.rfind('['), close = before.rfind(']');
  if (open == before.npos || close == before.npos || close < open) return std::nullopt;
  const auto at = time_of(before.substr(open + 1, close - open - 1));
  line.remove_prefix(quote);
  auto request = take_quoted(line);
  if (!at || !request || !line.starts_with(' ')) return std::nullopt;
  line.remove_prefix(1);
  const auto status = text::parse_number(take_word(line));
  take_word(line);  // bytes
  const auto referer = take_quoted(line);
  if (!status || *status > 999 || !referer) return std::nullopt;
  result.at = *at;
  result.method = take_word(*request);
  result.target = take_word(*request);
  result.referer = *referer;
  result.status = static_cast<int>(*status);
  return result;
}

std::string LogPlace::text() const {
  return std::to_string(inode) + " " + std::to_string(offset) + " " + head + "\n";
}

std::optional<LogPlace> LogPlace::of_text(std::string_view text) {
  const auto words = text::split(text::trim(text), ' ');
  if (words.size() != 3) return std::nullopt;
  const auto inode = text::parse_number(words[0]), offset = text::parse_number(words[1]);
  if (!inode || !offset) return std::nullopt;
  return LogPlace{static_cast<std::uint64_t>(*inode), *offset, words[2]};
}

std::optional<LogPlace> end_of_log(const std::string& log) {
  const File file(log);
  if (!file.is_open()) return std::nullopt;
  return LogPlace{file.inode(), file.size(), file.head(file.size())};
}

bool read_log(const std::string& log, LogPlace& place, std::int64_t limit,
              const std::function<void(std::string_view)>& use) {
  const File file(log);
  if (!file.is_open()) return false;
  bool more = false;
  if (!is_same(file, place)) {
    const File old(log + ".1");
    if (is_old(old, place)) {
      more = read_on(old, place.offset, limit, use);
      // Its head may cover more bytes now.
      place = {old.inode(), place.offset, old.head(place.offset)};
      if (more) return true;
    }
    place.offset = 0;
  }
  more = read_on(file, place.offset, limit, use);
  place = {file.inode(), place.offset, file.head(place.offset)};
  return more;
}

}  // namespace masthead::site
