#include "src/http/sandbox.h"

#include "src/http/limits.h"

#include <cstddef>
#include <cstdint>
#include <iterator>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace masthead::http {

namespace {

// --- Landlock (Documentation/userspace-api/landlock.rst of Linux)

// Later than Debian 12's headers.
constexpr std::uint64_t truncate_right = 1ULL << 14;  // ABI 3
constexpr std::uint64_t bind_right = 1ULL << 0;       // of TCP; ABI 4
struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t net = 0;  // ABI 4
};

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

// What the programs do in folders of their own: ordinary files and folders.
std::uint64_t writing(int version) {
  std::uint64_t rights = reading | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                         LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                         LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) rights |= truncate_right;
  return rights;
}

// Everything that a ruleset of this version can refuse.
std::uint64_t known(int version) {
  return writing(version) | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
         LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
         LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
}

constexpr const char* of_the_system[] = {"/etc", "/lib", "/run", "/usr"};

void allow(int ruleset, const char* path, std::uint64_t rights) {
  const int place = ::open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return;
  landlock_path_beneath_attr rule = {};
  rule.allowed_access = rights;
  rule.parent_fd = place;
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(place);
}

int enter_landlock(const Reach& reach) {
  const auto version = static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
  if (version < 2) return 0;  // the first one refuses every rename from folder to folder
  const RulesetAttributes attributes{known(version), bind_right};
  const std::size_t size = version >= 4 ? sizeof attributes : sizeof attributes.files;
  const auto ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
  if (ruleset < 0) return 0;
  for (const char* path : of_the_system) allow(ruleset, path, reading);
  for (const std::string& path : reach.readable) allow(ruleset, path.c_str(), reading);
  for (const std::string& path : reach.files) {
    allow(ruleset, path.c_str(), LANDLOCK_ACCESS_FS_READ_FILE);
  }
  for (const std::string& path : reach.writable) allow(ruleset, path.c_str(), writing(version));
  const bool holds = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return holds ? version : 0;
}

// --- seccomp (seccomp(2))

#if defined(__x86_64__)
constexpr std::uint32_t our_machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t our_machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t our_machine = 0;
#endif

// Each costs the start of a program 2 us: the kernel asks the filter of every call there is.
constexpr std::uint32_t refused_calls[] = {
    // Other programs, other processes.
    SYS_execve, SYS_execveat, SYS_clone, SYS_clone3,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
    // Large doors of the kernel that are open to everybody.
    SYS_unshare, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_add_key};
constexpr std::size_t calls = std::size(refused_calls);

sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
sock_filter answer(std::uint32_t value) { return BPF_STMT(BPF_RET | BPF_K, value); }

bool enter_seccomp() {
  // machine? | number | one comparison for each call | allow | trap
  constexpr std::size_t head = 5;
  sock_filter filter[head + calls + 2];
  filter[0] = load(offsetof(seccomp_data, arch));
  filter[1] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, our_machine, 1, 0);
  filter[2] = answer(SECCOMP_RET_KILL_PROCESS);
  filter[3] = load(offsetof(seccomp_data, nr));
  // x86-64 has each call a second time under such a number (x32).
  filter[4] = BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000U, calls + 1, 0);
  for (std::size_t i = 0; i < calls; ++i) {
    const auto to_trap = static_cast<std::uint8_t>(calls - i);
    filter[head + i] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused_calls[i], to_trap, 0);
  }
  filter[head + calls] = answer(SECCOMP_RET_ALLOW);
  filter[head + calls + 1] = answer(SECCOMP_RET_TRAP);
  const sock_fprog program{static_cast<unsigned short>(std::size(filter)), filter};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

Sandbox enter_sandbox(const Reach& reach) {
  Sandbox sandbox;
  if (is_sanitized || our_machine == 0) return sandbox;
  // Both ask for it: no program that is started has more rights than we.
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return sandbox;
  sandbox.landlock = enter_landlock(reach);
  catch_refused_calls();
  sandbox.seccomp = enter_seccomp();
  return sandbox;
}

}  // namespace masthead::http
