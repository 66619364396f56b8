#include "src/net/http_client.h"
#include "src/site/site.h"

#include <boost/asio.hpp>
