#include "src/site/serve.h"

#include "src/site/visit.h"

#include <fstream>

#include <unistd.h>

namespace masthead::site {

namespace {

constexpr std::int64_t most_resident = 48 * 1024 * 1024;  // bytes
constexpr std::int64_t requests_between_looks = 64;

std::int64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::int64_t size = 0, resident = 0;
  in >> size >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

int serve_cgi(http::Cgi& cgi, Pages pages, const std::string& executable) {
  Worker worker(Worker::Life::one_request);
  Visit visit(worker, cgi, pages, executable);
  const http::Response response = visit.answer();
  cgi.drain();
  return http::send(STDOUT_FILENO, response, visit.is_head()) ? 0 : 1;
}

int serve_fastcgi(Pages pages, const std::string& executable, std::int64_t most_requests) {
  http::arm_process_limits();
  http::FastCgi fastcgi;
  Worker worker(Worker::Life::many_requests);
  for (std::int64_t served = 0; served < most_requests && fastcgi.accept();) {
    http::begin_request();
    http::Cgi cgi = fastcgi.request();
    Visit visit(worker, cgi, pages, executable);
    const http::Response response = visit.answer();
    cgi.drain();
    fastcgi.send(response, visit.is_head());
    http::end_request();
    if (++served % requests_between_looks == 0 && resident_bytes() > most_resident) break;
  }
  return 0;
}

}  // namespace masthead::site
