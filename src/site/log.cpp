#include "src/site/log.h"

#include "src/http/refusals.h"
#include "src/site/errors.h"
#include "src/text/time.h"

#include <cstdio>
#include <exception>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace masthead::site {

namespace {

std::string one_line(std::string_view text) {
  std::string line(text.substr(0, 1000));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return line;
}

// A full log becomes NAME.log.1, in place of the one before. Of several who see that it is
// full, one does it: for the others the name is another file's by then.
void put_aside_when_full(int file, const std::string& path) {
  struct stat ours = {}, named = {};
  if (::fstat(file, &ours) != 0 || ours.st_size < most_logged_bytes) return;
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return;
  if (::stat(path.c_str(), &named) == 0 && named.st_ino == ours.st_ino) {
    std::rename(path.c_str(), (path + ".1").c_str());
  }
}

bool append(const Config& config, const char* name, const std::string& line) {
  const std::string folder = config.var + "/log", path = folder + "/" + name;
  ::mkdir(folder.c_str(), 0755);
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
  if (file < 0) return false;
  const bool written = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  put_aside_when_full(file, path);
  ::close(file);
  return written;
}

const char* sentence_of(std::string_view code) {
  if (code == error::foreign_origin) return "The form was sent from another site.";
  if (code == error::bad_token) return "The form's token is missing, changed or too old.";
  return http::sentence_of(code);
}

enum class Otherwise { nowhere, on_stderr };

// A log that cannot be written must not take the page with it.
void write_line(const Config* config, const char* name, Otherwise otherwise, std::int64_t now,
                std::string_view code, int status, std::string_view path,
                std::string_view what) noexcept {
  try {
    const std::string line = text::http_date(now) + "\t" + one_line(code) + "\t" +
                             std::to_string(status) + "\t" + one_line(path) + "\t" +
                             one_line(what) + "\n";
    if (config && append(*config, name, line)) return;
    const std::string named = "masthead: " + line;
    if (otherwise == Otherwise::on_stderr && ::write(STDERR_FILENO, named.data(), named.size()) < 0)
      return;
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace

void log(const Config* config, std::int64_t now, std::string_view code, int status,
         std::string_view path, std::string_view what) noexcept {
  write_line(config, "masthead.log", Otherwise::on_stderr, now, code, status, path, what);
}

void log_refused(const Config& config, std::int64_t now, const http::Refused& refused,
                 std::string_view path) noexcept {
  const char* sentence = sentence_of(refused.code);
  if (!sentence) return;
  write_line(&config, "refused.log", Otherwise::nowhere, now, refused.code, refused.status, path,
             sentence);
}

}  // namespace masthead::site
