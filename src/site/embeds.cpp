#include "src/site/embeds.h"

#include "src/site/access_log.h"
#include "src/site/files.h"
#include "src/site/pattern.h"
#include "src/text/host.h"
#include "src/text/parse.h"

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace masthead::site {

namespace {

std::string folder(const Config& config) { return config.var + "/embeds"; }
std::string new_file(const Config& config) { return folder(config) + "/new"; }
std::string taken_file(const Config& config) { return folder(config) + "/taken"; }
std::string counted_file(const Config& config) { return folder(config) + "/counted"; }
std::string log_file(const Config& config) { return folder(config) + "/log"; }

// Not access(): that asks for the user who started the program, not for whom it runs as.
bool is_there(const std::string& path) { return stamp_of(path) != FileStamp{}; }

// "" for our own pages, and for what has no host.
std::string other_host(const Config& config, const std::optional<std::string>& host) {
  return host && host != text::host_of(config.base_url) ? *host : "";
}

void note(const Config& config, std::int64_t now, std::int64_t views, const std::string& host) {
  if (host.empty()) return;
  const std::string line = std::to_string(now) + " " + std::to_string(views) + " " + host + "\n";
  // The folder is there but for the first time.
  if (append_to_file(new_file(config), line, largest_embeds_file)) return;
  if (!is_there(folder(config)) && make_folders(folder(config))) {
    append_to_file(new_file(config), line, largest_embeds_file);
  }
}

// What programs are called under: /cgi-bin/widget.cgi/tr/... means /tr/widget/... or /tr/...
struct Called {
  std::string program;
  Parts parts;
};

std::optional<Called> called(const Config& config, std::string_view target) {
  const std::string base = config.base_path();
  if (!target.starts_with(base)) return std::nullopt;
  target = target.substr(base.size(), target.find_first_of("?#") - base.size());
  const auto path = text::percent_decode(target, false);
  if (!path || (!path->empty() && !path->starts_with('/'))) return std::nullopt;
  Called result{"", parts_of(*path)};
  const Parts cgi = parts_of(config.cgi_path);
  Parts& parts = result.parts;
  const bool by_program = parts.size() > cgi.size() &&
                          std::equal(cgi.begin(), cgi.end(), parts.begin()) &&
                          parts[cgi.size()].ends_with(".cgi");
  if (by_program) {
    result.program = parts[cgi.size()].substr(0, parts[cgi.size()].size() - 4);
    parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(cgi.size()) + 1);
  }
  if (!parts.empty() && std::ranges::find(config.languages, parts[0]) != config.languages.end()) {
    parts.erase(parts.begin());
  }
  return result;
}

const Address* find(Addresses addresses, const Parts& parts) {
  const auto found = std::ranges::find_if(
      addresses, [&](const Address& one) { return match(one.path, parts).has_value(); });
  return found == addresses.end() ? nullptr : &*found;
}

bool is_embedded_target(const Config& config, Addresses addresses, std::string_view target) {
  auto asked = called(config, target);
  if (!asked) return false;
  const Address* address = find(addresses, asked->parts);
  const bool is_front = asked->parts.empty() && !asked->program.empty();
  if (!address || is_front) {
    asked->parts.insert(asked->parts.begin(), asked->program);
    address = find(addresses, asked->parts);
  }
  return address && is_embedded(*address->kind);
}

std::int64_t last_count(const Config& config) {
  return text::parse_number(text::trim(read_file(counted_file(config)).value_or(""))).value_or(0);
}

// A clock may have been put back.
bool is_time(std::int64_t then, std::int64_t now) {
  return now < then || now - then >= between_embed_counts;
}

std::optional<LogPlace> log_place(const Config& config) {
  return LogPlace::of_text(read_file(log_file(config)).value_or(""));
}

// Begins with the log, or ends, as it can be read or not.
void choose_source(const Config& config) {
  const auto end = config.access_log.empty() ? std::nullopt : end_of_log(config.access_log);
  if (!end) {
    ::unlink(log_file(config).c_str());
  } else if (!log_place(config) && make_folders(folder(config))) {
    write_file(log_file(config), end->text());
  }
}

// What a `tick` that died has left, or else what is new.
std::string take(const Config& config) {
  const std::string taken = taken_file(config);
  if (!is_there(taken)) std::rename(new_file(config).c_str(), taken.c_str());
  return read_file(taken).value_or("");
}

struct Note {
  std::int64_t at = 0, views = 0;
  std::string host;
};

std::optional<Note> note_of(std::string_view line) {
  const auto words = text::split(line, ' ');
  if (words.size() != 3) return std::nullopt;
  const auto at = text::parse_number(words[0]), views = text::parse_number(words[1]);
  const auto host = text::host_name(words[2]);
  if (!at || !views || *views > views_per_word || !host) return std::nullopt;
  return Note{*at, *views, *host};
}

class Counter {
 public:
  explicit Counter(const text::Zone& zone) : zone_(zone) {}
  void add(std::int64_t at, const std::string& host, std::int64_t views) {
    counts_[text::number(zone_.local(at).date)][host] += views;
  }
  const news::EmbedCounts& counts() const { return counts_; }

 private:
  const text::Zone& zone_;
  news::EmbedCounts counts_;
};

void add_notes(Counter& counter, std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == lines.npos) break;  // cut off by a full disk
    if (const auto note = note_of(lines.substr(0, end))) {
      counter.add(note->at, note->host, note->views);
    }
    lines.remove_prefix(end + 1);
  }
}

