# Python for the scripts and the tests. Sourced after say.sh and packages.sh.

# Prints the first Python, 3.11 or newer, that can make virtual environments; fails if there is none.
find_python() {
    local name
    for name in "${PYTHON:-}" python3 /usr/bin/python3; do
        [ -n "$name" ] || continue
        "$name" -c 'import ensurepip, pip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        printf '%s\n' "$name"
        return 0
    done
    return 1
}

need_python() {
    find_python >/dev/null || install_packages python3 python3-pip python3-venv
    find_python >/dev/null || fail "Python 3.11 or newer with its pip and venv modules is needed"
}

# make_venv REQUIREMENTS: .venv with exactly what the file pins; made again only when the file or the Python changes.
make_venv() {
    local python stamp
    python=$(find_python)
    stamp=$("$python" --version; cat "$1")
    if [ -x .venv/bin/python ] && [ "$(cat .venv/made-from 2>/dev/null)" = "$stamp" ]; then return 0; fi
    say "making .venv from $1"
    rm -rf .venv
    "$python" -m venv .venv
    # The index is whatever this machine is configured for; a fresh HOME must not matter, so no user cache is needed.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir --require-hashes -r "$1" ||
        fail "pip could not install what $1 pins"
    printf '%s' "$stamp" > .venv/made-from
}
