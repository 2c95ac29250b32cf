# shellcheck shell=bash
# The WebAssembly modules and their JavaScript package, extension/pkg.

WASM_TARGET=wasm32-unknown-unknown
WEB_RUST=(rustc-web cargo-web rust-web-src rust-web-llvm lld-22)

has_wasm_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib" ]; }
has_web_rust() { installed "${WEB_RUST[@]}"; }

# As the last thing of a `need`: rustup is asked only where nothing else stops the script.
missing_wasm() {
  has rustc || return 0
  if has_wasm_target || has_web_rust; then return; fi
  if [ ${#others[@]} = 0 ] && { [ ${#packages[@]} = 0 ] || can_install; } && has rustup &&
    timeout 120 rustup target add "$WASM_TARGET" >/dev/null 2>&1 && has_wasm_target; then
    return
  fi
  if can_install; then
    packages+=("${WEB_RUST[@]}")
  else
    others+=("the Rust target $WASM_TARGET (rustup target add $WASM_TARGET)")
  fi
}

# "plain", or "web" where rustup cannot reach its server, which is Debian's second Rust, building the
# standard library itself.
wasm_compiler() {
  if has_wasm_target; then echo plain; else echo web; fi
}

build_wasm() {
  local compiler
  compiler=$(wasm_compiler)
  need_npm extension
  once "wasm module ($compiler)" extension/pkg \
    Cargo.toml Cargo.lock rust-toolchain.toml crates/core crates/json crates/files crates/wasm crates/bindgen \
    scripts/lib/wasm.sh extension/package-lock.json -- \
    make_package "$compiler"
}

# encoded FLAG...: compiler flags as cargo takes them where one may hold a space.
encoded() {
  local IFS=$'\x1f'
  printf '%s' "$*"
}

# compiled COMPILER COMMAND...: with the variables that make_module takes.
compiled() {
  local target=$PWD/target registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
  # This machine's folders stay out of the module's panic messages.
  local flags=("--remap-path-prefix=$registry=" "--remap-path-prefix=$PWD=" --remap-path-prefix=/usr/lib/rustlib/src/rust=)
  # SHA-256 as a loop: one signature a call needs no speed, and unrolled it is 7 KB.
  flags+=(--cfg 'sha2_backend_soft="compact"')
  # Sixteen bytes of a page state at a time; every browser that the extension supports has it.
  flags+=(-Ctarget-feature=+simd128)
  # Bindgen reads the target features in a custom section, which the profile's `strip` removes.
  local build=(build -p affix-wasm --target "$WASM_TARGET" --config profile.wasm.strip=false --locked)
  local compile=(cargo)
  if [ "$1" = web ]; then
    # Kept apart: two compilers would build everything anew by turns.
    target+=/web-rust
    compile=(env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo)
    build+=("-Zbuild-std=std,panic_abort")
  fi
  "${@:2}"
}

make_package() { compiled "$1" make_modules; }

make_modules() {
  rm -rf extension/pkg
  # What every view loads, and what only the workbench loads: each has no more in it than it is asked for.
  make_module affix pages wasm extension/pkg
  make_module desk desk desk extension/pkg
}

# The package for bots and sites, in target/npm.
build_npm() {
  local compiler
  compiler=$(wasm_compiler)
  need_npm extension
  once "npm package ($compiler)" target/npm \
    Cargo.toml Cargo.lock rust-toolchain.toml crates/core crates/json crates/files crates/wasm crates/bindgen \
    scripts/lib/wasm.sh extension/package-lock.json -- \
    make_npm "$compiler"
}

make_npm() { compiled "$1" make_npm_module; }

make_npm_module() {
  rm -rf target/npm
  make_module core package wasm target/npm
  cp -R crates/wasm/npm/. target/npm
  node scripts/lib/npm.mjs target/npm
}

# make_module NAME FEATURE PROFILE FOLDER: in the variables of compiled.
make_module() {
  CARGO_ENCODED_RUSTFLAGS=$(encoded "${flags[@]}") CARGO_TARGET_DIR=$target \
    "${compile[@]}" "${build[@]}" --no-default-features --features "$2" --profile "$3"
  cargo run --quiet -p affix-bindgen --locked -- "$target/$WASM_TARGET/$3/affix_wasm.wasm" "$4" "$1"
  say "wasm module $1: wasm-opt -Oz"
  # The stack lies below the data, so that nothing is stored below 1,024.
  # The names tell `scripts/size` whose each function is; the module itself has none.
  extension/node_modules/.bin/wasm-opt --enable-simd -Oz --low-memory-unused -g --strip-producers \
    "$4/$1_bg.wasm" -o "$PWD/target/$1_named.wasm"
  extension/node_modules/.bin/wasm-opt --enable-simd --strip-debug --strip-target-features "target/$1_named.wasm" \
    -o "$4/$1_bg.wasm"
}
