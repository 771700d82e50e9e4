#!/usr/bin/env bash
# Serves the playground on localhost: `web/serve.sh [--port N]`. Installs what is missing and builds what
# has changed first.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
me=serve
# shellcheck source=../tests/lib/machine.sh
. "$root/tests/lib/machine.sh"

port=8000
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:-}; shift 2 || die "--port takes a number" ;;
    *) die "usage: web/serve.sh [--port N]" ;;
  esac
done
[[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || die "--port takes a number from 1 to 65535"
if (exec 3<>"/dev/tcp/localhost/$port") 2>/dev/null; then
  die "port $port is taken: choose another with --port N"
fi
command -v node >/dev/null || die "Node 20 is missing: install nodejs"

# Whether anything that the page is made of is younger than the page.
outdated() {
  [ ! -e "$here/dist/index.html" ] ||
    [ -n "$(find "$root/core" "$root/wasm" "$here" -newer "$here/dist/index.html" -type f \
      -not -path '*/node_modules/*' -not -path "$here/dist/*" -print -quit)" ]
}

if outdated; then
  build_wasm "$root"
  npm_ci "$here"
  say "building the page"
  quietly npm --prefix "$here" run build
fi
exec node "$here/serve.mjs" --port "$port"
