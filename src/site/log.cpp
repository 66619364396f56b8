#include "src/site/log.h"

#include "src/http/refusals.h"
#include "src/site/errors.h"
#include "src/text/time.h"
#include "src/text/utf8.h"

#include <cerrno>
#include <cstdio>
#include <exception>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace masthead::site {

namespace {

// Well-formed, too: journalctl shows bytes that are not as "blob data".
std::string one_line(std::string_view text) {
  std::string line = text::clean(text.substr(0, 1000));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
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

// A datagram socket of the system's log; -1 when nobody reads it.
int connect_to(const std::string& socket) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (socket.size() >= sizeof address.sun_path) return -1;  // Config refuses it already
  socket.copy(address.sun_path, socket.size());
  const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (file < 0) return -1;
  if (::connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    return file;
  ::close(file);
  return -1;
}

// As RFC 3164 has it, without the date, which the reader adds.
void copy_to_system(const Config& config, int priority, const std::string& line) {
  if (config.log_socket.empty()) return;
  const int file = connect_to(config.log_socket);
  if (file < 0) return;
  const std::string message =
      "<" + std::to_string(priority) + ">masthead: " + line.substr(0, line.size() - 1);
  // What the reader cannot take now is in the file, or on stderr.
  [[maybe_unused]] const ssize_t sent = ::send(file, message.data(), message.size(), MSG_NOSIGNAL);
  ::close(file);
}

const char* sentence_of(std::string_view code) {
  if (code == error::foreign_origin) return "The form was sent from another site.";
  if (code == error::bad_token) return "The form's token is missing, changed or too old.";
  return http::sentence_of(code);
}

enum class Otherwise { nowhere, on_stderr };
// The system's log counts what it drops by severity (RFC 3164, 4.1.1: daemon; error, notice).
struct Log {
  const char* name;
  int priority;
  Otherwise otherwise;
};
constexpr Log failures{"masthead.log", 3 * 8 + 3, Otherwise::on_stderr};
constexpr Log refusals{"refused.log", 3 * 8 + 5, Otherwise::nowhere};

// A log that cannot be written must not take the page with it.
void write_line(const Log& log, const Config* config, std::int64_t now, std::string_view code,
                int status, const Subject& subject, std::string_view what) noexcept {
  try {
    const std::string line = text::http_date(now) + "\t" + one_line(code) + "\t" +
                             std::to_string(status) + "\t" + one_line(subject.path) + "\t" +
                             one_line(what) + "\t" + one_line(subject.id) + "\n";
    const bool kept = config && append(*config, log.name, line);
    if (config) copy_to_system(*config, log.priority, line);
    if (kept || log.otherwise == Otherwise::nowhere) return;
    const std::string named = "masthead: " + line;
    if (::write(STDERR_FILENO, named.data(), named.size()) < 0) return;
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace

void log(const Config* config, std::int64_t now, std::string_view code, int status,
         const Subject& subject, std::string_view what) noexcept {
  write_line(failures, config, now, code, status, subject, what);
}

void log_refused(const Config& config, std::int64_t now, const http::Refused& refused,
                 const Subject& subject) noexcept {
  const char* sentence = sentence_of(refused.code);
  if (!sentence) return;
  write_line(refusals, &config, now, refused.code, refused.status, subject, sentence);
}

void log_trouble(const Config& config, std::int64_t now, std::string_view code,
                 const Subject& subject, const std::string& mark, const std::string& trouble) {
  if (trouble.empty()) {
    ::unlink(mark.c_str());
    return;
  }
  const int file = ::open(mark.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  if (file >= 0) ::close(file);
  if (file < 0 && errno == EEXIST) return;
  log(&config, now, code, 200, subject, trouble);
}

void log_open_config(const Config& config, std::int64_t now) {
  const std::string trouble =
      tells_secrets(config) ? "everybody on this host can read " + config.file : "";
  log_trouble(config, now, error::open_config, {}, config.var + "/open-config.trouble", trouble);
}

bool is_log_socket_open(const Config& config) {
  const int file = connect_to(config.log_socket);
  if (file >= 0) ::close(file);
  return file >= 0;
}

}  // namespace masthead::site
