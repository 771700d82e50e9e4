# Catch2 and the scenarios in C++, built with GCC. Sourced by tests/run.sh.
# shellcheck shell=bash
. "$here/lib/native.sh"
native_suite native
# The library alone, with the second compiler.
need clang
say "compiling the core with clang"
quietly cmake -S "$root" -B "$root/build/clang" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ -DRAVEL_TESTS=OFF
quietly cmake --build "$root/build/clang"
