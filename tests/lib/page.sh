# shellcheck shell=bash
# Builds what runs in the browser: the WebAssembly module, its JavaScript face, the page.

for_wasm=(cmake=cmake ninja=ninja-build python3=python3)

# The module ravel-core, and the JavaScript face on it: build/wasm.
build_wasm() {
  local exports
  exports=$("$root/wasm/toolchain.sh") || exit 1
  eval "$exports"
  local fresh=()
  # A build folder that another toolchain made begins anew.
  grep -qsF "=$EMSCRIPTEN_ROOT/cmake/" "$root/build/wasm/CMakeCache.txt" || fresh=(--fresh)
  quietly wasm-configure cmake -S "$root" --preset wasm "${fresh[@]}" || die "CMake could not configure build/wasm."
  ! has_work "$root/build/wasm" || say "Building the WebAssembly module"
  quietly wasm-build cmake --build "$root/build/wasm" -j "$(nproc)" || die "The WebAssembly module could not be built."
  [ -e "$root/build/wasm/ravel/create.js" ] &&
    ! outdated "$root/build/.face" "$root/wasm/js" "$root/wasm/package.json" "$root/build/wasm/ravel-core.d.ts" && return
  touch "$root/build/.face-begun"
  quietly face npm --prefix "$root/wasm" run build || die "The JavaScript face could not be built."
  mv "$root/build/.face-begun" "$root/build/.face"
}

# The page, with all that it is made of: web/dist.
build_page() {
  build_wasm
  npm_packages web
  [ -e "$root/web/dist/index.html" ] &&
    ! outdated "$root/build/.page" "$root"/web/* "$root"/build/wasm/ravel-core.{mjs,wasm} "$root/build/wasm/ravel" && return
  say "Building the page"
  touch "$root/build/.page-begun"
  quietly page npm --prefix "$root/web" run build || die "The page could not be built."
  mv "$root/build/.page-begun" "$root/build/.page"
}
