# What the commands need of a machine: packages, private downloads, npm. Sourced by tests/run.sh,
# web/serve.sh and wasm/toolchain.sh; it stands here because the tests need most of it.
# shellcheck shell=bash

cache=${RAVEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ravel}

say() { printf '%s: %s\n' "${me:-ravel}" "$*" >&2; }
die() { say "$*"; exit 1; }

# need PACKAGE… : installs those of Debian's packages that are missing.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || die "install these (this is no Debian): ${missing[*]}"
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "as root, run: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  say "installing ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    die "apt-get could not install ${missing[*]}: is the network there? (as root: apt-get install ${missing[*]})"
  fi
  rm -f "$log"
}

# The mirror that this machine's own apt uses for Debian.
debian_mirror() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
    grep -v security | head -n 1)
  [ -n "$uri" ] || uri=$(sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' -e 's/^deb \(\[[^]]*\] \)\?\([^ ]*\).*/\2/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1)
  [ -n "$uri" ] || die "this machine's apt names no Debian mirror"
  printf '%s' "${uri%/}"
}

# debian_unpack SUITE FOLDER PACKAGE… : unpacks packages of another suite of Debian into a folder, beside
# the system. An apt of its own does it: own sources, own lists, nothing installed. apt checks Debian's
# signature on the lists, and the lists' sums on the packages.
debian_unpack() {
  local suite=$1 folder=$2 apt
  shift 2
  local keys=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -r "$keys" ] || need debian-archive-keyring
  apt=$(mktemp -d)
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$folder"
  : >"$apt/status"
  printf 'deb [signed-by=%s] %s %s main\n' "$keys" "$(debian_mirror)" "$suite" >"$apt/sources.list"
  cat >"$apt/apt.conf" <<CONF
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/nonexistent";
Dir::State::Lists "$apt/lists";
Dir::State::Status "$apt/status";
Dir::Cache "$apt/cache";
APT::Sandbox::User "";
CONF
  if ! (export APT_CONFIG=$apt/apt.conf && apt-get update -qq && cd "$apt/cache/archives" && apt-get download -qq "$@") >&2; then
    rm -rf "$apt"
    die "Debian's packages of $suite can't be had: is the network there?"
  fi
  local package
  for package in "$apt"/cache/archives/*.deb; do dpkg-deb -x "$package" "$folder"; done
  rm -rf "$apt"
}

# npm_ci FOLDER : installs what its lock file says, unless that was done.
npm_ci() {
  local done=$1/node_modules/.package-lock.json
  [ -e "$done" ] && [ ! "$1/package-lock.json" -nt "$done" ] && return 0
  command -v npm >/dev/null || die "Node 20 and npm are missing: install them"
  say "installing $1's npm packages"
  npm --prefix "$1" ci --no-audit --no-fund --loglevel=error >&2 ||
    die "npm could not install what $1/package-lock.json names: is the network there?"
  touch "$done"
}

# build_wasm ROOT : the module and the JavaScript face, in build/wasm.
build_wasm() {
  need cmake ninja-build
  npm_ci "$1/wasm"
  local toolchain
  toolchain=$("$1/wasm/toolchain.sh") || exit 1
  eval "$toolchain"
  say "building the WebAssembly module"
  quietly cmake -S "$1" --preset wasm
  quietly cmake --build "$1/build/wasm"
  quietly npm --prefix "$1/wasm" run build
}

# quietly COMMAND… : its output only if it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "failed: $*"
  fi
  rm -f "$log"
}
