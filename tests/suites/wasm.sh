# shellcheck shell=bash
# The WebAssembly module and its JavaScript face, in Node.
debian=("${for_wasm[@]}")
beside=page

build() { build_wasm; }
check() { node_tests wasm --expose-gc "$root"/tests/js/*.test.mjs "$root"/tests/examples/*.test.mjs; }
