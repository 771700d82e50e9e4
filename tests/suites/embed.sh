# shellcheck shell=bash
# What docs authors install: the npm package with its command; the packages for Sphinx, MkDocs and Docusaurus, and the
# example sites built with them.
debian=("${for_wasm[@]}" "${for_sites[@]}")
beside=page

build() { build_sites; }

check() { node_tests embed --test-concurrency=2 "$root"/tests/embed/*.test.mjs; }
