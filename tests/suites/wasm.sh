# shellcheck shell=bash
# The WebAssembly module and its JavaScript face, in Node; and the programs that real Twisted ran, on the core there and
# on the face.
debian=("${for_wasm[@]}" /usr/include/nlohmann/json.hpp=nlohmann-json3-dev)
beside=page

build() {
  build_wasm
  quietly wasm-conformance cmake --build "$root/build/wasm" -j "$(nproc)" --target conformance ||
    die "The runner of Twisted's programs could not be built in WebAssembly."
}
check() {
  node_tests wasm --expose-gc "$root"/tests/js/*.test.mjs "$root"/tests/examples/*.test.mjs
  RAVEL_CONFORMANCE="node $root/build/wasm/tests/conformance.mjs" node_tests conformance-wasm "$root/tests/conformance/run.mjs"
  RAVEL_CONFORMANCE="node $root/tests/js/conformance.mjs" node_tests conformance-js "$root/tests/conformance/run.mjs"
}
