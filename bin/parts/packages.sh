# Debian packages: installed only when missing, never asking. Sourced after say.sh.

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo --preserve-env=DEBIAN_FRONTEND "$@"
    else
        fail "root or sudo is needed to run: $*"
    fi
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages NAME...: installs those given, with the list of packages refreshed first if a name is not in it.
install_packages() {
    [ $# -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "please install with this system's own packages: $*"
    say "installing Debian packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-cache show "$@" >/dev/null 2>&1 || as_root apt-get update -q
    as_root apt-get install -y -q --no-install-recommends "$@" && return 0
    # A list older than the archive names files that are gone: refresh it and try once more.
    as_root apt-get update -q
    as_root apt-get install -y -q --no-install-recommends "$@" || fail "apt-get could not install: $*"
}

# need_packages NAME...: installs the missing ones among those given.
need_packages() {
    local missing=() name
    for name; do
        is_installed "$name" || missing+=("$name")
    done
    install_packages "${missing[@]}"
}

# need_libraries PACKAGE:MODULE...: installs the packages whose pkg-config module is not there, whoever provides it.
need_libraries() {
    local missing=() pair
    command -v pkg-config >/dev/null || install_packages pkg-config
    for pair; do
        pkg-config --exists "${pair#*:}" || missing+=("${pair%%:*}")
    done
    install_packages "${missing[@]}"
}

# need_commands PACKAGE:COMMAND...: installs the packages whose command is not there.
need_commands() {
    local missing=() pair
    for pair; do
        command -v "${pair#*:}" >/dev/null || missing+=("${pair%%:*}")
    done
    install_packages "${missing[@]}"
}
