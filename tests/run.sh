#!/usr/bin/env bash
# Runs the tests: `tests/run.sh` all of them, `tests/run.sh native web` those suites. Installs what is
# missing first. The suites are the files in tests/suites/; the last line counts the tests of all.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
results=$root/build/test-results
me=tests
# shellcheck source=lib/machine.sh
. "$here/lib/machine.sh"

all=(native asan wasm web browser)
suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=("${all[@]}")
for suite in "${suites[@]}"; do
  [ -e "$here/suites/$suite.sh" ] || die "there is no suite '$suite': choose from ${all[*]}"
done

rm -rf "$results"
mkdir -p "$results"
broken=()
for suite in "${suites[@]}"; do
  say "suite $suite"
  began=$SECONDS
  # Each in a shell of its own: what it exports or how it fails is its own business.
  if ! (set -e; . "$here/suites/$suite.sh") && ! grep -qsE '<(failure|error)' "$results/$suite"*.xml; then
    broken+=("$suite")
  fi
  say "suite $suite took $((SECONDS - began)) s"
done

for suite in "${broken[@]+"${broken[@]}"}"; do say "suite $suite could not run, or ended without saying which test failed"; done
exec node "$here/lib/count.mjs" "$results" "${#broken[@]}"
