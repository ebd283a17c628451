# A private PostgreSQL in a temporary folder on a free loopback port. Sourced after say.sh.

# PostgreSQL refuses to run as root: then its own user runs it.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Prints the folder of the newest server programs, which Debian keeps out of PATH.
postgres_bin() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$folder" ] || folder=$(dirname "$(command -v initdb)" 2>/dev/null)
    [ -x "$folder/initdb" ] || return 1
    printf '%s\n' "$folder"
}

free_port() {
    "$(find_python)" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# start_postgres quick|durable: sets postgres_folder and postgres_url. `quick` never waits for the disk: right for
# tests, whose cluster is thrown away; `durable` keeps the defaults, for measuring.
start_postgres() {
    local programs port settings=()
    programs=$(postgres_bin) || fail "PostgreSQL is not installed: bin/setup --tests"
    # Under /tmp and not in the clone: the user postgres must be able to walk every parent folder.
    postgres_folder=$(mktemp -d "/tmp/sportello-postgres.XXXXXX")
    chmod 755 "$postgres_folder"
    [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder"
    port=$(free_port)
    [ "$1" = durable ] || settings=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
    as_postgres "$programs/initdb" --pgdata="$postgres_folder/data" --username=sportello --encoding=UTF8 \
        --locale=C --auth=trust --no-sync >"$postgres_folder.log" 2>&1 ||
        { cat "$postgres_folder.log" >&2; fail "initdb failed"; }
    settings+=(-c "port=$port" -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$postgres_folder"
        -c max_connections=1000 -c shared_buffers=256MB)
    as_postgres "$programs/pg_ctl" --pgdata="$postgres_folder/data" --log="$postgres_folder/server.log" \
        --wait --silent --options="${settings[*]}" start ||
        { cat "$postgres_folder/server.log" >&2; fail "PostgreSQL did not start"; }
    "$programs/psql" --quiet --host=127.0.0.1 --port="$port" --username=sportello --dbname=postgres \
        --command="CREATE DATABASE sportello"
    postgres_url="postgres://sportello@127.0.0.1:$port/sportello?sslmode=disable"
    postgres_version=$("$programs/postgres" --version)
}

stop_postgres() {
    [ -n "${postgres_folder:-}" ] || return 0
    as_postgres "$(postgres_bin)/pg_ctl" --pgdata="$postgres_folder/data" --mode=immediate --silent stop || true
    rm -rf "$postgres_folder" "$postgres_folder.log"
    postgres_folder=
}
