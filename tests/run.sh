#!/usr/bin/env bash
# Runs the tests: `tests/run.sh` all of them but soak and everywhere, `tests/run.sh native web` those suites.
#
# Installs what the suites need, builds what has changed, runs them one after another, and ends with one line that
# counts the tests of all. A suite is a file in tests/suites/, which sets and defines:
#
#     debian   what it needs of Debian, as `need` takes it
#     beside   native or page: these two kinds are built at the same time; nothing: built after them
#     build    builds what it tests
#     check    runs its tests by run_tests or node_tests (tests/lib/results.sh)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
results=$root/build/test-results
for part in say need debian npm page sites native results browsers; do
  . "$here/lib/$part.sh"
done

all=(native asan tsan fuzz lint wasm web embed browser engines bench)

# in_suite SUITE COMMAND…: in a shell of its own, so that what a suite exports or how it ends is its own business.
in_suite() (
  me=$1
  . "$here/suites/$me.sh"
  "${@:2}"
)

missing() { missing_of "${debian[@]}"; }
is_beside() { [ "$beside" = "$1" ]; }

build_those_beside() {  # WORD
  local suite
  for suite in "${suites[@]}"; do
    if in_suite "$suite" is_beside "$1"; then
      in_suite "$suite" build_if_all_is_there || : >"$results/$suite.not-built"
    fi
  done
}

build_if_all_is_there() {
  [ -z "$(missing)" ] && build
}

suites=("$@")
[ $# -gt 0 ] || suites=("${all[@]}")
for suite in "${suites[@]}"; do
  [ -e "$here/suites/$suite.sh" ] || die "There is no suite '$suite': choose from ${all[*]}."
done

build_alone
rm -rf "$results"
mkdir -p "$results"
: >"$results/counts"

need_node
mapfile -t packages < <(for suite in "${suites[@]}"; do in_suite "$suite" missing; done | sort -u)
[ ${#packages[@]} = 0 ] || (install_packages "${packages[@]}") || true # the suites that lack one will not run

# Downloads and one core's work of one half fill the gaps of the other. The tests then have the machine for themselves.
build_those_beside native &
build_those_beside page
wait
build_those_beside nothing

for suite in "${suites[@]}"; do
  me=$suite
  if [ -e "$results/$suite.not-built" ]; then
    could_not_run
  else
    in_suite "$suite" check || could_not_run
  fi
done
add_up
