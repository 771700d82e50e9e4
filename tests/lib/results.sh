# shellcheck shell=bash
# Runs test runners and keeps the count. A runner writes a JUnit report; the counts go to $results/counts.

# What CTest, Node and Vitest say of tests that passed.
of_those_that_passed='^ *Start +[0-9]+: | Passed +[0-9.]+ sec$|^ *[✔✓] '

# run_tests NAME COMMAND…: COMMAND writes $results/NAME.xml. Its output is shown when a test failed.
run_tests() {
  local name=$1 began=$SECONDS code=0 log=$root/build/logs/$1-tests.log passed failed skipped failures
  shift
  mkdir -p "${log%/*}"
  "$@" >"$log" 2>&1 </dev/null || code=$?
  failures=$(node "$root/tests/lib/count.mjs" "$results/$name.xml" 2>&1 >"$results/$name.count")
  read -r passed failed skipped <"$results/$name.count"
  notes "$log"
  if [ "$code" != 0 ] || [ "$failed" != 0 ]; then
    grep -vE "$of_those_that_passed" "$log" | tail -n 200 >&2 || true
    [ -z "$failures" ] || printf '%s\n' "$failures" >&2
  fi
  if [ "$code" != 0 ] && [ "$failed" = 0 ]; then
    say "The tests ended with code $code and named none that failed: counted as a failure."
    failed=1
  elif [ $((passed + failed)) = 0 ]; then
    say "No test ran: counted as a failure."
    failed=1
  fi
  printf '%s %s %s\n' "$passed" "$failed" "$skipped" >>"$results/counts"
  say "$(counted "$passed" "$failed" "$skipped") in $((SECONDS - began)) s (build/logs/$name-tests.log)"
}

# What tests have to say beside their outcome (t.diagnostic), without Node's own summary.
notes() {
  sed -n 's/^ *ℹ //p' "$1" | grep -vE '^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [0-9.]+$' |
    while read -r note; do say "$note"; done || true
}

# node_tests NAME OPTION… FILE…: the same with Node's test runner.
node_tests() {
  run_tests "$1" node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=junit --test-reporter-destination="$results/$1.xml" "${@:2}"
}

# A suite that could not run is one failure.
could_not_run() {
  say "The suite could not run: counted as a failure."
  printf '0 1 0\n' >>"$results/counts"
}

counted() {  # PASSED FAILED SKIPPED
  printf '%s passed, %s failed' "$1" "$2"
  [ "$3" = 0 ] || printf ', %s skipped' "$3"
}

# The last line: all suites together. Fails when a test did, or none ran.
add_up() {
  local passed failed skipped
  read -r passed failed skipped < <(awk '{p += $1; f += $2; s += $3} END {print p + 0, f + 0, s + 0}' "$results/counts")
  printf '%s\n' "$(counted "$passed" "$failed" "$skipped")"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
}
