#!/usr/bin/env bash
# Writes the traces of the scenarios anew, as their C++ programs leave them. They are what the tests in JavaScript and
# of the page's model compare with: look at the difference before you commit it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
for source in "$root"/web/scenarios/*/main.cpp; do
  id=$(basename "$(dirname "$source")")
  "$root/build/native/tests/scenarios/$id" --write-trace "$root/tests/traces/$id.json" >/dev/null
done
