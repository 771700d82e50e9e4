# shellcheck shell=bash
# What other threads may do, under ThreadSanitizer.
clang_home=$(clang++ -print-resource-dir 2>/dev/null || echo /no-clang)
debian=("${for_native[@]}" clang++=clang llvm-symbolizer=llvm "$clang_home/lib/linux/libclang_rt.tsan-*.a=libclang-rt-dev")
beside=native

build() { build_native tsan from_threads; }
check() { test_native tsan -R '^threads/'; }
