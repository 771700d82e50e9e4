# shellcheck shell=bash
# The whole of suite browser in Firefox and in WebKit: it takes long, and is run by name (`tests/run.sh everywhere`).
. "$here/suites/engines.sh"

check() { in_engines "$root"/tests/browser/*.test.mjs; }
