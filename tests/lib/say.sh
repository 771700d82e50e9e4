# shellcheck shell=bash
# How the project's scripts talk, fail, wait for each other and keep logs.
#
# tests/lib/ is sourced by tests/run.sh, web/serve.sh and wasm/toolchain.sh; it stands here because the tests need
# all of it. Who sources it sets `root`, the project's folder.

# Toolchains and the like, by version, outside the source tree.
cache=${RAVEL_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/ravel}
: "${root:?}"

# Standard output is for what somebody asked for; talk goes to standard error.
say() { printf '%s\n' "${me:+$me: }$*" >&2; }

# Fails with one line that says what to do.
die() {
  say "$*"
  exit 1
}

make_cache() {
  if ! mkdir -p "$cache" 2>/dev/null || [ ! -w "$cache" ]; then
    die "The cache $cache can't be written: set RAVEL_CACHE to a folder that can."
  fi
}

# Only one run at a time builds in this tree. Holds the lock until the script ends or let_others_build.
build_alone() {
  mkdir -p "$root/build"
  exec {build_lock}>"$root/build/.lock"
  flock --nonblock "$build_lock" && return
  say "Waiting for another run that is at work in this tree."
  flock "$build_lock"
}

let_others_build() { exec {build_lock}>&-; }

# logged NAME COMMAND…: the command's output goes to build/logs/NAME.log.
logged() {
  mkdir -p "$root/build/logs"
  "${@:2}" >"$root/build/logs/$1.log" 2>&1 </dev/null
}

# quietly NAME COMMAND…: the same; the end of the log is shown when the command fails.
quietly() {
  logged "$@" && return
  tail -n 60 "$root/build/logs/$1.log" >&2
  return 1
}

# outdated STAMP PATH…: whether anything at or under the paths is younger than the file STAMP. A folder is younger
# when something in it came or went.
outdated() {
  [ ! -e "$1" ] || [ -n "$(find "${@:2}" \( -name node_modules -o -name dist \) -prune -o -newer "$1" -print -quit)" ]
}

# has_work FOLDER TARGET…: whether ninja has something to do in the build folder.
has_work() { ! ninja -C "$1" -n "${@:2}" 2>/dev/null | grep -q 'no work to do'; }
