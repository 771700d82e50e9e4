#!/usr/bin/env bash
# Finds an Emscripten that is new enough, or makes one, and prints how to use it:
#
#     eval "$(wasm/toolchain.sh)"
#
# Standard output is `export` lines (EMSCRIPTEN_ROOT, PATH, EM_CONFIG, EM_CACHE …); all talk goes to
# standard error. An `emcc` on PATH or in $EMSDK of version 3.1.69 or later is taken as it is. Else
# Debian 13's is unpacked into the cache (wasm/make_emscripten.sh). Nothing is downloaded twice.
set -eEuo pipefail
trap 'say "No Emscripten: this failed: $BASH_COMMAND"' ERR

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
. "$root/tests/lib/say.sh"
. "$root/tests/lib/need.sh"
. "$root/tests/lib/npm.sh"

oldest=3.1.69

# An Emscripten that is there already: its folder.
found() {
  local emcc version
  for emcc in "$(command -v emcc || true)" "${EMSDK:+$EMSDK/upstream/emscripten/emcc}"; do
    [ -x "$emcc" ] || continue
    version=$(version_of "$emcc")
    if new_enough "$version"; then
      dirname "$(readlink -f "$emcc")"
      return
    fi
    say "$emcc is ${version:-of unknown version}; the oldest that will do is $oldest"
  done
  return 1
}

version_of() {  # EMCC
  "$1" --version 2>/dev/null | sed -n '1s/.*) \([0-9][0-9.]*\).*/\1/p'
}

new_enough() {  # VERSION
  [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$oldest" "$1" | sort -V | head -n 1)" = "$oldest" ]
}

use() {  # NAME VALUE
  printf 'export %s=%q\n' "$1" "$2"
}

# The folder goes first on PATH, and TypeScript's compiler, with which emcc writes the module's types.
use_from() {  # FOLDER
  use EMSCRIPTEN_ROOT "$1"
  printf 'export PATH=%q:%q:"$PATH"\n' "$1" "$here/node_modules/.bin"
}

need_node
need python3=python3 # emcc is a Python program
npm_packages wasm
if folder=$(found); then
  use_from "$folder"
  exit
fi
. "$here/make_emscripten.sh"
emscripten
use_from "$emscripten_home/usr/share/emscripten"
use EM_CONFIG "$emscripten_home/emscripten.config"
use EM_CACHE "$emscripten_home/em-cache"
use EM_NODE_JS "$(command -v node)"
