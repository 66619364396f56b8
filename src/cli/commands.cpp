#include "src/cli/commands.h"

#include <algorithm>
#include <iostream>

namespace masthead::cli {

namespace {

// The commands whose names begin so.
std::vector<const Command*> in_group(const std::string& group) {
  std::vector<const Command*> some;
  for (const Command& command : commands()) {
    if (std::string_view(command.name).starts_with(group)) some.push_back(&command);
  }
  return some;
}

void print(const std::vector<const Command*>& some) {
  std::size_t width = 0;
  for (const Command* command : some) {
    width = std::max(width, std::string_view(command->name).size());
  }
  for (const Command* command : some) {
    std::string name = command->name;
    name.resize(width + 2, ' ');
    std::cout << "  " << name << command->summary << "\n";
  }
}

const std::vector<Command> table = {
    {"init", "[FOLDER]", "make a site: masthead.conf, folders, secret", {}, 0, 1, run_init},
    {"migrate", "", "bring the database up to date", {}, 0, 0, run_migrate},
    {"demo", "", "load the demo newspaper", {}, 0, 0, run_demo},
    {"import",
     "FILE|- --source NAME [--language xx]",
     "import stories, one JSON object a line",
     {"source", "language"},
     1,
     1,
     run_import},
    {"article list",
     "[--language xx] [--state draft|scheduled|published|withdrawn] [--limit n]",
     "list stories, newest first",
     {"language", "state", "limit"},
     0,
     0,
     run_article_list},
    {"article show", "ID", "show one story", {}, 1, 1, run_article_show},
    {"article publish",
     "ID [--at TIME]",
     "publish a story, now or at 2026-01-31T09:00:00Z",
     {"at"},
     1,
     1,
     run_article_publish},
    {"article withdraw", "ID", "withdraw a story", {}, 1, 1, run_article_withdraw},
    {"message list",
     "[--state new|answered|suspect|spam|all] [--since TIME] [--limit n]",
     "list the letters of the contact form, newest first: receipt, time, state, notice by mail, "
     "...",
     {"state", "since", "limit"},
     0,
     0,
     run_message_list},
    {"message show", "RECEIPT [--json]", "show one letter", {"json"}, 1, 1, run_message_show},
    {"message reply",
     "RECEIPT [FILE]",
     "answer by mail; the text comes from the file or the input",
     {},
     1,
     2,
     run_message_reply},
    {"message spam",
     "RECEIPT...",
     "put letters aside as spam",
     {},
     1,
     any_number,
     run_message_spam},
    {"message accept",
     "RECEIPT...",
     "take letters for new that were spam or suspect",
     {},
     1,
     any_number,
     run_message_accept},
    {"message export",
     "[--state STATE] [--since TIME]",
     "print letters, one JSON object a line",
     {"state", "since"},
     0,
     0,
     run_message_export},
    {"tick",
     "[--for SECONDS]",
     "what cron calls each minute: published pages, letters and mail, pictures, cleaning up, "
     "counting, "
     "pings",
     {"for"},
     0,
     0,
     run_tick},
    {"embedders",
     "[--days N] [--json]",
     "list the sites that show our headlines, with their views",
     {"days", "json"},
     0,
     0,
     run_embedders},
    {"purge", "", "throw away all kept pages", {}, 0, 0, run_purge},
    {"config",
     "nginx|apache|vhost [--mode cgi|fastcgi] [--socket PATH] [--programs FOLDER]\n"
     "         [--assets FOLDER] [--site FOLDER] [--listen ADDRESS] [--certificate FOLDER]",
     "print the web server's file: nginx, Apache's .htaccess or virtual host",
     {"mode", "socket", "programs", "assets", "site", "listen", "certificate"},
     1,
     1,
     run_config},
    {"page set",
     "SLUG LANGUAGE --title TITLE [FILE]",
     "store a page; its text comes from the file or the input",
     {"title"},
     2,
     3,
     run_page_set},
    {"page list", "", "list the pages", {}, 0, 0, run_page_list},
    {"lead set",
     "LANGUAGE [ID...]",
     "set the lead stories of the front page",
     {},
     1,
     any_number,
     run_lead_set},
    {"breaking",
     "ID --until TIME | ID off",
     "flag a story LAST MINUTE, or end that",
     {"until"},
     1,
     2,
     run_breaking},
    {"recount", "", "count the archive anew, after a change of time_zone", {}, 0, 0, run_recount},
    {"doctor", "", "look for what is wrong and say how to mend it", {}, 0, 0, run_doctor},
    {"help", "[COMMAND]", "show this list or one command", {}, 0, 2, run_help},
};

}  // namespace

const std::vector<Command>& commands() { return table; }

std::string usage_of(const Command& command) {
  const std::string usage = command.usage;
  return "masthead [--config FILE] " + std::string(command.name) + (usage.empty() ? "" : " ") +
         usage;
}

int run_help(const Arguments& arguments) {
  const std::string group = arguments.words.empty() ? "" : arguments.words[0] + " ";
  const bool is_group = arguments.words.size() == 1 && !in_group(group).empty();
  if (!arguments.words.empty() && !is_group) {
    Arguments asked = arguments;
    const Command& command = find_command(asked);
    std::cout << "usage: " << usage_of(command) << "\n  " << command.summary << "\n";
    return 0;
  }
  std::cout << "usage: masthead [--config FILE] " << (is_group ? group : "COMMAND ") << "...\n\n";
  print(in_group(is_group ? group : ""));
  std::cout
      << "\nmasthead COMMAND --help shows how one is called; masthead --version the version.\n"
         "Exit codes: 0 done, 1 failed, 2 called wrongly.\n";
  return 0;
}

}  // namespace masthead::cli
