# The built page in Chromium.
# shellcheck shell=bash
build_wasm "$root"
npm_ci "$root/web"
npm_ci "$root/tests"
need chromium
say "building the page"
quietly npm --prefix "$root/web" run build
node --test --test-concurrency=2 --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=junit --test-reporter-destination="$results/browser.xml" "$root"/tests/browser/*.test.mjs
