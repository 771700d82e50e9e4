# shellcheck shell=bash
# The page's pure code (Vitest), its build, and the size of what it loads.
debian=("${for_wasm[@]}")
beside=page

build() { build_page; }

check() {
  run_tests web npm --prefix "$root/web" test -- --reporter=default --reporter=junit --outputFile.junit="$results/web.xml"
  node_tests web-sizes "$root/tests/web/sizes.mjs"
}
