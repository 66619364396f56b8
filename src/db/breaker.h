// What programs tell each other about database servers that do not answer, so that not each of them
// has to wait. connect() asks before it tries a server, and tells what became of it.
#pragma once

#include <cstdint>
#include <string>

namespace masthead::db {

// How pressing it is: another server may answer, or this is the last hope.
enum class Need { low, high };

// Servers are named as in messages: "host:port", or the path of the socket.
class Breaker {
 public:
  virtual ~Breaker() = default;
  // False when the server is known to be mute and it is too early, or another program's turn, to
  // try again. Who gets true tries, and then tells one of the following.
  virtual bool may_try(const std::string& server, Need need) = 0;
  virtual void answered(const std::string& server) = 0;
  // The server is away; it took so many milliseconds to find out.
  virtual void failed(const std::string& server, std::int64_t milliseconds) = 0;
};

}  // namespace masthead::db
