// Limits of our own, because nobody else has useful ones: fcgiwrap never ends a program, Apache
// does after 300 s. Each names itself on standard error when it strikes:
//
//   masthead: M901 wall limit of 8 s         SIGALRM; exit code 1
//   masthead: M902 processor limit of 5 s    SIGXCPU; exit code 1
//   masthead: M903 memory limit of 512 MiB   std::bad_alloc follows
//
// And of the sandbox (sandbox.h):
//
//   masthead: M904 sandbox: system call 59 is refused    SIGSYS; exit code 1
//
// After M901, M902 and M904 standard output of a CGI program holds a whole 503 answer, unless ours
// had begun; of a FastCGI process nothing, and the web server answers 502.
#pragma once

#include <string_view>

namespace masthead::http {

// A sanitizer's notes take terabytes of addresses, and it starts a process at its end: in such a
// build (make SANITIZED=1) there is neither M903 nor a sandbox.
#ifdef MASTHEAD_SANITIZED
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

// Arms the three, forbids core files, ignores SIGPIPE (a client that leaves is an error of
// write()) and SIGXFSZ (so is a file that may not grow). Called first thing in main(). A lower
// limit that the host has set stays.
void arm_limits();

// The same for a process that stays: memory at once, and the wall limit for each request from
// begin_request() to end_request(). (A request cannot use more processor time than that.)
void arm_process_limits();
void begin_request() noexcept;
void end_request() noexcept;

// Says that the first byte of the answer is about to be written.
void note_answer_begun() noexcept;

// The value of Strict-Transport-Security (RFC 6797) that such a 503 has like all other answers; ""
// for none.
void note_hsts(std::string_view value) noexcept;

// Has SIGSYS say M904.
void catch_refused_calls();

}  // namespace masthead::http
