// Linked into the programs of `make test-sanitized`: servers start them with an environment of
// their own, so what the sanitizers shall do stands here. What they find lies beside the programs;
// a test that expects an answer need not notice it.

extern "C" const char* __asan_default_options() {
  return "log_path=" MASTHEAD_FOUND ":allocator_may_return_null=1:detect_stack_use_after_return=1";
}

extern "C" const char* __ubsan_default_options() {
  return "log_path=" MASTHEAD_FOUND ":print_stacktrace=1";
}
