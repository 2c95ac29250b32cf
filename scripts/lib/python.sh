# shellcheck shell=bash
# The wheel, and the Python that its tests run in.

PYTHON_HOME=target/python/venv

# What Debian leaves out of its Python.
missing_venv() { python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv); }

# need_python_packages LIST: into the environment of this folder, with their versions.
need_python_packages() {
  once "packages of $1" "$PYTHON_HOME/$1.done" "scripts/lib/$1.txt" -- install_python_packages "$1"
}

install_python_packages() {
  [ -x "$PYTHON_HOME/bin/python" ] || python3 -m venv "$PYTHON_HOME"
  "$PYTHON_HOME/bin/python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --requirement "scripts/lib/$1.txt"
  touch "$PYTHON_HOME/$1.done"
}

# The wheel into target/python/wheels.
build_wheel() {
  need_python_packages python-build
  once wheel target/python/wheels crates/py/Cargo.toml crates/py/Cargo.lock crates/py/pyproject.toml crates/py/README.md \
    crates/py/src crates/py/python crates/core crates/json crates/files rust-toolchain.toml -- make_wheel
}

make_wheel() {
  rm -rf target/python/wheels
  CARGO_TARGET_DIR=target/py "$PYTHON_HOME/bin/maturin" build --quiet --release --locked \
    --manifest-path crates/py/Cargo.toml --out target/python/wheels
}

# The wheel where its tests find it.
install_wheel() {
  build_wheel
  "$PYTHON_HOME/bin/python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --force-reinstall --no-deps target/python/wheels/affix-*.whl
}
