#include "src/cli/kept_pages.h"

#include "src/site/kinds.h"

#include <algorithm>
#include <vector>

namespace masthead::cli {

namespace {

using site::Kind;
using Kinds = std::vector<const Kind*>;

constexpr std::string_view one_part = "[a-z0-9-]+";
// As view::parse_look() reads it.
constexpr std::string_view one_look = "(?:auto|light|dark)(?:-[0-9a-f]{6})?";

// "/section/{}/feed.xml" -> "/section/[a-z0-9-]+/feed\.xml"
std::string pattern_of_path(std::string_view path) {
  std::string pattern;
  for (std::size_t at; (at = path.find('{')) != std::string_view::npos;) {
    pattern += quoted(std::string(path.substr(0, at))) + std::string(one_part);
    path.remove_prefix(path.find('}') + 1);
  }
  return pattern + quoted(std::string(path));
}

// "tr|az": the prefixes of the languages other than the first; "" when there are none.
std::string other_languages(const site::Config& config) {
  std::string all;
  for (std::size_t i = 1; i < config.languages.size(); ++i) {
    all += (all.empty() ? "" : "|") + config.languages[i];
  }
  return all;
}

// "(?:/(?:tr|az))?", or "" when the site has one language.
std::string optional_language(const site::Config& config) {
  const std::string languages = other_languages(config);
  return languages.empty() ? "" : "(?:/(?:" + languages + "))?";
}

// The row of a kind whose addresses differ by a look, split there; all of that kind's are such.
struct LookRow {
  std::string before, after;  // patterns of what stands before and after the look
};
std::optional<LookRow> look_row(const site::Config& config, site::Addresses addresses,
                                const Kind& kind) {
  for (const site::Address& address : addresses) {
    const std::string_view path = address.path;
    const std::size_t look = path.find(site::any_look);
    if (address.kind != &kind || look == path.npos) continue;
    return LookRow{optional_language(config) + pattern_of_path(path.substr(0, look)),
                   pattern_of_path(path.substr(look + site::any_look.size()))};
  }
  return std::nullopt;
}

// The kinds of what is kept, each once.
Kinds kept_kinds(site::Addresses addresses) {
  Kinds kinds;
  for (const site::Address& address : addresses) {
    if (address.keep == site::Keep::never) continue;
    if (std::ranges::find(kinds, address.kind) == kinds.end()) kinds.push_back(address.kind);
  }
  return kinds;
}

bool has_front(site::Addresses addresses, const Kind& kind) {
  return std::ranges::any_of(addresses, [&](const site::Address& address) {
    return address.kind == &kind && std::string_view(address.path) == "/";
  });
}

std::string line(int blanks, const std::string& text) {
  return std::string(static_cast<std::size_t>(blanks), ' ') + text + "\n";
}

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

// `where` is the location's head; `file` the page's place under the second's name.
std::string nginx_location(const site::Config& config, const std::string& where,
                           const std::string& before, const std::string& file, const Kind& kind) {
  std::string text = line(0, "location " + where + " {");
  if (!before.empty()) text += line(4, before);
  text += line(4, "@kept.conf@");
  text += line(4, "rewrite ^ /$time_iso8601" + file + "/index." + kind.extension + " break;");
  text += line(4, "default_type " + in_quotes(kind.type) + ";");
  for (const auto& [name, value] : site::headers_of(kind, config.policy())) {
    text += line(4, "add_header " + name + " " + in_quotes(value) + " always;");
  }
  return text + line(0, "}");
}

// Of the pages of a kind, found by a pattern.
std::string nginx_locations(const site::Config& config, site::Addresses addresses,
                            const Kind& kind) {
  const auto look = look_row(config, addresses, kind);
  const std::string pattern = look ? "(?<masthead_before>" + look->before + ")" +
                                         std::string(one_look) + "(?<masthead_after>" +
                                         look->after + ")"
                                   : pattern_of(config, addresses, kind);
  const char* file = look ? "$masthead_before-$masthead_after" : "$masthead_page";
  const std::string where =
      "~ \"^" + quoted(config.base_path()) + "(?<masthead_page>" + pattern + ")$\"";
  return line(0, "# Kept pages: " + std::string(kind.name)) +
         nginx_location(config, where, "", file, kind);
}

// The pages that most readers come for need no pattern: front pages and, where the site has no path
// of its own, articles.
std::string nginx_shortcuts(const site::Config& config, const Kind& kind) {
  const std::string base = config.base_path();
  std::string text = line(0, "# Kept pages: the fronts and articles");
  text += nginx_location(config, "= " + base + "/", "set $masthead_page /;", "", kind);
  for (std::size_t i = 1; i < config.languages.size(); ++i) {
    const std::string front = "/" + config.languages[i];
    text += nginx_location(config, "= " + base + front, "set $masthead_page " + front + ";", front,
                           kind);
  }
  if (!base.empty()) return text;
  return text +
         nginx_location(config, "^~ /article/", "set $masthead_page $uri;", "$masthead_page", kind);
}

// The rules that say which file would be it, and of which kind.
std::string apache_rule(const std::string& pattern, const std::string& between, const Kind& kind) {
  return line(4, "RewriteRule \"^" + pattern + "$\" - [E=MASTHEAD_FILE:published/" +
                     "%{ENV:MASTHEAD_SECOND}" + between + "/index." + kind.extension +
                     ",E=MASTHEAD_KIND:" + kind.name + "]");
}

std::string apache_rules(const site::Config& config, site::Addresses addresses, const Kind& kind) {
  std::string text;
  if (has_front(addresses, kind)) {
    const std::string languages = other_languages(config);
    text += apache_rule("", "", kind);
    if (!languages.empty()) text += apache_rule("(" + languages + ")", "/$1", kind);
  }
  // A pattern begins with a slash, which .htaccess does not see.
  if (const auto look = look_row(config, addresses, kind)) {
    text += line(4, "RewriteCond \"/$0\" \"^(" + look->before + ")" + std::string(one_look) + "(" +
                        look->after + ")$\"");
    return text + apache_rule("[^/].*", "%1-%2", kind);
  }
  text += line(4, "RewriteCond \"/$0\" \"^" + pattern_of(config, addresses, kind) + "$\"");
  return text + apache_rule("[^/].*", "/$0", kind);
}

// All headers that these kinds have, each once.
site::Headers all_headers(const Kinds& kinds, const site::Policy& policy) {
  site::Headers all;
  for (const Kind* kind : kinds) {
    for (const auto& header : site::headers_of(*kind, policy)) {
      if (std::ranges::find(all, header) == all.end()) all.push_back(header);
    }
  }
  std::ranges::stable_sort(all, {}, [](const auto& header) { return header.first; });
  return all;
}

template <typename Has>
std::string names_of(const Kinds& kinds, Has has) {
  std::string names;
  for (const Kind* kind : kinds) {
    if (has(*kind)) names += (names.empty() ? "" : "|") + std::string(kind->name);
  }
  return names;
}

// The condition of a header: what is sent is of these kinds ("page|video").
std::string when_sent(const std::string& names) {
  return in_quotes("expr=reqenv('REDIRECT_MASTHEAD_SENT') =~ /^(?:" + names + ")$/");
}

// As the rules for files in .htaccess do it: an answer has two tables of headers.
std::string apache_header(const std::string& action, const std::string& name) {
  return std::string(name == "Cache-Control" ? "Header " : "Header always ") + action + " " + name +
         " ";
}

// One line for each value, and one for the kinds that have no such header (files have).
std::string apache_headers(const Kinds& kinds, const site::Policy& policy) {
  std::string text, last;
  for (const auto& header : all_headers(kinds, policy)) {
    const std::string without = names_of(kinds, [&](const Kind& kind) {
      const site::Headers headers = site::headers_of(kind, policy);
      return std::ranges::none_of(headers,
                                  [&](const auto& one) { return one.first == header.first; });
    });
    if (header.first != last && !without.empty()) {
      text += line(4, apache_header("unset", header.first) + when_sent(without));
    }
    last = header.first;
    const std::string with = names_of(kinds, [&](const Kind& kind) {
      const site::Headers headers = site::headers_of(kind, policy);
      return std::ranges::find(headers, header) != headers.end();
    });
    text += line(
        4, apache_header("set", header.first) + in_quotes(header.second) + " " + when_sent(with));
  }
  return text;
}

// "html|xml|json"
std::string extensions_of(const Kinds& kinds) {
  std::vector<std::string> all;
  for (const Kind* kind : kinds) {
    if (std::ranges::find(all, kind->extension) == all.end()) all.emplace_back(kind->extension);
  }
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : "|") + one;
  return text;
}

std::string apache_types(const Kinds& kinds) {
  std::string text;
  std::vector<std::string> done;
  for (const Kind* kind : kinds) {
    const std::string type = kind->type;
    if (std::ranges::find(done, type) != done.end()) continue;
    done.push_back(type);
    text +=
        line(4, "Header set Content-Type " + in_quotes(type) + " " +
                    when_sent(names_of(kinds, [&](const Kind& one) { return one.type == type; })));
  }
  return text;
}

}  // namespace

