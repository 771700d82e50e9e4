# shellcheck shell=bash
# The built page in Chromium.
debian=("${for_wasm[@]}" /usr/bin/chromium=chromium)
beside=page

build() {
  build_page
  npm_packages tests
}

check() { node_tests browser --test-concurrency=2 "$root"/tests/browser/*.test.mjs; }
