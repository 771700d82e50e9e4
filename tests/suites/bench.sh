# shellcheck shell=bash
# How fast it is, beside its peers: natively, in Node and in Chromium. Ratios and counts, which hold on a busy machine.
debian=("${for_native[@]}" "${for_wasm[@]}" /usr/bin/chromium=chromium)
beside=nothing

# Those that can't be had are left out.
peers=(pc:kj-async=libcapnp-dev /usr/include/ev.h=libev-dev /usr/lib/python3/dist-packages/twisted=python3-twisted)

build() {
  (need "${peers[@]}") || say "Not every peer is here; those that are not are left out."
  build_native native
  quietly native-bench cmake --build "$root/build/native" --target bench || die "The native benchmarks could not be built."
  build_wasm
  quietly wasm-bench cmake --build "$root/build/wasm" --target bench || die "The benchmarks in WebAssembly could not be built."
  npm_packages tests
}

check() { node_tests bench --test-concurrency=1 "$root"/tests/bench/*.test.mjs; }
