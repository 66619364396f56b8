#include "src/site/contact_guard.h"

#include "src/site/errors.h"
#include "src/site/ledger.h"
#include "src/site/log.h"
#include "src/text/host.h"

namespace masthead::site {

namespace {

Sending sending_of(const Config& config, const http::Request& request, const Token& token,
                   const Typed& typed, const std::string& own_host) {
  Sending sending;
  sending.seconds = request.now - token.shown_at;
  sending.hidden_filled = !typed.hidden.empty();
  sending.over_https = config.https();
  sending.user_agent = request.user_agent;
  sending.accept = request.accept;
  sending.accept_language = request.accept_language;
  sending.sec_fetch_site = request.sec_fetch_site;
  sending.sec_fetch_mode = request.sec_fetch_mode;
  sending.referer = request.referer;
  sending.own_host = own_host;
  sending.kind = typed.kind;
  sending.text = text::letter_signs({typed.name, typed.subject, typed.body}, own_host);
  return sending;
}

Arrival arrival_of(const http::Request& request, const Token& token, const Typed& typed) {
  Arrival arrival;
  arrival.address = request.remote_address;
  arrival.form = token.id;
  arrival.sender = typed.email;
  arrival.core = text::letter_core({typed.name, typed.subject, typed.body});
  arrival.whole = typed.kind + "\n" + typed.name + "\n" + typed.email + "\n" + typed.subject +
                  "\n" + typed.body;
  arrival.now = request.now;
  return arrival;
}

void tell(const Config& config, const http::Request& request, const Admitted& admitted) {
  if (admitted.admission == Admission::prefix_full) {
    log(&config, request.now, error::contact_prefix, 429, request, "one network sends too much");
  } else if (admitted.admission == Admission::hour_full) {
    log(&config, request.now, error::contact_hour, 429, request, "contact_per_hour is reached");
  } else if (admitted.verdict.is_suspect() && !admitted.repeated) {
    log(&config, request.now, error::contact_suspect, 200, request, admitted.verdict.reasons);
  }
}

}  // namespace

Admitted guard_contact(const Config& config, const http::Request& request, const Token& token,
                       const Typed& typed) {
  const std::string own_host = text::host_of(config.base_url).value_or("");
  const Sending sending = sending_of(config, request, token, typed, own_host);
  const Limits limits{config.contact_per_prefix, config.contact_per_hour};
  const std::string ledger = config.var + "/contact.ledger";
  const Admitted admitted =
      admit(ledger, secret_key(config), limits, arrival_of(request, token, typed),
            [&](const Past& past) { return judge(sending, past); });
  log_trouble(config, request.now, error::ledger, request, ledger + ".trouble", admitted.trouble);
  tell(config, request, admitted);
  return admitted;
}

}  // namespace masthead::site
