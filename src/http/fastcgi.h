// FastCGI 1.0, by libfcgi (its only user): a process that answers one request after the other.
//
// 1. A process is FastCGI when its standard input is a listening socket; then its environment is
//    read with each request.
// 2. SIGTERM (systemd, Apache's mod_fcgid) and SIGUSR1 mean: answer the request that runs, then
//    end.
// 3. libfcgi trusts who may write to the socket: make it a Unix socket that only the web server may
//    open, never TCP (RELIABILITY F14).
#pragma once

#include "src/http/cgi.h"
#include "src/http/response.h"

#include <functional>
#include <memory>

namespace masthead::http {

bool is_fastcgi();

class FastCgi {
 public:
  // Must be the only one of the process.
  FastCgi();
  ~FastCgi();
  FastCgi(const FastCgi&) = delete;
  FastCgi& operator=(const FastCgi&) = delete;

  // Waits for the next request; false when the process should end.
  bool accept();
  // The request that was accepted. Goes before the next accept().
  Cgi request();
  // Writes the whole answer and ends the request.
  void send(const Response& response, bool head);

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

// Keeps `processes` children that run `serve`, until SIGTERM; then asks them to end, and after ten
// seconds makes them. One that ended is replaced (after a pause when it lived for less than a
// second): meanwhile the socket stays open, and nobody who waits in it is turned away. For the same
// reason one process is a pool of one. SIGHUP replaces all of them. Returns the exit code.
int run_pool(int processes, const std::function<int()>& serve);

}  // namespace masthead::http
