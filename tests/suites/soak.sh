# shellcheck shell=bash
# What takes long, and is run by name only (`tests/run.sh soak`): the fuzzers, the native soak and the page's, beside each
# other, for half an hour or for RAVEL_SOAK_MINUTES.
. "$here/suites/fuzz.sh"
debian+=("${for_wasm[@]}" /usr/bin/chromium=chromium)
beside=nothing

build() {
  in_suite fuzz build
  build_native native soak
  build_page
  npm_packages tests
}

check() {
  RAVEL_CHROMIUM=whole RAVEL_SOAK_MINUTES=${RAVEL_SOAK_MINUTES:-30} node_tests soak --test-concurrency=8 \
    "$root"/tests/fuzz/*.test.mjs "$root"/tests/soak/*.test.mjs
}
