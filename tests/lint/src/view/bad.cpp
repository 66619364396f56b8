#include "src/net/http_client.h"
#include "src/site/site.h"

#include <boost/asio.hpp>

std::string made(const std::string& name) { return "{\"name\":\"" + name + "\"}"; }
std::string written(const Json& json) { return json.dump(); }
