# shellcheck shell=bash
# The C++ under clang-tidy (.clang-tidy says what it looks for) and cppcheck.
debian=("${for_native[@]}" clang-tidy=clang-tidy cppcheck=cppcheck)
beside=nothing

build() { :; }
check() { node_tests lint "$root/tests/lint/lint.test.mjs"; }
