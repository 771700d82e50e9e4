# shellcheck shell=bash
# The built page in Firefox and in WebKit: the files that the suite browser runs in Chromium.
debian=("${for_wasm[@]}" /usr/bin/firefox-esr=firefox-esr /usr/bin/WebKitWebDriver=webkit2gtk-driver /usr/bin/Xvfb=xvfb)
beside=page

build() {
  build_page
  npm_packages tests
}

check() {
  local engine
  for engine in firefox webkit; do
    RAVEL_ENGINE=$engine node_tests "$engine" --test-concurrency=2 "$root"/tests/browser/*.test.mjs
  done
}
