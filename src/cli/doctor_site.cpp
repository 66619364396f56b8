#include "src/cli/commands.h"
#include "src/cli/doctor.h"
#include "src/setup/checks.h"
#include "src/site/access_log.h"
#include "src/site/files.h"
#include "src/site/log.h"
#include "src/site/published.h"
#include "src/site/spool.h"
#include "src/view/template.h"

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

constexpr text::Instant a_day = 86'400;

bool is_folder(const std::string& folder) {
  std::error_code error;
  return fs::is_directory(folder, error);
}

void check_config(Doctor& doctor, const site::Config& config) {
  if (site::tells_secrets(config)) {
    doctor.warn("configuration: everybody on this host can read it; run: chmod o-r " + config.file);
  } else {
    doctor.ok("configuration: " + config.file);
  }
}

// The newest file of the installation cannot be younger than now.
void check_clock(Doctor& doctor, const site::Config& config) {
  if (!config.test_clock.empty()) {
    doctor.warn("clock: test_clock is set, the site does not follow the time; remove that line");
    return;
  }
  struct stat status {};
  const text::Instant now = site::clock(config);
  const bool known = ::stat(config.file.c_str(), &status) == 0;
  const std::string at = text::http_date(now);
  if (known && status.st_mtime > now + a_day) {
    doctor.fail("clock: it shows " + at + ", but " + config.file +
                " is newer; set the host's clock");
  } else {
    doctor.ok("clock: " + at);
  }
}

void check_zone(Doctor& doctor, const site::Config& config) {
  doctor.look("time zone", "set time_zone = to an IANA name, zoneinfo = to the release's folder",
              [&] {
                const text::Zone zone = zone_of(config);
                const std::string now = text::iso_text(zone.local(site::clock(config)));
                doctor.ok("time zone: " + zone.name() + ", now " + now);
              });
}

void check_templates(Doctor& doctor, const site::Config& config) {
  std::string missing, broken;
  for (const std::string& name : view::broken_templates(config.templates)) {
    const bool is_there = ::access((config.templates + "/" + name).c_str(), R_OK) == 0;
    (is_there ? broken : missing) += " " + name;
  }
  if (!missing.empty()) {
    doctor.fail("templates: " + config.templates + " lacks" + missing +
                "; copy them from the release or set templates = to its folder");
  }
  if (!broken.empty()) {
    doctor.fail(
        "templates: broken, empty or half uploaded:" + broken +
        "; upload them again. Line 1 is {{%AUTOESCAPE context=\"HTML\"}}, without which nothing "
        "is escaped, and the last line has an end");
  }
  if (missing.empty() && broken.empty()) {
    doctor.ok("templates: " + config.templates + ", " +
              std::to_string(setup::template_names().size()) + " files");
  }
}

void check_folders(Doctor& doctor, const site::Config& config) {
  if (!is_folder(config.var)) {
    doctor.fail("var: there is no folder " + config.var + "; run: masthead init");
  } else if (::access(config.var.c_str(), W_OK | X_OK) != 0) {
    doctor.fail("var: " + config.var + " cannot be written; give it to the user of the programs");
  } else {
    doctor.ok("var: " + config.var);
  }
  if (!is_folder(config.media)) {
    doctor.fail("media: there is no folder " + config.media + "; run: masthead init");
  } else if (::access(config.media.c_str(), R_OK | X_OK) != 0) {
    doctor.fail("media: " + config.media + " cannot be read; run: chmod a+rx " + config.media);
  } else {
    doctor.ok("media: " + config.media);
  }
}

// The programs reach what lies in `var`, and nothing by a link that leads out of it.
void check_sandbox(Doctor& doctor, const site::Config& config) {
  if (!config.sandbox) {
    doctor.warn("sandbox: no; the programs may read and start whatever their user may");
    return;
  }
  std::error_code error;
  const std::string inside = fs::canonical(config.var, error).string() + "/";
  bool is_whole = true;
  for (fs::recursive_directory_iterator at(config.var, error), end; at != end;
       at.increment(error)) {
    if (at.depth() == 1) at.disable_recursion_pending();
    if (!at->is_symlink(error)) continue;
    const std::string target = fs::weakly_canonical(at->path(), error).string();
    if (target.starts_with(inside)) continue;
    is_whole = false;
    doctor.fail("sandbox: " + at->path().string() + " leads to " + target +
                ", where the programs cannot reach; set var = to a folder there, or sandbox = no");
  }
  if (is_whole) doctor.ok("sandbox: the programs reach all of " + config.var);
}

