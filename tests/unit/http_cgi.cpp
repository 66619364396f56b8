// Cgi with an environment and a pipe of our own; send(); and the limits, each in a child process.

#include "src/http/cgi.h"
#include "src/http/input.h"

#include <chrono>
#include <functional>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

masthead::http::End read_input(int descriptor, std::uint64_t length,
                               std::chrono::milliseconds patience, std::string& text) {
  return masthead::http::DescriptorInput(descriptor).read(length, patience, text);
}
masthead::http::End discard_input(int descriptor, std::uint64_t length,
                                  std::chrono::milliseconds patience) {
  return masthead::http::DescriptorInput(descriptor).discard(length, patience);
}

using namespace masthead::http;
using namespace std::string_literals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr const char* urlencoded = "CONTENT_TYPE=application/x-www-form-urlencoded";

// A pipe: what is put in can be read from in() until the end, which stop() makes.
class Pipe {
 public:
  Pipe() { BOOST_REQUIRE(::pipe(ends_) == 0); }
  explicit Pipe(const std::string& text) : Pipe() {
    put(text);
    stop();
  }
  ~Pipe() {
    stop();
    close_in();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int in() const { return ends_[0]; }
  int out() const { return ends_[1]; }
  void put(const std::string& text) {
    BOOST_REQUIRE(::write(out(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  void stop() { close_end(1); }
  void close_in() { close_end(0); }
  std::string rest() {
    std::string text;
    read_input(in(), SIZE_MAX, 5s, text);
    return text;
  }

 private:
  void close_end(int end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }
  int ends_[2];
};

Cgi cgi(const std::vector<std::string>& variables, int input) {
  std::vector<const char*> pointers;
  for (const std::string& variable : variables) pointers.push_back(variable.c_str());
  pointers.push_back(nullptr);
  return Cgi(pointers.data(), input);
}

Request head(const std::vector<std::string>& variables) { return cgi(variables, -1).head(); }

// The code and status of what the gate says to a request; "" when it lets it in.
std::string refusal_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Refused& refused) {
    return refused.code + " "s + std::to_string(refused.status) +
           (refused.allow.empty() ? "" : " " + refused.allow);
  }
  return "";
}

const Accepts contact = {true, 65536, {"sent"}, {"name", "text"}};
const Accepts article = {false, 0, {"page"}, {}};

std::string post(std::vector<std::string> variables, int input, const Accepts& accepts = contact) {
  variables.push_back("REQUEST_METHOD=POST");
  return refusal_of([&] {
    Cgi process = cgi(variables, input);
    Request request = process.head();
    process.read_fields(request, accepts);
  });
}

// What a child process wrote, and how it ended.
struct Child {
  std::string out, err;
  int status = 0;
};

Child run(const std::function<void()>& action) {
  Pipe out, err;
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(out.out(), STDOUT_FILENO);
    ::dup2(err.out(), STDERR_FILENO);
    action();
    ::_exit(0);
  }
  out.stop();
  err.stop();
  Child result{out.rest(), err.rest(), 0};
  ::waitpid(child, &result.status, 0);
  return result;
}

void check_named_503(const Child& child, const std::string& code, const std::string& line) {
  BOOST_TEST((WIFEXITED(child.status) && WEXITSTATUS(child.status) == 1));
  BOOST_TEST(child.err == line);
  BOOST_TEST(child.out.starts_with("Status: 503 Service Unavailable\r\nContent-Type: text/plain"));
  BOOST_TEST(child.out.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
  BOOST_TEST(child.out.find("frame-ancestors 'none'\r\n") != std::string::npos);
  const std::string body = child.out.substr(child.out.find("\r\n\r\n") + 4);
  BOOST_TEST(body == "503 Service Unavailable (" + code + ")\n");
  BOOST_TEST(child.out.find("Content-Length: " + std::to_string(body.size())) != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_cgi)

BOOST_AUTO_TEST_CASE(a_shell_is_not_a_server) {  // A20
  BOOST_TEST(!cgi({}, -1).started_by_server());
  BOOST_TEST(!cgi({"PATH=/bin", "HOME=/", "nonsense", "=x"}, -1).started_by_server());
  BOOST_TEST(cgi({"GATEWAY_INTERFACE=CGI/1.1"}, -1).started_by_server());
  BOOST_TEST(cgi({"REQUEST_METHOD=GET"}, -1).started_by_server());
}

BOOST_AUTO_TEST_CASE(head_reads_all_that_the_server_says) {
  const Request request = head(
      {"REQUEST_METHOD=HEAD", "SCRIPT_NAME=/cgi-bin/article.cgi", "PATH_INFO=/12/baş-yazı",
       "REQUEST_URI=http://news.example/cgi-bin/article.cgi/12/ba%C5%9F?page=2", "HTTPS=on",
       "HTTP_COOKIE=favorites=1.2; x=y", "REMOTE_ADDR=2001:db8::1", "HTTP_USER_AGENT=Lynx\t2",
       "HTTP_IF_NONE_MATCH=\"abc\"", "HTTP_IF_MODIFIED_SINCE=Thu, 27 Mar 2014 07:05:00 GMT",
       "HTTP_ORIGIN=https://news.example", "HTTP_SEC_FETCH_SITE=same-origin", "UNIQUE_ID=Zx@0-_9"});
  BOOST_TEST((request.method == Method::head));
  BOOST_TEST(request.program == "article");
  BOOST_TEST(request.path == "/12/baş-yazı");
  BOOST_TEST(request.raw_path == "/cgi-bin/article.cgi/12/ba%C5%9F");
  BOOST_TEST(request.https);
  BOOST_TEST(request.cookies.at("favorites") == "1.2");
  BOOST_TEST(request.remote_address == "2001:db8::1");
  BOOST_TEST(request.user_agent == "Lynx 2");
  BOOST_TEST(request.if_none_match == "\"abc\"");
  BOOST_TEST(request.if_modified_since == "Thu, 27 Mar 2014 07:05:00 GMT");
  BOOST_TEST(request.origin == "https://news.example");
  BOOST_TEST(request.sec_fetch_site == "same-origin");
  BOOST_TEST(request.id == "Zx@0-_9");
  BOOST_TEST(request.now == 0);
}

BOOST_AUTO_TEST_CASE(the_server_s_name_of_a_request_is_short_and_plain) {
  const std::string longest(64, 'a');
  BOOST_TEST(cgi({"UNIQUE_ID=" + longest}, -1).request_id() == longest);
  for (const std::string& odd :
       {longest + "a", std::string("a b"), std::string("a\tb"), std::string("ə")}) {
    BOOST_TEST(cgi({"UNIQUE_ID=" + odd}, -1).request_id() == "");
  }
}

BOOST_AUTO_TEST_CASE(what_the_server_does_not_say_is_empty) {
  const Request request = head({"REQUEST_METHOD=GET", "SCRIPT_FILENAME=/srv/masthead.cgi"});
  BOOST_TEST(request.program == "masthead");
  BOOST_TEST(request.path == "/");
  BOOST_TEST(request.raw_path == "");
  BOOST_TEST(request.cookies.empty());
  BOOST_TEST(request.user_agent == "");
  BOOST_TEST(!request.https);
  BOOST_TEST(!head({"REQUEST_METHOD=GET", "HTTPS=off"}).https);
  BOOST_TEST(!head({"REQUEST_METHOD=GET", "HTTPS="}).https);
}

BOOST_AUTO_TEST_CASE(head_refuses_methods_and_paths) {
  BOOST_TEST(refusal_of([] { head({"REQUEST_METHOD=PUT"}); }) == "M101 405 GET, HEAD");
  BOOST_TEST(refusal_of([] { head({"GATEWAY_INTERFACE=CGI/1.1"}); }) == "M101 405 GET, HEAD");
  BOOST_TEST(refusal_of([] { head({"REQUEST_METHOD=GET", "PATH_INFO=/\xE9"}); }) == "M116 400");
}

BOOST_AUTO_TEST_CASE(two_cookie_lines_are_no_cookie) {  // A22, F9
  const auto cookies = [](std::vector<std::string> variables) {
    variables.push_back("REQUEST_METHOD=GET");
    return head(variables).cookies.size();
  };
  BOOST_TEST(cookies({"HTTP_COOKIE=a=1; b=2"}) == 2U);
  BOOST_TEST(cookies({"HTTP_COOKIE=a=1", "HTTP_COOKIE=b=2"}) == 0U);
  BOOST_TEST(cookies({"HTTP_COOKIE=a=1", "HTTP_COOKIE=b=2", "HTTP_COOKIE=c=3"}) == 0U);
  BOOST_TEST(cookies({"HTTP_COOKIE=a=1, b=2"}) == 0U);
}

BOOST_AUTO_TEST_CASE(variables_survive_the_redirects_of_apache) {
  const Cgi process = cgi(
      {"REDIRECT_MASTHEAD_CONFIG=/a", "REDIRECT_REDIRECT_TWICE=b", "C=c", "REDIRECT_C=d", "C=e"},
      -1);
  BOOST_TEST(process.variable("MASTHEAD_CONFIG") == "/a");
  BOOST_TEST(process.variable("TWICE") == "b");
  BOOST_TEST(process.variable("C") == "c");
  BOOST_TEST(process.variable("ABSENT") == "");
  // The method and the body are those of this request, not of the one before the redirect.
  const Request request = head({"REQUEST_METHOD=GET", "REDIRECT_REQUEST_METHOD=POST",
                                "REDIRECT_PATH_INFO=/old", "REDIRECT_HTTPS=on"});
  BOOST_TEST((request.method == Method::get));
  BOOST_TEST(request.path == "/");
  BOOST_TEST(request.https);
}

BOOST_AUTO_TEST_CASE(a_form_is_read_with_query_and_body_apart) {
  Pipe body("name=B&text=%C9%99+1&token=dropped");
  Cgi process = cgi({"REQUEST_METHOD=POST", "CONTENT_LENGTH=34", urlencoded,
                     "QUERY_STRING=sent=1&name=A&text=from+the+address"},
                    body.in());
  Request request = process.head();
  process.read_fields(request, contact);
  BOOST_TEST(request.query.text("sent", 9).value() == "1");
  BOOST_TEST(!request.query.has("name"));
  BOOST_TEST(request.form.text("name", 9).value() == "B");
  BOOST_TEST(request.form.text("text", 9).value() == "ə 1");
  BOOST_TEST(!request.form.has("sent"));
  BOOST_TEST(!request.form.has("token"));
  BOOST_TEST(request.form_text == "name=B&text=%C9%99+1&token=dropped");
}

BOOST_AUTO_TEST_CASE(lengths_of_a_form) {  // A1 A2 A3
  Pipe empty(""s);
  BOOST_TEST(post({urlencoded}, empty.in()) == "M104 411");
  BOOST_TEST(post({urlencoded, "CONTENT_LENGTH="}, empty.in()) == "M104 411");
  for (const char* bad : {"-1", "+3", "3abc", "0x10", "1e3"}) {
    BOOST_TEST(post({urlencoded, "CONTENT_LENGTH="s + bad}, empty.in()) == "M103 400");
  }
  for (const char* large :
       {"65537", "4294967296", "18446744073709551617", "99999999999999999999"}) {
    BOOST_TEST(post({urlencoded, "CONTENT_LENGTH="s + large}, empty.in()) == "M105 413");
  }
  BOOST_TEST(post({urlencoded, "CONTENT_LENGTH=0"}, empty.in()) == "");
}

BOOST_AUTO_TEST_CASE(a_form_that_is_shorter_than_announced) {  // A4
  Pipe body("name=A&text=the rest is mi");
  BOOST_TEST(post({urlencoded, "CONTENT_LENGTH=60"}, body.in()) == "M106 400");
}

BOOST_AUTO_TEST_CASE(a_form_that_is_longer_than_announced) {  // A5
  Pipe body("name=A&text=Bnot ours");
  Cgi process = cgi({"REQUEST_METHOD=POST", "CONTENT_LENGTH=13", urlencoded}, body.in());
  Request request = process.head();
  process.read_fields(request, contact);
  process.drain();
  BOOST_TEST(request.form.text("text", 9).value() == "B");
  BOOST_TEST(body.rest() == "not ours");
}

BOOST_AUTO_TEST_CASE(a_page_without_a_form_refuses_post) {  // A6
  Pipe body("a=1");
  BOOST_TEST(post({urlencoded, "CONTENT_LENGTH=3"}, body.in(), article) == "M102 405 GET, HEAD");
}

BOOST_AUTO_TEST_CASE(types_of_a_form) {  // A10 A11
  Pipe body("a=1");
  BOOST_TEST(post({"CONTENT_LENGTH=3"}, body.in()) == "M108 415");
  BOOST_TEST(post({"CONTENT_LENGTH=3", "CONTENT_TYPE=text/plain"}, body.in()) == "M108 415");
  BOOST_TEST(post({"CONTENT_LENGTH=3", urlencoded + "XYZ"s}, body.in()) == "M108 415");
  BOOST_TEST(post({"CONTENT_LENGTH=3", "CONTENT_TYPE=multipart/form-data; boundary=B"},
                  body.in()) == "M109 415");
}

BOOST_AUTO_TEST_CASE(fields_of_a_form_and_a_query) {  // A12 to A17
  const auto of_body = [](const std::string& text) {
    Pipe body;
    std::thread writer([&] {
      body.put(text);
      body.stop();
    });
    const std::string refusal =
        post({urlencoded, "CONTENT_LENGTH=" + std::to_string(text.size())}, body.in());
    writer.join();
    return refusal;
  };
  std::string many;
  for (int i = 0; i < 10000; ++i) many += "a=&";
  BOOST_TEST(of_body("name=%C0%AF") == "M113 400");
  BOOST_TEST(of_body("name=%00") == "M114 400");
  BOOST_TEST(of_body("name=%zz") == "M112 400");
  BOOST_TEST(of_body("name=1&name=2") == "M115 400");
  BOOST_TEST(of_body(many) == "M111 400");
  BOOST_TEST(of_body(std::string(65536, 'a')) == "M120 400");
  const auto of_query = [](const std::string& text) {
    return refusal_of([&] {
      Cgi process = cgi({"REQUEST_METHOD=GET", "QUERY_STRING=" + text}, -1);
      Request request = process.head();
      process.read_fields(request, article);
    });
  };
  BOOST_TEST(of_query("page=2&utm=x&utm=y") == "");
  BOOST_TEST(of_query("page=2&page=3") == "M115 400");
  BOOST_TEST(of_query("q=" + std::string(9 * 1024, 'x')) == "M110 414");
  BOOST_TEST(of_query("page=%") == "M112 400");
}

BOOST_AUTO_TEST_CASE(the_body_of_a_get_is_discarded) {  // A7
  Pipe body("0123456789+");
  Cgi process = cgi({"REQUEST_METHOD=GET", "CONTENT_LENGTH=10", "QUERY_STRING=page=2"}, body.in());
  Request request = process.head();
  process.read_fields(request, article);
  BOOST_TEST(request.query.text("page", 9).value() == "2");
  BOOST_TEST(request.form.empty());
  BOOST_TEST(request.form_text == "");
  BOOST_TEST(body.rest() == "+");
}

BOOST_AUTO_TEST_CASE(a_refused_body_is_discarded_even_when_it_fills_the_pipe) {  // F1
  Pipe body;
  const std::string large(2 * 1024 * 1024, 'x');
  std::thread writer([&] {
    body.put(large);
    body.stop();
  });
  Cgi process = cgi({"REQUEST_METHOD=POST", "CONTENT_LENGTH=2097152", urlencoded}, body.in());
  Request request = process.head();
  BOOST_TEST(refusal_of([&] { process.read_fields(request, contact); }) == "M105 413");
  process.drain();
  process.drain();
  writer.join();
  BOOST_TEST(body.rest() == "");
  BOOST_TEST(request.form_text.empty());
}

BOOST_AUTO_TEST_CASE(a_body_without_a_valid_length_is_discarded_to_its_end) {  // A1, F1
  for (const std::vector<std::string>& variables :
       {std::vector<std::string>{"REQUEST_METHOD=POST"},
        std::vector<std::string>{"REQUEST_METHOD=POST", "CONTENT_LENGTH=-1"},
        std::vector<std::string>{"REQUEST_METHOD=POST", "CONTENT_LENGTH=99999999999999999999"},
        std::vector<std::string>{"REQUEST_METHOD=GET", "HTTP_TRANSFER_ENCODING=chunked"}}) {
    Pipe body("what came in chunks");
    cgi(variables, body.in()).drain();
    BOOST_TEST(body.rest() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_get_without_a_body_does_not_wait_for_one) {
  Pipe open;
  const auto start = Clock::now();
  cgi({"REQUEST_METHOD=GET", "CONTENT_LENGTH="}, open.in()).drain();
  cgi({"REQUEST_METHOD=GET", "CONTENT_LENGTH=0"}, open.in()).drain();
  BOOST_TEST((Clock::now() - start < 200ms));
}

BOOST_AUTO_TEST_CASE(input_has_a_deadline) {
  Pipe open;
  open.put("abc");
  std::string text;
  const auto start = Clock::now();
  BOOST_TEST((read_input(open.in(), 5, 100ms, text) == End::late));
  BOOST_TEST(text == "abc");
  BOOST_TEST((discard_input(open.in(), 5, 50ms) == End::late));
  BOOST_TEST((Clock::now() - start < 2s));
  open.put("defgh");
  BOOST_TEST((read_input(open.in(), 2, 100ms, text) == End::complete));
  BOOST_TEST(text == "abcde");
  BOOST_TEST((discard_input(open.in(), 0, 0ms) == End::complete));
  open.stop();
  BOOST_TEST((discard_input(open.in(), 9, 100ms) == End::closed));
  BOOST_TEST((read_input(9999, 1, 100ms, text) == End::closed));
}

BOOST_AUTO_TEST_CASE(send_writes_the_whole_answer) {
  const Response response = Response::html(std::string(300000, 'x') + "</html>");
  Pipe out;
  std::string text;
  std::thread reader([&] { text = out.rest(); });
  BOOST_TEST(send(out.out(), response, false));
  out.stop();
  reader.join();
  BOOST_TEST((text == to_cgi(response, false)));
  Pipe second;
  BOOST_TEST(send(second.out(), response, true));
  second.stop();
  BOOST_TEST(second.rest() == to_cgi(response, true));
}

BOOST_AUTO_TEST_CASE(send_says_when_the_client_has_gone) {
  const Child child = run([] {
    arm_limits();
    int ends[2];
    if (::pipe(ends) != 0) ::_exit(2);
    ::close(ends[0]);
    ::_exit(send(ends[1], Response::html("x"), false) ? 3 : 0);
  });
  BOOST_TEST((WIFEXITED(child.status) && WEXITSTATUS(child.status) == 0));
}

BOOST_AUTO_TEST_CASE(the_limits_are_armed) {
  const Child child = run([] {
    arm_limits();
    rlimit processor, memory, core;
    ::getrlimit(RLIMIT_CPU, &processor);
    ::getrlimit(RLIMIT_AS, &memory);
    ::getrlimit(RLIMIT_CORE, &core);
    const bool right = processor.rlim_cur <= 5 &&
                       (is_sanitized || memory.rlim_cur <= 512UL * 1024 * 1024) &&
                       core.rlim_cur == 0 && ::alarm(0) > 6;
    ::_exit(right ? 0 : 2);
  });
  BOOST_TEST((WIFEXITED(child.status) && WEXITSTATUS(child.status) == 0));
}

BOOST_AUTO_TEST_CASE(the_wall_limit_names_itself_and_answers) {
  const Child child = run([] {
    arm_limits();
    ::raise(SIGALRM);
  });
  check_named_503(child, "M901", "masthead: M901 wall limit of 8 s\n");
}

BOOST_AUTO_TEST_CASE(a_limit_that_strikes_keeps_the_site_s_https) {
  const Child child = run([] {
    arm_limits();
    note_hsts("max-age=63072000; includeSubDomains");
    ::raise(SIGALRM);
  });
  check_named_503(child, "M901", "masthead: M901 wall limit of 8 s\n");
  const std::string line = "\r\nStrict-Transport-Security: max-age=63072000; includeSubDomains\r\n";
  BOOST_TEST(child.out.find(line) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_wall_limit_holds_when_the_server_blocked_the_signal) {
  const Child child = run([] {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, nullptr);
    arm_limits();
    ::alarm(0);
    ::raise(SIGALRM);
  });
  check_named_503(child, "M901", "masthead: M901 wall limit of 8 s\n");
}

BOOST_AUTO_TEST_CASE(the_processor_limit_names_itself_and_answers) {
  const Child child = run([] {
    arm_limits();
    ::raise(SIGXCPU);
  });
  check_named_503(child, "M902", "masthead: M902 processor limit of 5 s\n");
}

BOOST_AUTO_TEST_CASE(an_answer_that_has_begun_gets_no_second_one) {
  const Child child = run([] {
    arm_limits();
    send(STDOUT_FILENO, Response::html("x"), false);
    ::raise(SIGALRM);
  });
  BOOST_TEST(child.out == to_cgi(Response::html("x"), false));
  BOOST_TEST(child.err == "masthead: M901 wall limit of 8 s\n");
  BOOST_TEST((WIFEXITED(child.status) && WEXITSTATUS(child.status) == 1));
}

BOOST_AUTO_TEST_CASE(the_memory_limit_names_itself_and_can_be_caught,
                     *boost::unit_test::enable_if<!is_sanitized>()) {
  const Child child = run([] {
    arm_limits();
    try {
      const std::string large(600UL * 1024 * 1024, 'x');
      ::_exit(large.size() > 0 ? 2 : 3);
    } catch (const std::bad_alloc&) {
      send(STDOUT_FILENO, Response(500, "text/plain", "caught"), false);
    }
  });
  BOOST_TEST(child.err == "masthead: M903 memory limit of 512 MiB\n");
  BOOST_TEST(child.out.ends_with("caught"));
  BOOST_TEST((WIFEXITED(child.status) && WEXITSTATUS(child.status) == 0));
}

BOOST_AUTO_TEST_SUITE_END()
