# shellcheck shell=bash
# The built page, and the example sites of docs with snippets, in Chromium.
debian=("${for_wasm[@]}" "${for_sites[@]}" /usr/bin/chromium=chromium)
beside=page

build() {
  build_sites
  npm_packages tests
}

check() { node_tests browser --test-concurrency=2 "$root"/tests/browser/*.test.mjs; }
