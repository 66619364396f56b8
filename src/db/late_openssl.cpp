// OpenSSL asks the processor what it can (OPENSSL_cpuid_setup) at the start of every program that
// has it linked in, used or not. On a virtual machine each such question is answered by the host:
// 0.03 ms of every CGI request, most of which need no OpenSSL. But OpenSSL asks again when it is
// first used (ossl_init_base), so the first time is left out.
//
// The Makefile's --wrap puts this function in the place of OpenSSL's; in a build with shared
// libraries nobody calls it.

extern "C" {

void __real_OPENSSL_cpuid_setup() __attribute__((weak));

void __wrap_OPENSSL_cpuid_setup();
void __wrap_OPENSSL_cpuid_setup() {
  static bool at_start = true;
  if (!at_start && __real_OPENSSL_cpuid_setup) __real_OPENSSL_cpuid_setup();
  at_start = false;
}
}
