# What the native suites share: the libraries, and a preset built and tested.
# shellcheck shell=bash

# Catch2 3: the system's, or, where that is Catch2 2 (Debian 12), the one of its backports, unpacked beside it.
catch2() {
  local config
  for config in /usr/lib/cmake/Catch2 /usr/lib/*/cmake/Catch2; do
    grep -qs 'PACKAGE_VERSION "3' "$config/Catch2ConfigVersion.cmake" && return 0
  done
  local home=$cache/catch2-bookworm-1
  if [ ! -d "$home" ]; then
    say "downloading Catch2 3"
    mkdir -p "$cache"
    rm -rf "$home.part"
    debian_unpack bookworm-backports "$home.part" catch2
    mv "$home.part" "$home"
  fi
  export CMAKE_PREFIX_PATH=$home/usr${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}
}

# native_suite PRESET : builds it and runs its tests.
native_suite() {
  need cmake g++ ninja-build pkg-config libuv1-dev libcurl4-openssl-dev nlohmann-json3-dev
  catch2
  say "building ($1)"
  quietly cmake -S "$root" --preset "$1"
  quietly cmake --build "$root/build/$1"
  ctest --test-dir "$root/build/$1" --parallel 2 --output-on-failure --output-junit "$results/$1.xml" | tail -n 40
}
