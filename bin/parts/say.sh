# How the scripts speak: one plain line for each thing done. Sourced, not run.

say() { printf '▸ %s\n' "$*"; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

# step NAME COMMAND...: runs the command under its name, tells how long it took, returns its exit code.
step() {
    local name=$1 began=$SECONDS code=0
    shift
    say "$name"
    "$@" || code=$?
    if [ "$code" -eq 0 ]; then
        printf '✓ %s (%d s)\n' "$name" $((SECONDS - began))
    else
        printf '✗ %s (exit %d after %d s)\n' "$name" "$code" $((SECONDS - began)) >&2
    fi
    return "$code"
}
