// What a program that answers a reader never needs is taken from its process for good, so that who
// finds a hole in one of our libraries holds little: no other program is started (execve), no
// process is made, none is looked into (ptrace), nothing is read or written outside the folders
// named here. Landlock (its second version, Linux 5.19) and seccomp, as any user may; where the
// kernel has none of it, the process goes on without.
//
//   masthead: M904 sandbox: system call 59 is refused      exit code 1; a 503 as of M901
//
// A file outside the folders is EACCES for the process; `masthead doctor` finds links that lead
// out.
#pragma once

#include <string>
#include <vector>

namespace masthead::http {

// What does not exist is left out. The system's own (/etc, /lib, /run, /usr) can always be read:
// names of hosts, certificates.
struct Reach {
  std::vector<std::string> readable;  // folders, with all that is in them
  std::vector<std::string> writable;  // the same, and readable
  std::vector<std::string> files;     // readable
};

// What of it holds now.
struct Sandbox {
  int landlock = 0;  // its ABI version; 0: none
  bool seccomp = false;
};

// Once in a process. In a sanitized build (limits.h) nothing.
Sandbox enter_sandbox(const Reach& reach);

}  // namespace masthead::http
