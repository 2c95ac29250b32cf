#!/usr/bin/env bash
# The one rule by which scripts and tests find Chromium. Run by itself it prints the path.

BROWSERS=(chromium chromium-browser google-chrome google-chrome-stable
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# find_browser: the program that $CHROMIUM names, a path or a command, or else the first of BROWSERS.
# `type -P` looks for files alone; `command -v` also finds functions.
find_browser() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then
    type -P -- "$CHROMIUM" && return
    echo "CHROMIUM names $CHROMIUM, which is no program here: correct it, or unset it." >&2
    return 2
  fi
  for name in "${BROWSERS[@]}"; do
    type -P -- "$name" && return
  done
  return 1
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  find_browser
  status=$?
  [ $status != 1 ] || echo "Chromium was not found: install it, or name it in CHROMIUM." >&2
  exit $status
fi
