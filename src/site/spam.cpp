#include "src/site/spam.h"

#include "src/text/host.h"
#include "src/text/parse.h"

#include <algorithm>
#include <cctype>

namespace masthead::site {

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// Points of one source after the other, with their names.
class Tally {
 public:
  void add(const char* name, int points) {
    if (points == 0) return;
    verdict_.points += points;
    verdict_.reasons +=
        (verdict_.reasons.empty() ? "" : " ") + std::string(name) + " " + std::to_string(points);
  }
  void add_if(bool shown, const char* name, int points) { add(name, shown ? points : 0); }
  int points() const { return verdict_.points; }
  Verdict verdict() const { return verdict_; }

 private:
  Verdict verdict_;
};

int from(int count, int one, int two, int three) {
  return count >= 3 ? three : count == 2 ? two : count == 1 ? one : 0;
}

bool is_tool(std::string_view agent) {
  constexpr std::string_view tools[] = {"python",      "curl/",  "go-http",    "java/",   "wget/",
                                        "libwww-perl", "okhttp", "axios",      "node",    "php",
                                        "scrapy",      "ruby",   "httpclient", "headless"};
  std::string lower(agent);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::ranges::any_of(tools, [&](std::string_view tool) { return has(lower, tool); });
}

// The number behind "Chrome/"; 0 when there is none.
std::int64_t version_of(std::string_view agent, std::string_view name) {
  const std::size_t at = agent.find(name);
  if (at == agent.npos) return 0;
  agent.remove_prefix(at + name.size());
  return text::parse_number(agent.substr(0, agent.find_first_not_of("0123456789"))).value_or(0);
}

// Chrome has sent Sec-Fetch-* since 76, Firefox since 90 (MDN).
bool should_send_fetch_headers(std::string_view agent) {
  return version_of(agent, "Chrome/") >= 80 || version_of(agent, "Firefox/") >= 90;
}

bool is_ancient(std::string_view agent) {
  const auto older = [&](std::string_view name, std::int64_t than) {
    const std::int64_t version = version_of(agent, name);
    return version > 0 && version < than;
  };
  return has(agent, "MSIE ") || older("Chrome/", 60) || older("Firefox/", 60);
}

bool is_foreign(std::string_view referer, std::string_view own_host) {
  const auto host = text::host_of(referer);
  return host && *host != own_host;
}

void add_time(Tally& tally, const Sending& sending) {
  tally.add_if(sending.hidden_filled, "hidden", suspect_from);
  if (sending.seconds < 2) {
    tally.add("instant", suspect_from);
  } else if (sending.seconds < 6) {
    tally.add("fast", 2);
  }
}

void add_headers(Tally& tally, const Sending& sending) {
  const std::string_view agent = sending.user_agent;
  if (agent.empty()) {
    tally.add("no-agent", 2);
  } else if (is_tool(agent)) {
    tally.add("tool", suspect_from);
  } else if (agent == "Mozilla/5.0") {
    tally.add("bare-agent", 2);
  }
  tally.add_if(is_ancient(agent), "ancient", 3);
  tally.add_if(sending.accept_language.empty(), "no-language", 2);
  tally.add_if(!has(sending.accept, "text/html"), "accept", 1);
  tally.add_if(
      sending.over_https && sending.sec_fetch_site.empty() && should_send_fetch_headers(agent),
      "no-fetch", 2);
  tally.add_if(!sending.sec_fetch_mode.empty() && sending.sec_fetch_mode != "navigate", "mode", 2);
  tally.add_if(is_foreign(sending.referer, sending.own_host), "referer", 2);
}

void add_links(Tally& tally, const text::LetterSigns& text) {
  if (text.links >= 5) {
    tally.add("links", 3);
  } else if (text.links > 0) {
    tally.add("links", text.links >= 3 ? 2 : 1);
  }
  tally.add_if(text.link_at_end && text.selling > 0, "ends-with-link", 1);
  tally.add_if(text.link_markup, "markup", 3);
  tally.add_if(text.link_in_line, "link-in-line", 2);
  tally.add_if(text.mostly_links, "only-links", 3);
}

void add_text(Tally& tally, const Sending& sending) {
  const text::LetterSigns& text = sending.text;
  Tally of_text;
  add_links(of_text, text);
  of_text.add("selling", std::min(text.selling, 6));
  of_text.add_if(text.sums, "sums", 1);
  of_text.add("attack", text.attacks > 1 ? 4 : text.attacks * 3);
  of_text.add_if(text.attacks > 0 && text.letters < 60, "bare-attack", 2);
  of_text.add_if(text.noise, "noise", 3);
  of_text.add_if(text.noise_subject, "noise-subject", 2);
  of_text.add_if(text.noise_name, "noise-name", 2);
  of_text.add_if(text.try_out, "try-out", 2);
  of_text.add_if(text.other_script, "script", 1);
  const int credit = std::min(text.reading, 4) + (text.own_links > 0 ? 2 : 0) +
                     (sending.kind != "general" ? 1 : 0);
  of_text.add_if(of_text.points() > 0, "reader", -std::min(credit, of_text.points()));
  const Verdict verdict = of_text.verdict();
  tally.add(("text(" + verdict.reasons + ")").c_str(), verdict.points);
}

void add_past(Tally& tally, const Past& past) {
  tally.add_if(past.copies > 0, "copies", suspect_from);
  tally.add("form", from(past.texts_of_form, 0, 2, suspect_from));
  tally.add("suspects", from(past.suspects_of_address, 1, 1, 2));
  tally.add_if(past.suspects_of_network >= 5, "network", 2);
  tally.add_if(past.recent_suspects_of_network >= 2, "wave", suspect_from);
}

}  // namespace

Verdict judge(const Sending& sending, const Past& past) {
  Tally tally;
  add_time(tally, sending);
  add_headers(tally, sending);
  add_text(tally, sending);
  add_past(tally, past);
  return tally.verdict();
}

}  // namespace masthead::site
