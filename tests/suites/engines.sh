# shellcheck shell=bash
# The built page in Firefox and in WebKit: the traces of the scenarios.
debian=("${for_wasm[@]}" /usr/bin/firefox-esr=firefox-esr /usr/bin/WebKitWebDriver=webkit2gtk-driver /usr/bin/Xvfb=xvfb)
beside=page

build() {
  build_page
  npm_packages tests
}

check() { node_tests engines --test-concurrency=1 "$root"/tests/engines/*.test.mjs; }
