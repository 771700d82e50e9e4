# The pure code of the page (Vitest), the page's build, and the sizes of what it loads.
# shellcheck shell=bash
build_wasm "$root"
npm_ci "$root/web"
say "building the page"
quietly npm --prefix "$root/web" run build
npm --prefix "$root/web" test -- --reporter=default --reporter=junit --outputFile.junit="$results/web.xml"
node --test --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=junit --test-reporter-destination="$results/web-sizes.xml" "$root/tests/web/sizes.mjs"
