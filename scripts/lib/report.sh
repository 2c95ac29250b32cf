# shellcheck shell=bash
# What a script is doing, in one line a step.

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
