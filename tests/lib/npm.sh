# shellcheck shell=bash
# Installs what a package.json names, once for each state of its lock file.

npm_packages() {  # FOLDER: wasm, web or tests, or one below build
  local folder=$root/$1 log=npm-${1//\//-}
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.ravel-lock" && return
  need_node
  say "Installing the npm packages of $1/"
  logged "$log" npm --prefix "$folder" ci --no-audit --no-fund --loglevel=error ||
    die "npm could not install the packages of $1/: is the network there? (Its words are in build/logs/$log.log.)"
  cp "$folder/package-lock.json" "$folder/node_modules/.ravel-lock"
}
