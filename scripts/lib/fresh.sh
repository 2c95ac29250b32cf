# shellcheck shell=bash
# Work is done again only when what it is made of, or what it made, has changed.

# digest PATH...: one hash over the names and contents of the files there.
digest() {
  local files
  files=$(find "$@" -name node_modules -prune -o -type f -print 2>/dev/null | LC_ALL=C sort)
  { printf '%s\n' "$files" && printf '%s\n' "$files" | sed '/^$/d' | git hash-object --no-filters --stdin-paths; } |
    git hash-object --stdin
}

# once NAME OUTPUT INPUT... -- COMMAND...
once() {
  local name=$1 output=$2 stamp=target/stamps/${1//\//-} inputs=()
  shift 2
  while [ "$1" != -- ]; do
    inputs+=("$1")
    shift
  done
  shift
  local made_of
  made_of=$(digest "${inputs[@]}")
  if [ "$(cat "$stamp" 2>/dev/null)" = "$made_of $(digest "$output")" ]; then
    say "$name: up to date"
    return
  fi
  say "$name: $*"
  local started=$SECONDS
  "$@"
  mkdir -p target/stamps
  # What it was made of before the work: a file saved meanwhile makes it stale.
  printf '%s' "$made_of $(digest "$output")" >"$stamp"
  say "$name: done in $((SECONDS - started)) s"
}

# in_turn WORK COMMAND...: when no other script does such work ("build", "tests") in this folder; until then it
# waits and says so.
in_turn() (
  mkdir -p target
  # Where there is no such program (macOS), two at once is for the user to avoid.
  if has flock; then
    exec 9>"target/turn-$1"
    if ! flock --nonblock 9; then
      say "waiting for another run in this folder"
      flock 9
    fi
  fi
  # The lock ends with this shell: nothing that COMMAND leaves running may hold it.
  ("${@:2}") 9>&-
)
