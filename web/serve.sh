#!/usr/bin/env bash
# Serves the playground on localhost: `web/serve.sh [--port N]`. Installs what is missing and builds what has
# changed first.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
for part in say need npm page; do
  . "$root/tests/lib/$part.sh"
done

port=8000
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:-} ;;
    --port=*) port=${1#*=} && set -- --port "$@" ;;
    *) die "Usage: web/serve.sh [--port N]" ;;
  esac
  shift $(($# < 2 ? $# : 2))
done
[[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] ||
  die "--port takes a number from 1 to 65535."
if (exec 3<>"/dev/tcp/localhost/$port") 2>/dev/null; then
  die "Port $port is taken: choose another with --port N."
fi

need_node
build_alone
need "${for_wasm[@]}"
build_page
let_others_build
exec node "$here/serve.mjs" --port "$port"
