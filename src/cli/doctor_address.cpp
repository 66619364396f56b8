#include "src/cli/doctor.h"
#include "src/net/http_client.h"

namespace masthead::cli {

namespace {

bool is_on_this_host(const std::string& url) {
  for (const char* host : {"://127.0.0.1", "://localhost", "://[::1]"}) {
    if (url.find(host) != std::string::npos) return true;
  }
  return false;
}

// A browser's own rules know hosts, not folders: what else lies on this one could read and change
// all that browsers keep for the site.
void check_neighbours(Doctor& doctor, const site::Config& config) {
  if (config.base_path().empty()) return;
  doctor.warn(
      "base_url: other sites may share this host name; where they are not yours, a host name of "
      "its own keeps them apart");
}

void ask(Doctor& doctor, const site::Config& config) {
  const std::string url = config.base_url + "/";
  try {
    const net::Answer answer = net::get(url, std::chrono::seconds(5));
    const std::string status = std::to_string(answer.status);
    if (answer.status != 200) {
      doctor.warn("address: " + url + " answers with " + status +
                  "; see the web server's log and masthead's");
    } else {
      doctor.ok("address: " + url + " answers" +
                (config.https() ? ", by a certificate that can be trusted" : ""));
    }
  } catch (const net::Untrusted& error) {
    doctor.fail("address: " + std::string(error.what()) +
                "; browsers refuse that: get a certificate (certbot, or the host's panel)");
  } catch (const net::Unreachable& error) {
    doctor.warn("address: this host cannot reach " + url + ": " + error.what());
  }
}

}  // namespace

void check_address(Doctor& doctor, const site::Config& config) {
  const std::string& url = config.base_url;
  if (url == "https://news.example.org") {
    doctor.warn("base_url: " + url + " is the sample's; write the site's own address");
    return;
  }
  if (is_on_this_host(url)) {
    doctor.ok("base_url: " + url + " (for this host only)");
  } else if (!config.https()) {
    doctor.warn("base_url: " + url + " is not https; what readers send can be read on the way");
  } else {
    doctor.ok("base_url: " + url);
  }
  check_neighbours(doctor, config);
  ask(doctor, config);
}

}  // namespace masthead::cli
