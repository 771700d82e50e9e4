# shellcheck shell=bash
# The built page, and the example sites of docs with snippets, in Chromium.
debian=("${for_wasm[@]}" "${for_sites[@]}" /usr/bin/chromium=chromium /usr/bin/chromium-headless-shell=chromium-headless-shell)
beside=page

build() {
  build_sites
  npm_packages tests
}

check() { in_browser browser "$root"/tests/browser/*.test.mjs; }
