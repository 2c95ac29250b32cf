# The WebAssembly module and its JavaScript package, extension/pkg.

WASM_TARGET=wasm32-unknown-unknown
WEB_RUST=(rustc-web cargo-web rust-web-src rust-web-llvm lld-22)

has_wasm_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib" ]; }
has_web_rust() { dpkg-query -W "${WEB_RUST[@]}" >/dev/null 2>&1; }

# The compiler for WebAssembly: "plain", or "web" where rustup cannot reach its server, which is
# Debian's second Rust, building the standard library itself.
wasm_compiler() {
  if has_wasm_target; then
    echo plain
  elif has_web_rust; then
    echo web
  elif type -P rustup >/dev/null && timeout 120 rustup target add "$WASM_TARGET" >/dev/null 2>&1 && has_wasm_target; then
    echo plain
  elif type -P apt-get >/dev/null; then
    install_packages "${WEB_RUST[@]}" >&2
    echo web
  else
    fail "The Rust target $WASM_TARGET is missing: rustup target add $WASM_TARGET"
  fi
}

build_wasm() {
  local compiler
  compiler=$(wasm_compiler)
  need_npm extension
  once "wasm module ($compiler)" extension/pkg \
    Cargo.toml Cargo.lock rust-toolchain.toml crates/core crates/wasm crates/bindgen \
    scripts/lib/wasm.sh extension/package-lock.json -- \
    make_package "$compiler"
}

make_package() {
  local target=target registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
  # This machine's folders stay out of the module's panic messages.
  local flags="--remap-path-prefix=$registry= --remap-path-prefix=$PWD= --remap-path-prefix=/usr/lib/rustlib/src/rust="
  # SHA-256 as a loop: one signature a call needs no speed, and unrolled it is 7 KB.
  flags+=' --cfg sha2_backend_soft="compact"'
  # Bindgen reads the target features in a custom section, which the profile's `strip` removes.
  local build=(build -p affix-wasm --profile wasm --target "$WASM_TARGET" --config profile.wasm.strip=false ${CI:+--locked})
  if [ "$1" = web ]; then
    # Kept apart: two compilers would build everything anew by turns.
    target=target/web-rust
    RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTFLAGS=$flags CARGO_TARGET_DIR=$target \
      /usr/bin/cargo "${build[@]}" -Zbuild-std=std,panic_abort
  else
    RUSTFLAGS=$flags cargo "${build[@]}"
  fi
  rm -rf extension/pkg
  cargo run --quiet -p affix-bindgen ${CI:+--locked} -- "$target/$WASM_TARGET/wasm/affix_wasm.wasm" extension/pkg
  say "wasm module: wasm-opt -Os"
  extension/node_modules/.bin/wasm-opt -Os --strip-producers --strip-target-features \
    extension/pkg/affix_bg.wasm -o extension/pkg/affix_bg.wasm
}
