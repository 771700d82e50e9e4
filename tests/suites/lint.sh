# shellcheck shell=bash
# The C++ under clang-tidy (.clang-tidy says what it looks for) and cppcheck.
debian=("${for_native[@]}" "${for_wasm[@]}" clang-tidy=clang-tidy cppcheck=cppcheck)
beside=nothing

# Nothing is built for it, but Emscripten's headers are there when the page's module is.
build() { build_wasm; }
check() {
  local exports
  exports=$("$root/wasm/toolchain.sh") || exit 1
  eval "$exports"
  RAVEL_EMSCRIPTEN_HEADERS=$(em-config CACHE)/sysroot/include node_tests lint "$root/tests/lint/lint.test.mjs"
}
