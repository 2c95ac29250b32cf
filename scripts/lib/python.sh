# shellcheck shell=bash
# The wheel, and the Pythons that its tests run in.

PYTHON_HOME=target/python/venv
# Spark and what speaks to Sail are one package by its name, so each has a Python of its own.
# shellcheck disable=SC2034 # Of those who read this.
CLUSTER_HOME=target/python/cluster

# What Debian leaves out of its Python.
missing_venv() { python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv); }

# need_python_packages LIST [HOME]: into the environment of this folder, with their versions.
need_python_packages() {
  local home=${2:-$PYTHON_HOME}
  once "packages of $1" "$home/$1.done" "scripts/lib/$1.txt" -- install_python_packages "$1" "$home"
}

install_python_packages() {
  [ -x "$2/bin/python" ] || python3 -m venv "$2"
  "$2/bin/python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --requirement "scripts/lib/$1.txt"
  touch "$2/$1.done"
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

# install_wheel [HOME]: the wheel where its tests find it.
install_wheel() {
  build_wheel
  "${1:-$PYTHON_HOME}/bin/python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --force-reinstall --no-deps target/python/wheels/affix-*.whl
}
