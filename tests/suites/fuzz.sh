# shellcheck shell=bash
# What bytes can do to the core, under ASan and UBSan: programs and answers made from them, for a minute at most, or for
# RAVEL_SOAK_MINUTES.
clang_home=$(clang++ -print-resource-dir 2>/dev/null || echo /no-clang)
debian=("${for_native[@]}" clang++=clang llvm-symbolizer=llvm "$clang_home/lib/linux/libclang_rt.fuzzer-*.a=libclang-rt-dev")
beside=native

build() { build_native fuzz fuzzers; }
check() { node_tests fuzz --test-concurrency=2 "$root"/tests/fuzz/*.test.mjs; }
