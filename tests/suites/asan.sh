# shellcheck shell=bash
# The native tests again, built with Clang under AddressSanitizer and UndefinedBehaviorSanitizer.
debian=("${for_native[@]}" clang++=clang llvm-symbolizer=llvm
  "$(clang++ -print-resource-dir 2>/dev/null)/lib/linux/libclang_rt.asan-*.a=libclang-rt-dev")
beside=native

build() { build_native asan; }
check() { test_native asan; }
