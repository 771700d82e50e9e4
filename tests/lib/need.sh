# shellcheck shell=bash
# Installs the Debian packages that are missing.

# need WHAT=PACKAGE…: WHAT is what PACKAGE brings: a program's name, the pattern of a file (/…), or what pkg-config
# knows (pc:…). Where it is there, however it came there, nothing is done; a second run asks apt nothing.
need() {
  local missing
  mapfile -t missing < <(missing_of "$@")
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}

missing_of() {
  local item
  for item in "$@"; do
    is_there "${item%=*}" || printf '%s\n' "${item##*=}"
  done | sort -u
}

is_there() {
  case $1 in
    pc:*) pkg-config --exists "${1#pc:}" 2>/dev/null ;;
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

install_packages() {
  local install="apt-get install -y --no-install-recommends $*" as_root=()
  command -v apt-get >/dev/null || die "Debian's packages $* are missing, or what stands for them on this system: install them."
  if [ "$(id -u)" != 0 ]; then
    may_sudo || die "As root, run: $install"
    as_root=(sudo)
  fi
  say "Installing $* (apt-get)"
  logged apt-update "${as_root[@]}" apt-get update || true # one source of several may be down
  # shellcheck disable=SC2086 # the command is words
  logged apt "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install ||
    die "apt-get could not install $*: is the network there? (Its words are in build/logs/apt.log.)"
}

# Whether sudo is there and lets us, or can ask somebody for a password.
may_sudo() {
  command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 2 ]; }
}

need_node() {
  local version
  version=$(node --version 2>/dev/null) || die "Node is missing: install Node 20 or later."
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] || die "Node is $version: install Node 20 or later."
  command -v npm >/dev/null || die "npm is missing: it comes with Node 20."
}