std::string quoted(const std::string& path) {
  std::string pattern;
  for (const char c : path) {
    if (std::string_view(".+*?()[]{}|^$\\").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

std::string pattern_of(const site::Config& config, site::Addresses addresses, const Kind& kind) {
  std::string rows;
  for (const site::Address& address : addresses) {
    if (address.kind != &kind || address.keep == site::Keep::never) continue;
    if (std::string_view(address.path) == "/") continue;
    rows += (rows.empty() ? "" : "|") + pattern_of_path(address.path);
  }
  if (rows.empty()) return "";
  return optional_language(config) + "(?:" + rows + ")";
}

std::string nginx_kept(const site::Config& config, site::Addresses addresses) {
  std::string text;
  for (const Kind* kind : kept_kinds(addresses)) {
    if (has_front(addresses, *kind)) text += nginx_shortcuts(config, *kind) + "\n";
    text += nginx_locations(config, addresses, *kind) + "\n";
  }
  text += line(0, "# What is not kept, or asked for in another way.");
  text += line(0, "location @masthead_page {");
  text += line(4, "fastcgi_param SCRIPT_FILENAME \"@CGI_BIN@/masthead.cgi\";");
  text += line(4, "fastcgi_param SCRIPT_NAME \"@BASE_PATH@\";");
  text += line(4, "fastcgi_param PATH_INFO $masthead_page;");
  text += line(4, "@program.conf@");
  return text + line(0, "}") + "\n";
}

std::string apache_kept(const site::Config& config, site::Addresses addresses,
                        const std::string& site) {
  const std::string folder = config.var + "/cache/clock";
  std::string text;
  for (const char* comment :
       {"# Kept pages (published = apache): Apache sends the file of this second itself. What has "
        "none is",
        "# the program's. They are reached by a link in this folder, which has no address:"}) {
    text += line(4, comment);
  }
  text += line(4, "#   ln -s " + folder + " " + site + "/published");
  text += line(4, "# Only for an address as the site writes it.");
  text += line(4, "RewriteCond %{THE_REQUEST} \"^(?:GET|HEAD) [A-Za-z0-9/._~-]+ HTTP/\"");
  text += line(4, "RewriteCond %{THE_REQUEST} \"!//|/\\.\"");
  text += line(4,
               "RewriteRule ^ - [E=MASTHEAD_SECOND:%{TIME_YEAR}%{TIME_MON}%{TIME_DAY}"
               "%{TIME_HOUR}%{TIME_MIN}%{TIME_SEC}]");
  for (const Kind* kind : kept_kinds(addresses)) text += apache_rules(config, addresses, *kind);
  const std::string file = site + "/%{ENV:MASTHEAD_FILE}";
  text += line(4,
               "RewriteCond %{HTTP:Accept-Encoding} "
               "\"\\bgzip\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))\" [NC]");
  for (const char* ending : {".gz", ""}) {
    text += line(4, "RewriteCond %{ENV:MASTHEAD_SECOND} .");
    text += line(4, "RewriteCond " + in_quotes(file + ending) + " -f");
    text += line(4, "RewriteRule ^ %{ENV:MASTHEAD_FILE}" + std::string(ending) +
                        " [E=MASTHEAD_SENT:%{ENV:MASTHEAD_KIND},END]");
  }
  return text;
}

std::string apache_kept_headers(const site::Config& config, site::Addresses addresses) {
  const Kinds kinds = kept_kinds(addresses);
  const std::string any = "\"expr=-n reqenv('REDIRECT_MASTHEAD_SENT')\"";
  std::string text = apache_types(kinds) + apache_headers(kinds, config.policy());
  text += line(4, "Header merge Vary Accept-Encoding " + any);
  text += line(4, "# Their time is none, and they are sent whole, as the programs' answers are.");
  text += line(4, "Header unset Last-Modified " + any);
  text += line(4, "Header unset Accept-Ranges " + any);
  text += line(4, "RequestHeader unset If-Modified-Since " + any);
  text += line(4, "RequestHeader unset Range " + any);
  return "# Kept pages have the headers of the programs' answers. (A FilesMatch, as that of files\n"
         "# above: the later one counts.)\n"
         "<IfModule mod_headers.c>\n"
         "<FilesMatch \"^index\\.(?:" +
         extensions_of(kinds) + ")(?:\\.gz)?$\">\n" + text +
         "    <IfModule mod_mime.c>\n"
         "        AddEncoding gzip .gz\n"
         "    </IfModule>\n"
         "</FilesMatch>\n"
         "</IfModule>\n";
}

}  // namespace masthead::cli
