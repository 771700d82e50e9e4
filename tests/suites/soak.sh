# shellcheck shell=bash
# What takes long, and is run by name only (`tests/run.sh soak`): half an hour of the fuzzer.
. "$here/suites/fuzz.sh"

check() { RAVEL_SOAK_MINUTES=${RAVEL_SOAK_MINUTES:-30} node_tests soak "$root/tests/fuzz/programs.test.mjs"; }
