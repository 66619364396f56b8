// The sandbox, each time in a child process that enters it for good. Where the kernel has none,
// what is refused here is allowed: the tests ask first.

#include "src/http/limits.h"
#include "src/http/sandbox.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace masthead::http;
namespace fs = std::filesystem;

struct Room {
  std::string folder =
      (fs::temp_directory_path() / ("masthead-sandbox-" + std::to_string(::getpid()))).string();
  std::string ours = folder + "/var", theirs = folder + "/neighbour";
  Room() {
    for (const std::string& one : {ours, theirs}) {
      fs::create_directories(one);
      std::ofstream(one + "/file") << "text";
    }
  }
  ~Room() { fs::remove_all(folder); }
};

struct Ended {
  std::string out, err;
  int status = 0;
};

// What the action wrote, and the number it gave, of a process of its own.
Ended in_child(const Room& room, const std::function<int()>& action) {
  const std::string out = room.folder + "/out", err = room.folder + "/err";
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    arm_limits();
    ::_exit(action());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  const auto all = [](const std::string& file) {
    std::ifstream in(file);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  return {all(out), all(err), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

Sandbox of_this_kernel(const Room& room) {
  const int both = in_child(room, [&] {
                     const Sandbox sandbox = enter_sandbox({});
                     return (sandbox.landlock > 0 ? 1 : 0) + (sandbox.seccomp ? 2 : 0);
                   }).status;
  return {both & 1, (both & 2) != 0};
}

bool can_write(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT, 0600);
  if (file >= 0) ::close(file);
  return file >= 0;
}
bool can_read(const std::string& path) { return ::open(path.c_str(), O_RDONLY) >= 0; }

}  // namespace

BOOST_AUTO_TEST_SUITE(http_sandbox, *boost::unit_test::enable_if<!is_sanitized>())

BOOST_AUTO_TEST_CASE(what_is_named_is_reached_and_nothing_else) {
  const Room room;
  if (of_this_kernel(room).landlock == 0) return;
  const auto holds = [&](const Reach& reach, const std::function<bool()>& rule) {
    return in_child(room, [&] {
             enter_sandbox(reach);
             return rule() ? 0 : 3;
           }).status == 0;
  };
  BOOST_TEST(holds({{}, {room.ours}, {}}, [&] {
    return can_read(room.ours + "/file") && can_write(room.ours + "/new") &&
           fs::create_directory(room.ours + "/folder") &&
           ::rename((room.ours + "/new").c_str(), (room.ours + "/folder/new").c_str()) == 0 &&
           fs::remove_all(room.ours + "/folder") == 2;
  }));
  BOOST_TEST(holds({{}, {room.ours}, {}}, [&] {
    return !can_read(room.theirs + "/file") && !can_write(room.theirs + "/file") &&
           !can_write(room.theirs + "/new") && ::unlink((room.theirs + "/file").c_str()) != 0;
  }));
  BOOST_TEST(holds({{room.theirs}, {}, {}}, [&] {
    return can_read(room.theirs + "/file") && !can_write(room.theirs + "/file");
  }));
  BOOST_TEST(holds({{}, {}, {room.theirs + "/file", "/no/such"}}, [&] {
    return can_read(room.theirs + "/file") && !can_read(room.ours + "/file");
  }));
  BOOST_TEST(holds({}, [&] { return can_read("/etc/passwd"); }));
  BOOST_TEST(holds({{}, {"/"}, {}}, [&] {
    return can_write(room.theirs + "/file") &&
           ::symlink("file", (room.theirs + "/link").c_str()) != 0;
  }));
}

BOOST_AUTO_TEST_CASE(a_program_that_would_be_started_is_an_error_that_names_itself) {
  const Room room;
  if (!of_this_kernel(room).seccomp) return;
  const Ended ended = in_child(room, [&] {
    enter_sandbox({{}, {"/"}, {}});
    return ::execl("/bin/true", "true", nullptr);
  });
  BOOST_TEST(ended.status == 1);
  BOOST_TEST(ended.err.starts_with("masthead: M904 sandbox: system call "));
  BOOST_TEST(ended.err.ends_with(" is refused\n"));
  BOOST_TEST(ended.out.starts_with("Status: 503 Service Unavailable\r\n"));
  BOOST_TEST(ended.out.ends_with("\r\n\r\n503 Service Unavailable (M904)\n"));
  BOOST_TEST(in_child(room, [&] {
               enter_sandbox({{}, {"/"}, {}});
               return ::fork() == 0 ? 0 : 4;
             }).status == 1);
}

BOOST_AUTO_TEST_SUITE_END()
