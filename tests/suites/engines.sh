# shellcheck shell=bash
# The built page in Firefox and in WebKit: what differs most between engines, of the files that suite browser runs in
# Chromium. Suite everywhere has all of them.
debian=("${for_wasm[@]}" "${for_sites[@]}" /usr/bin/firefox-esr=firefox-esr /usr/bin/WebKitWebDriver=webkit2gtk-driver /usr/bin/Xvfb=xvfb)
beside=page

build() {
  build_sites
  npm_packages tests
}

in_engines() {  # FILE…
  local engine
  for engine in firefox webkit; do
    RAVEL_ENGINE=$engine in_browser "$engine" "$@"
  done
}

check() {
  local files=(contract embed_many embed_sites hostile_escapes hostile_headers hostile_messages hosting links
    links_sharing network real_time scenarios test_list traces)
  files=("${files[@]/#/$root/tests/browser/}")
  in_engines "${files[@]/%/.test.mjs}"
}
