# shellcheck shell=bash
# The built page in Firefox and in WebKit: the files that the suite browser runs in Chromium.
debian=("${for_wasm[@]}" /usr/bin/firefox-esr=firefox-esr /usr/bin/WebKitWebDriver=webkit2gtk-driver /usr/bin/Xvfb=xvfb)
beside=page

build() {
  build_page
  npm_packages tests
}

check() {
  RAVEL_ENGINE=firefox node_tests firefox --test-concurrency=2 "$root"/tests/browser/*.test.mjs
}
