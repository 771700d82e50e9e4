# shellcheck shell=bash
# The core, the native backend and the scenarios' C++, built with GCC: Catch2 through CTest.
debian=("${for_native[@]}")
beside=native

build() { build_native native; }
check() { test_native native; }
