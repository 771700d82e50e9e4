# shellcheck shell=bash
# Programs made from bytes, run on the core under ASan and UBSan: for a minute, or for RAVEL_SOAK_MINUTES.
clang_home=$(clang++ -print-resource-dir 2>/dev/null || echo /no-clang)
debian=("${for_native[@]}" clang++=clang llvm-symbolizer=llvm "$clang_home/lib/linux/libclang_rt.fuzzer-*.a=libclang-rt-dev")
beside=native

build() { build_native fuzz fuzz_programs; }
check() { node_tests fuzz "$root/tests/fuzz/programs.test.mjs"; }
