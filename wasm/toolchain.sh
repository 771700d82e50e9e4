#!/usr/bin/env bash
# Finds an Emscripten that is new enough, or makes one, and prints how to use it:
#
#     eval "$(wasm/toolchain.sh)"
#
# Standard output is `export` lines (EMSCRIPTEN_ROOT, EM_CONFIG, EM_CACHE, PATH); all talk goes to
# standard error. An `emcc` on PATH or in $EMSDK of version 3.1.69 or later is taken as it is. Else
# Debian 13's is unpacked beside the system, never into it: its packages, checked against Debian's keys,
# in $RAVEL_CACHE (~/.cache/ravel), with its own libc. Nothing is downloaded twice.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
oldest=3.1.69
suite=trixie
# Without the compiler's runtime for this machine, its documentation and what only a linker for it needs.
packages='binaryen clang-19 libclang-common-19-dev libclang-cpp19 libllvm19 lld-19 llvm-19
  llvm-19-linker-tools emscripten node-acorn libc6 libstdc++6 libgcc-s1 zlib1g libzstd1 libffi8 libedit2
  libbsd0 libmd0 libtinfo6 libxml2 liblzma5 libicu76 libz3-4 libgmp10'
me=toolchain
# shellcheck source=../tests/lib/machine.sh
. "$here/../tests/lib/machine.sh"

new_enough() {  # VERSION
  [ "$(printf '%s\n%s\n' "$oldest" "$1" | sort -V | head -n 1)" = "$oldest" ]
}

version_of() {  # EMCC
  "$1" --version 2>/dev/null | sed -n '1s/.*) \([0-9][0-9.]*\).*/\1/p'
}

# An Emscripten that is there already.
found() {
  local emcc version
  for emcc in "$(command -v emcc || true)" "${EMSDK:+$EMSDK/upstream/emscripten/emcc}"; do
    [ -n "$emcc" ] && [ -x "$emcc" ] || continue
    version=$(version_of "$emcc")
    if [ -n "$version" ] && new_enough "$version"; then
      dirname "$(readlink -f "$emcc")"
      return 0
    fi
    say "$emcc is ${version:-of unknown version}; $oldest is the oldest that will do"
  done
  return 1
}

# Programs and libraries of the unpacked root use that root's own libc.
relocate() {  # ROOT FINAL
  local root=$1 final=$2 file
  local lib=usr/lib/x86_64-linux-gnu
  for file in "$root"/usr/lib/llvm-19/bin/{clang,lld,llvm-ar,llvm-nm,llvm-objcopy,llvm-strip,llvm-cxxfilt,llvm-dwarfdump,llvm-dwp} \
    "$root"/usr/bin/wasm-*; do
    file=$(readlink -f "$file")
    [ -f "$file" ] && head -c 4 "$file" | grep -q ELF || continue
    patchelf --set-interpreter "$final/$lib/ld-linux-x86-64.so.2" --force-rpath --set-rpath "$final/$lib" "$file"
  done
  for file in "$root/$lib"/lib{LLVM,clang-cpp}.so.19.1; do
    patchelf --force-rpath --set-rpath "$final/$lib" "$file"
  done
}

configure() {  # ROOT FINAL
  local root=$1 final=$2 em=$1/usr/share/emscripten
  cat >"$root/emscripten.config" <<CONF
LLVM_ROOT = '$final/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$final/usr'
NODE_JS = '$(command -v node)'
CACHE = '$final/em-cache'
CONF
  mkdir -p "$em/node_modules"
  ln -sfn ../../nodejs/acorn "$em/node_modules/acorn"
}

make_one() {  # FINAL
  local final=$1 work
  [ "$(uname -m)" = x86_64 ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
    die "put an emcc of $oldest or later on PATH: making one needs Debian on x86-64"
  command -v node >/dev/null || die "Node 20 is missing: install nodejs"
  need patchelf python3 xz-utils
  work=$(mktemp -d "$cache/making.XXXXXX")
  # shellcheck disable=SC2064 # the folder's name as it is now
  trap "rm -rf '$work'" EXIT
  say "downloading Emscripten and LLVM from Debian ($suite), some 150 MB, and unpacking them"
  # shellcheck disable=SC2086 # the list is words
  debian_unpack "$suite" "$work/root" $packages
  relocate "$work/root" "$final"
  configure "$work/root" "$final"
  rm -rf "$work/root/usr/share/emscripten/"{test,docs,media} "$work/root/usr/share/doc"
  mv "$work/root" "$final"
}

main() {
  npm_ci "$here"  # TypeScript, which emcc calls to write the module's types
  local root
  if root=$(found); then
    say "using $root"
    printf 'export EMSCRIPTEN_ROOT=%q\n' "$root"
    printf 'export PATH=%q:%q:"$PATH"\n' "$root" "$here/node_modules/.bin"
    return
  fi
  mkdir -p "$cache"
  local final=$cache/emscripten-$suite-1
  exec 9>"$cache/toolchain.lock"
  flock 9
  [ -d "$final" ] || make_one "$final"
  printf 'export EMSCRIPTEN_ROOT=%q\n' "$final/usr/share/emscripten"
  printf 'export EM_CONFIG=%q\n' "$final/emscripten.config"
  printf 'export EM_CACHE=%q\n' "$final/em-cache"
  printf 'export PATH=%q:%q:"$PATH"\n' "$final/usr/share/emscripten" "$here/node_modules/.bin"
}

main
