# shellcheck shell=bash
# Makes an Emscripten 3.1.69 out of Debian 13's packages, beside the system, with its own libc.
. "$root/tests/lib/debian.sh"

# Raise the last number when this file makes something else than before.
emscripten_name=emscripten-3.1.69-2
llvm=usr/lib/llvm-19

# What emcc calls, and the libraries of that: less than the packages' whole closure, whose rest is for compiling
# for this machine. patchelf is there to make the rest run on another libc, its own first.
emscripten_packages=(emscripten binaryen clang-19 libclang-common-19-dev lld-19 llvm-19 llvm-19-linker-tools
  libclang-cpp19 libllvm19 libc6 libstdc++6 libgcc-s1 zlib1g libzstd1 libffi8 libedit2 libbsd0 libmd0 libtinfo6
  libxml2 liblzma5 libicu76 libz3-4 libgmp10 node-acorn patchelf)

# Debian's emscripten brings 1.6 GB of compiled libraries. Of their kinds (threads, sanitizers, link-time
# optimisation, GL) only the plain one stays; emcc compiles another when it is asked for one.
emscripten_leave_out=('*/sysroot/lib/wasm32-emscripten/'{lto,lto-pic,pic,'*-mt*','*-ww*','*-debug*','*asan*','*ubsan*','*lsan*','*sanitizer*','libGL-*emu*','libGL-*webgl2*','libemmalloc*'}
  './usr/share/doc' './usr/share/man' './usr/share/locale' './usr/share/gdb' './usr/share/emscripten/test')

emscripten_home=$cache/$emscripten_name

# Makes the Emscripten in $emscripten_home, unless it is there. Two that ask at once make one.
emscripten() {
  make_cache
  exec {lock}>"$cache/toolchain.lock"
  flock "$lock"
  [ -d "$emscripten_home" ] || make_emscripten "$emscripten_home"
}

make_emscripten() {  # FINAL
  local final=$1 work
  [ "$(uname -m)" = x86_64 ] && grep -qx ID=debian /etc/os-release ||
    die "Put an emcc of 3.1.69 or later on PATH: one can be made here only on Debian on x86-64."
  wanted=Emscripten
  work=$(mktemp -d "$cache/making.XXXXXX")
  # shellcheck disable=SC2064 # the folder's name as it is now
  trap "rm -rf '$work'" EXIT
  say "Getting Emscripten 3.1.69 and LLVM 19 from Debian 13, 330 MB, into $final"
  unpack_debian trixie "$work/root" "${emscripten_packages[@]}" -- "${emscripten_leave_out[@]}"
  relocate "$work/root" "$final"
  configure "$work/root" "$final"
  mv "$work/root" "$final"
}

# Programs and libraries of the unpacked root use that root's own libc.
relocate() {  # ROOT FINAL
  local root=$1 lib=usr/lib/x86_64-linux-gnu file
  local final_lib=$2/$lib loader=ld-linux-x86-64.so.2
  for file in "$root/$llvm"/bin/{clang,lld,llvm-ar,llvm-nm,llvm-objcopy,llvm-strip,llvm-cxxfilt,llvm-dwarfdump,llvm-dwp} \
    "$root"/usr/bin/wasm-{opt,metadce,ctor-eval,emscripten-finalize,split,dis,as}; do
    patch "$(readlink -f "$file")" --set-interpreter "$final_lib/$loader"
  done
  for file in "$root/$lib"/lib{LLVM,clang-cpp}.so.19.1; do
    patch "$file"
  done
}

patch() {  # FILE MORE…, in relocate
  "$root/$lib/$loader" --library-path "$root/$lib" "$root/usr/bin/patchelf" \
    "${@:2}" --force-rpath --set-rpath "$final_lib" "$1"
}

configure() {  # ROOT FINAL
  cat >"$1/emscripten.config" <<CONF
LLVM_ROOT = '$2/$llvm/bin'
BINARYEN_ROOT = '$2/usr'
CONF
  mv "$1/usr/share/emscripten/cache" "$1/em-cache"
  mkdir -p "$1/usr/share/emscripten/node_modules"
  ln -sfn ../../nodejs/acorn "$1/usr/share/emscripten/node_modules/acorn"
}
