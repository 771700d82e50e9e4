# shellcheck shell=bash
# Builds the example sites of web/embed/ with the packages of this tree, installed as docs authors do: build/sites.

# Debian's own Python knows Debian's packages; another may come first on PATH.
debian_python=/usr/bin/python3
modules=/usr/lib/python3/dist-packages
for_sites=(
  "$debian_python=python3" "/usr/lib/python3.*/ensurepip/__main__.py=python3-venv"
  $modules/pip=python3-pip $modules/setuptools=python3-setuptools $modules/wheel=python3-wheel
  $modules/sphinx=python3-sphinx
  $modules/mkdocs=mkdocs $modules/pymdownx=python3-pymdownx /usr/share/mkdocs/themes/material=mkdocs-material
)

build_sites() {
  build_page
  ! outdated "$root/build/.sites" "$root/build/.page" "$root/build/.face" "$root/web/embed" && return
  touch "$root/build/.sites-begun"
  mkdir -p "$root/build/sites"
  python_sites
  docusaurus_site
  mv "$root/build/.sites-begun" "$root/build/.sites"
}

# Sphinx and MkDocs in a virtual environment. Pip writes beside what it packs: it gets a copy, with what that asks for.
python_sites() {
  local sites=$root/build/sites embed=$root/build/sites/src/web/embed
  say "Building the example sites of Sphinx and MkDocs"
  rm -rf "$sites"/{src,venv,sphinx,mkdocs}
  mkdir -p "$embed"
  cp -r "$root"/web/embed/{attributes.json,python,sphinx,mkdocs} "$embed"
  ln -s "$root"/web/{dist,scenarios} "$sites/src/web"
  quietly sites-venv "$debian_python" -m venv --system-site-packages "$sites/venv" &&
    quietly sites-pip "$sites/venv/bin/pip" install --no-index --no-deps --no-build-isolation "$embed"/{python,sphinx,mkdocs} ||
    die "The packages for Sphinx and MkDocs could not be installed."
  quietly sites-sphinx "$sites/venv/bin/python" -m sphinx -W --keep-going -b html "$embed/sphinx/example" "$sites/sphinx" ||
    die "The example site of Sphinx could not be built."
  quietly sites-mkdocs "$sites/venv/bin/python" -m mkdocs build --strict -f "$embed/mkdocs/example/mkdocs.yml" -d "$sites/mkdocs" ||
    die "The example site of MkDocs could not be built."
}

# In a project of its own, with the npm packages as they are packed. It takes about a minute.
docusaurus_site() {
  local plugin=$root/web/embed/docusaurus site=$root/build/sites/docusaurus packed=$root/build/sites/packed
  mkdir -p "$site" "$packed"
  rm -rf "$site"/{docs,build,.docusaurus} "$packed"/*
  cp -r "$plugin/example/." "$site"
  # Npm writes beside what it packs, too.
  mkdir "$packed/embed"
  cp -r "$root/web/embed/attributes.json" "$plugin" "$packed/embed"
  npm_packages build/sites/docusaurus
  say "Building the example site of Docusaurus"
  quietly sites-pack node "$root/web/embed/npm/pack.mjs" "$packed" &&
    (cd "$packed/embed/docusaurus" && quietly sites-pack-plugin npm pack --pack-destination "$packed") ||
    die "The npm packages could not be packed."
  local package
  for package in "$packed"/*.tgz; do unpack_npm "$package" "$site/node_modules"; done
  (cd "$site" && NO_UPDATE_NOTIFIER=1 quietly sites-docusaurus node node_modules/@docusaurus/core/bin/docusaurus.mjs build) ||
    die "The example site of Docusaurus could not be built."
}

unpack_npm() {  # NAME-VERSION.tgz NODE_MODULES
  local name=${1##*/}
  local folder=$2/${name%-[0-9]*}
  rm -rf "$folder"
  mkdir -p "$folder"
  tar -x -f "$1" -C "$folder" --strip-components 1
}
