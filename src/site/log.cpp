#include "src/site/log.h"

#include "src/text/time.h"

#include <exception>

#include <fcntl.h>
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

bool append(const std::string& folder, const std::string& line) {
  ::mkdir(folder.c_str(), 0755);
  const int file =
      ::open((folder + "/masthead.log").c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
  if (file < 0) return false;
  const bool written = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  ::close(file);
  return written;
}

}  // namespace

void log(const Config* config, std::int64_t now, std::string_view code, int status,
         std::string_view path, std::string_view what) noexcept {
  try {
    const std::string line = text::http_date(now) + "\t" + one_line(code) + "\t" +
                             std::to_string(status) + "\t" + one_line(path) + "\t" +
                             one_line(what) + "\n";
    if (config && append(config->var + "/log", line)) return;
    const std::string named = "masthead: " + line;
    if (::write(STDERR_FILENO, named.data(), named.size()) < 0) return;
  } catch (const std::exception&) {
    return;  // a log that cannot be written must not take the page with it
  }
}

}  // namespace masthead::site
