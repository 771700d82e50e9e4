# shellcheck shell=bash
# Takes packages of another Debian release without installing them: by an apt of its own, into a folder.

# unpack_debian SUITE FOLDER PACKAGE… [-- PATTERN…]
# Apt checks Debian's signature on the suite's lists, and the lists' sums on the packages. Nothing of the system's
# own apt is changed, and no root is needed. What the patterns (tar's) name is left out.
unpack_debian() {
  local suite=$1 folder=$2 apt=$2.apt packages=() leave_out=() package
  shift 2
  while [ $# -gt 0 ] && [ "$1" != -- ]; do packages+=("$1") && shift; done
  while [ $# -gt 1 ]; do leave_out+=(--exclude "$2") && shift; done
  rm -rf "$apt" "$folder"
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$folder"
  private_apt "$suite" "$apt"
  (
    export APT_CONFIG=$apt/apt.conf
    logged "apt-$suite" apt-get update --error-on=any && cd "$apt/cache/archives" &&
      logged "apt-$suite" apt-get download "${packages[@]}"
  ) || die "Debian's packages can't be had ($suite): is the network there? (Apt's words are in build/logs/apt-$suite.log.)"
  for package in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$folder" --no-same-owner "${leave_out[@]}" ||
      die "${package##*/} can't be unpacked into $folder: is there room?"
  done
  rm -rf "$apt"
}

private_apt() {  # SUITE FOLDER
  local suite=$1 apt=$2 keys=/usr/share/keyrings/debian-archive-keyring.gpg uri
  uri=$(mirror)
  [ -n "$uri" ] || die "This machine's apt names no Debian mirror that ${wanted:-the packages} could come from."
  [ -r "$keys" ] || die "Debian's keys are missing: as root, run: apt-get install debian-archive-keyring"
  : >"$apt/status"
  printf 'deb [signed-by=%s] %s %s main\n' "$keys" "$uri" "$suite" >"$apt/sources.list"
  cat >"$apt/apt.conf" <<CONF
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/nonexistent";
Dir::State::Lists "$apt/lists";
Dir::State::Status "$apt/status";
Dir::Cache "$apt/cache";
Acquire::Languages "none";
APT::Sandbox::User "";
CONF
}

# The mirror that this machine's own apt takes Debian from; nothing when there is none. Apt knows whose a source is
# once it has that source's lists; before, the address must tell.
mirror() {
  {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' 'Origin: Debian' 2>/dev/null
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
      sed -nE '/^(deb|URIs:) /s|.* ([^ ]+/debian/?)( .*)?$|\1|p'
  } | grep -v security | head -n 1 || true
}

debian_codename() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }
