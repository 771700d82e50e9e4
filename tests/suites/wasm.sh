# The WebAssembly module and the JavaScript face, in Node.
# shellcheck shell=bash
build_wasm "$root"
node --test --expose-gc --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=junit --test-reporter-destination="$results/wasm.xml" "$root"/tests/js/*.test.mjs "$root"/tests/examples/*.test.mjs
