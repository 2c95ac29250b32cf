# What the machine must have; what Debian's archive holds is installed when missing.

# install PACKAGE...: as root or through sudo; otherwise says what to install.
install_packages() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    as_root=(sudo)
    # Nobody answers a password prompt where there is no terminal.
    [ -t 0 ] || as_root=(sudo -n)
  fi
  if ! type -P apt-get >/dev/null || ! { [ "$(id -u)" = 0 ] || type -P sudo >/dev/null; }; then
    fail "Please install, with this system's package manager (Debian's names): $*"
  fi
  say "installing $*"
  "${as_root[@]}" apt-get update -qq </dev/null || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    </dev/null >/dev/null || fail "Please install these packages by hand: $*"
}

# need COMMAND PACKAGE...: the packages are installed when the command is missing.
need() {
  type -P "$1" >/dev/null || install_packages "${@:2}"
}

need_rust() {
  need git git ca-certificates
  need cc gcc libc6-dev
  type -P cargo >/dev/null ||
    fail "Rust is missing: install it with rustup (see its site), then run this again."
}

need_node() {
  local version
  version=$(node --version 2>/dev/null) || fail "Node is missing: install Node 20 or newer."
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] || fail "Node $version is too old: install Node 20 or newer."
}

# need_npm FOLDER: its locked packages.
need_npm() {
  need_node
  once "packages of $1" "$1/node_modules/.package-lock.json" "$1/package.json" "$1/package-lock.json" -- \
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
}

# Chromium as the tests find it: $CHROMIUM, or the first of these commands. `type -P` looks for files
# alone; `command -v` also finds functions.
find_browser() {
  if [ -n "${CHROMIUM:-}" ]; then
    type -P "$CHROMIUM" || fail "CHROMIUM names $CHROMIUM, which is no program here: correct it, or unset it."
  else
    type -P chromium || type -P chromium-browser || type -P google-chrome || type -P google-chrome-stable ||
      type -P "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  fi
}

need_browser() {
  need openssl openssl
  find_browser >/dev/null || install_packages chromium chromium-l10n
  # Debian's Chromium speaks only English without the second package.
  if dpkg-query -W chromium >/dev/null 2>&1 && ! dpkg-query -W chromium-l10n >/dev/null 2>&1; then
    install_packages chromium-l10n
  fi
}