void check_secret(Doctor& doctor, const site::Config& config) {
  const std::string file = config.var + "/secret";
  if (site::secret_key(config).empty()) {
    doctor.fail("secret: " + file +
                " is missing, unreadable or short; remove it and run: " + "masthead init");
  } else if (config.secret.empty() && site::is_readable_by_all(file)) {
    doctor.warn("secret: everybody on this host can read it; run: chmod 600 " + file);
  } else {
    doctor.ok("secret: there");
  }
}

// The name of this second may be gone by when we look: any later one is as good.
void check_published(Doctor& doctor, const site::Config& config) {
  if (config.published == site::Published::no) {
    doctor.ok("published: no, programs answer every request");
    return;
  }
  const std::string server = config.published == site::Published::nginx ? "nginx" : "apache";
  const std::string name = site::clock_name(config.published, site::clock(config) + 2);
  std::error_code error;
  if (name.empty()) {
    doctor.ok("published: not in this hour, which the clocks show twice");
  } else if (fs::is_symlink(site::clock_folder(config) + "/" + name, error)) {
    doctor.ok("published: by " + server);
  } else {
    doctor.warn("published: " + server +
                " has no pages for now, programs answer; let cron run each minute: masthead tick");
  }
}

void check_cards(Doctor& doctor) {
  const std::string program = beside_program("masthead-card");
  if (!program.empty() && ::access(program.c_str(), X_OK) == 0) {
    doctor.ok("pictures of headlines: drawn by " + program);
  } else {
    doctor.warn(
        "pictures of headlines: none as PNG; upload masthead-card beside masthead, rights 755");
  }
}

void check_log_socket(Doctor& doctor, const site::Config& config) {
  if (config.log_socket.empty()) return;
  if (site::is_log_socket_open(config)) {
    doctor.ok("the system's log: " + config.log_socket);
  } else {
    doctor.warn("the system's log: nobody reads " + config.log_socket +
                ", or this user may not write to it; lines are in " + config.var + "/log only");
  }
}

// By the user of cron, who may not be the one who asks.
void check_access_log(Doctor& doctor, const site::Config& config) {
  if (config.access_log.empty()) return;
  if (site::end_of_log(config.access_log)) {
    doctor.ok("access log: " + config.access_log);
  } else {
    doctor.warn("access log: " + config.access_log +
                " cannot be read, so embedding sites are not counted from it; let the user of cron "
                "read it or leave access_log out");
  }
}

void check_spool(Doctor& doctor, const site::Config& config) {
  const site::SpoolTotals totals = site::spool_totals(config);
  const std::string folder = config.var + "/spool";
  if (totals.bad > 0) {
    doctor.warn("letters: " + std::to_string(totals.bad) + " damaged ones in " + folder +
                "/bad; look at them and remove them");
  }
  if (totals.waiting > 0) {
    doctor.warn("letters: " + std::to_string(totals.waiting) + " wait in " + folder +
                "/new for the database; let cron run each minute: masthead tick");
  } else {
    doctor.ok("letters: none waits for the database");
  }
}

void check_mail(Doctor& doctor, const site::Config& config) {
  const std::string program = config.sendmail.substr(0, config.sendmail.find(' '));
  if (config.mail_to.empty()) {
    doctor.ok("mail: none is sent; mail_to and mail_from would tell the newsroom of letters");
  } else if (::access(program.c_str(), X_OK) == 0) {
    doctor.ok("mail: by " + program);
  } else {
    doctor.warn("mail: " + program +
                " is no program; set sendmail to the host's, often /usr/lib/sendmail -t -i");
  }
}

}  // namespace

void check_site(Doctor& doctor, const site::Config& config) {
  check_config(doctor, config);
  check_clock(doctor, config);
  check_zone(doctor, config);
  check_templates(doctor, config);
  check_folders(doctor, config);
  check_sandbox(doctor, config);
  check_secret(doctor, config);
  check_published(doctor, config);
  check_cards(doctor);
  check_log_socket(doctor, config);
  check_access_log(doctor, config);
  check_spool(doctor, config);
  check_mail(doctor, config);
}

}  // namespace masthead::cli
