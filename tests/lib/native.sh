# shellcheck shell=bash
# Builds and tests a native preset.

for_native=(cmake=cmake g++=g++ ninja=ninja-build pkg-config=pkg-config pc:libuv=libuv1-dev
  pc:libcurl=libcurl4-openssl-dev pc:nlohmann_json=nlohmann-json3-dev)

build_native() {  # PRESET TARGET…: all, if none is named
  local targets=("${@:2}")
  [ $# -gt 1 ] || targets=(all)
  catch2
  quietly "$1-configure" cmake -S "$root" --preset "$1" || die "CMake could not configure build/$1."
  ! has_work "$root/build/$1" "${targets[@]}" || say "Building"
  quietly "$1-build" cmake --build "$root/build/$1" -j "$(nproc)" --target "${targets[@]}" ||
    die "The preset $1 could not be built."
}

test_native() {  # PRESET OPTION…
  run_tests "$1" ctest --test-dir "$root/build/$1" -j "$(nproc)" --output-on-failure --output-junit "$results/$1.xml" \
    "${@:2}"
}

# Catch2 3: the system's, or, where Debian has only 2 (Debian 12), the backports' in the cache.
catch2() {
  grep -qs 'PACKAGE_VERSION "3' /usr/{,local/}{lib,lib/*,share}/cmake/Catch2/Catch2ConfigVersion.cmake && return
  if [ "$(debian_codename)" != bookworm ]; then
    install_packages catch2
    return
  fi
  local final=$cache/catch2-3-1
  make_cache
  (
    exec {lock}>"$cache/catch2.lock"
    flock "$lock"
    [ ! -d "$final" ] || exit 0
    say "Getting Catch2 3 from Debian 12's backports into $final"
    wanted="Catch2 3" unpack_debian bookworm-backports "$final.making" libcatch2-dev -- ./usr/share/doc
    mv "$final.making" "$final"
  ) || exit 1
  export CMAKE_PREFIX_PATH=$final/usr${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}
}
