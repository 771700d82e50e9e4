# shellcheck shell=bash
# Runs files of tests/browser: two at a time, and then one by one those that measure how long things take, in a browser as
# people have it.

measures() { [[ ${1##*/} =~ ^(hostile_runaways|pictures_10k|pictures_many|people_motion|people_voice|embed_many)\. ]]; }

in_browser() {  # NAME FILE…
  local name=$1 file together=() alone=()
  shift
  for file in "$@"; do
    if measures "$file"; then alone+=("$file"); else together+=("$file"); fi
  done
  [ ${#together[@]} = 0 ] || node_tests "$name" --test-concurrency=2 "${together[@]}"
  [ ${#alone[@]} = 0 ] || RAVEL_CHROMIUM=whole node_tests "$name-alone" --test-concurrency=1 "${alone[@]}"
}
