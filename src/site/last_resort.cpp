#include "src/site/last_resort.h"

namespace masthead::site {

namespace {

constexpr const char* setting_up =
    "<p>This site is being set up. Please come back in a little while.</p>\n"
    "<p lang=\"tr\">Bu site kuruluyor. Lütfen biraz sonra yeniden gelin.</p>\n"
    "<p lang=\"az\">Bu sayt qurulur. Zəhmət olmasa, bir az sonra yenidən gəlin.</p>\n";
constexpr const char* broken =
    "<p>This page cannot be shown just now. Please try again in a little while.</p>\n"
    "<p lang=\"tr\">Bu sayfa şu anda gösterilemiyor. Lütfen biraz sonra yeniden deneyin.</p>\n"
    "<p lang=\"az\">Bu səhifə hazırda göstərilə bilmir. Zəhmət olmasa, bir az sonra yenidən cəhd "
    "edin.</p>\n";

}  // namespace

http::Response last_resort(int status, const char* code) {
  const std::string title = std::to_string(status) + " " + http::reason(status);
  return http::Response::html(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n<title>" +
          title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n" +
          (status == 503 ? setting_up : broken) + "<p>" + code + "</p>\n</body>\n</html>\n",
      status);
}

}  // namespace masthead::site
