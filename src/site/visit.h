// One request on its way: configuration, route, fields, kept page or page, headers. The one catch
// of the program is here; whatever happens, something with a status and a code is answered.
#pragma once

#include "src/http/cgi.h"
#include "src/http/gate.h"
#include "src/site/page.h"
#include "src/site/router.h"
#include "src/site/site.h"
#include "src/site/worker.h"

#include <optional>
#include <string>

namespace masthead::site {

struct Fault;
struct PageKey;

// The members are what is known so far; an error page uses what there is.
class Visit {
 public:
  Visit(Worker& worker, http::Cgi& cgi, Pages pages, const std::string& executable)
      : worker_(worker), cgi_(cgi), pages_(pages), executable_(executable) {}

  http::Response answer();
  // Asked of the server: a request that the gate refused has no method yet.
  bool is_head() const { return cgi_.variable("REQUEST_METHOD") == "HEAD"; }

 private:
  http::Response page();
  http::Response follow(const Route& route);
  http::Response moved(const Route& route, const http::Names& names) const;
  std::optional<PageKey> key_of(const Route& route, const http::Names& names) const;
  http::Response kept(const Route& route, const PageKey& key);
  http::Response made(const Route& route);
  template <typename Ask>
  auto asked(Ask ask);
  http::Response refuse(const Fault& fault) noexcept;
  std::string asked_path() const;
  void note(const Fault& fault) const noexcept;

  Worker& worker_;
  http::Cgi& cgi_;
  Pages pages_;
  const std::string& executable_;
  Installation* installation_ = nullptr;
  std::int64_t now_ = 0;
  std::optional<Site> site_;
  const Kind* kind_ = &kinds::page;
  http::Request request_;
};

}  // namespace masthead::site
