// config: the web server's files.

#include "src/cli/commands.h"
#include "src/cli/server_files.h"

#include <filesystem>
#include <iostream>

namespace masthead::cli {

namespace {

namespace fs = std::filesystem;

std::string absolute(const std::string& folder) {
  std::string path = fs::absolute(folder).lexically_normal().string();
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// As given, else of the release: the first of these that is there.
std::string folder_of(const Arguments& arguments, const std::string& option,
                      const std::vector<std::string>& names) {
  if (const auto given = arguments.option(option)) return absolute(*given);
  for (const std::string& name : names) {
    const std::string folder = beside_program(name);
    if (!folder.empty()) return folder;
  }
  throw Failed("There is no folder " + names.front() + " near this program; name it: --" + option +
               " FOLDER");
}

Mode mode_of(const Arguments& arguments) {
  const std::string word = arguments.option("mode").value_or("cgi");
  if (word != "cgi" && word != "fastcgi") throw UsageError("--mode must be cgi or fastcgi.");
  return word == "cgi" ? Mode::cgi : Mode::fastcgi;
}

Places places_of(const Arguments& arguments) {
  Places places;
  places.mode = mode_of(arguments);
  places.deploy = beside_program("deploy");
  if (places.deploy.empty()) {
    throw Failed("The folder deploy is not near this program; upload the whole release.");
  }
  places.programs = folder_of(arguments, "programs", {"cgi-bin", "public_html/cgi-bin"});
  places.assets = folder_of(arguments, "assets", {"assets", "public/assets", "public_html/assets"});
  places.site =
      absolute(arguments.option("site").value_or(fs::path(places.programs).parent_path().string()));
  places.socket = arguments.option("socket").value_or(
      places.mode == Mode::cgi ? "/run/masthead/fcgiwrap.sock" : "/run/masthead/fastcgi.sock");
  places.listen = arguments.option("listen").value_or("");
  places.certificate = arguments.option("certificate").value_or("");
  return places;
}

}  // namespace

int run_config(const Arguments& arguments) {
  const site::Config config = config_of(arguments);
  const Places places = places_of(arguments);
  const std::string& server = arguments.words[0];
  if (server == "nginx") {
    std::cout << nginx_file(config, places, arguments.addresses);
  } else if (server == "apache") {
    std::cout << apache_file(config, places, arguments.addresses);
  } else if (server == "vhost") {
    std::cout << vhost_file(config, places);
  } else {
    throw UsageError("There are files for nginx, apache and vhost, not for '" + server + "'.");
  }
  return 0;
}

}  // namespace masthead::cli
