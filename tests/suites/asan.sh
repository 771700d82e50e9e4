# shellcheck shell=bash
# The native tests again, built with Clang under AddressSanitizer and UndefinedBehaviorSanitizer, the programs that
# real Twisted ran, and programs that run out of memory.
clang_home=$(clang++ -print-resource-dir 2>/dev/null || echo /no-clang)
debian=("${for_native[@]}" clang++=clang llvm-symbolizer=llvm "$clang_home/lib/linux/libclang_rt.asan-*.a=libclang-rt-dev")
beside=native

build() { build_native asan; }
check() {
  test_native asan
  RAVEL_CONFORMANCE=$root/build/asan/tests/conformance node_tests conformance-asan "$root/tests/conformance/run.mjs"
  node_tests no-memory "$root/tests/core/no_memory/points.test.mjs"
}
