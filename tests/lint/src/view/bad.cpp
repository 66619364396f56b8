#include "src/site/site.h"
#include <boost/asio.hpp>
#include "src/net/http_client.h"