// True when the log has more than may be read at once.
bool add_log(Counter& counter, const Config& config, Addresses addresses, LogPlace& place) {
  return read_log(config.access_log, place, most_log_read, [&](std::string_view line) {
    if (const auto view = logged_view(line, config, addresses))
      counter.add(view->at, view->host, 1);
  });
}

}  // namespace

EmbedSource embed_source(const Config& config) {
  if (!config.access_log.empty() && is_there(log_file(config))) return EmbedSource::log;
  return config.published == Published::no ? EmbedSource::program : EmbedSource::script;
}

void note_embed(const Config& config, const http::Request& request, const Kind& kind) {
  if (!is_embedded(kind) || request.method != http::Method::get) return;
  const auto origin = text::host_of(request.origin);
  const std::string host = other_host(config, origin ? origin : text::host_of(request.referer));
  if (host.empty() || embed_source(config) != EmbedSource::program) return;
  note(config, request.now, 1, host);
}

void note_seen(const Config& config, const http::Request& request, std::string_view host) {
  if (embed_source(config) != EmbedSource::script) return;
  const std::string origin = other_host(config, text::host_of(request.origin));
  note(config, request.now, views_per_word,
       origin.empty() ? other_host(config, text::host_name(host)) : origin);
}

std::optional<LoggedView> logged_view(std::string_view text, const Config& config,
                                      Addresses addresses) {
  const auto line = parse_log_line(text);
  if (!line || line->method != "GET" || (line->status != 200 && line->status != 304)) {
    return std::nullopt;
  }
  const std::string host = other_host(config, text::host_of(line->referer));
  if (host.empty() || !is_embedded_target(config, addresses, line->target)) return std::nullopt;
  return LoggedView{line->at, host};
}

bool embeds_are_due(const Config& config, std::int64_t now) {
  choose_source(config);
  const bool has_notes = is_there(new_file(config)) || is_there(taken_file(config));
  const bool has_many = stamp_of(new_file(config)).bytes > largest_embeds_file / 2;
  const bool has_log = embed_source(config) == EmbedSource::log;
  return has_many || ((has_notes || has_log) && is_time(last_count(config), now));
}

void count_embeds(const Config& config, Addresses addresses, const text::Zone& zone,
                  std::int64_t now, db::Connection& db) {
  // Where we cannot say how far we are, nothing is counted again and again.
  if (!write_file(counted_file(config), std::to_string(last_count(config)))) return;
  Counter counter(zone);
  add_notes(counter, take(config));
  auto place = log_place(config);
  const bool more = place && add_log(counter, config, addresses, *place);
  news::add_embeds(db, counter.counts(), zone, now);
  if (place) write_file(log_file(config), place->text());
  ::unlink(taken_file(config).c_str());
  if (!more) write_file(counted_file(config), std::to_string(now));
}

}  // namespace masthead::site
