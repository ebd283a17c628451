# Fills and serves a folder of data. Sourced after say.sh.

# who_can_log_in FILE: two of each role, from the lines LOGIN, NAME, ROLE, GROUPS that `sportello demo` printed.
who_can_log_in() {
    [ -s "$1" ] || return 0
    say "who can log in (password sportello-demo; the others are in $1 and on the log-in page):"
    awk -F '\t' 'NF >= 3 && seen[$3]++ < 2 { printf "    %-24s %-14s %s\n", $1, $3, $4 }' "$1"
}

fill_demo() { "$1" demo --tickets "$2" >"$3"; }

# serve_demo PROGRAM FOLDER TICKETS: becomes the server; does not return.
serve_demo() {
    local program=$1 folder=$2 tickets=$3
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    export SPORTELLO_DATABASE_URL=${SPORTELLO_DATABASE_URL:-sqlite:$folder/sportello.sqlite}
    export SPORTELLO_FILES_URL=${SPORTELLO_FILES_URL:-file:$folder/files}
    export SPORTELLO_HTTP_PORT=${SPORTELLO_HTTP_PORT:-8080}
    export SPORTELLO_HTTP_PUBLICURL=${SPORTELLO_HTTP_PUBLICURL:-http://127.0.0.1:$SPORTELLO_HTTP_PORT}
    export SPORTELLO_SECURITY_SECRETFILE=${SPORTELLO_SECURITY_SECRETFILE:-$folder/secret}
    export SPORTELLO_MAIL_OUTBOX=${SPORTELLO_MAIL_OUTBOX:-$folder/outbox}
    if [ -e "$folder/.filling" ]; then
        say "the last filling of $folder was interrupted: starting again"
        rm -rf "$folder"/sportello.sqlite "$folder"/sportello.sqlite-wal "$folder"/sportello.sqlite-shm "$folder/files"
    fi
    # A database that is there already and that we did not fill is somebody's: it is served as it is.
    local fresh=false
    if [ ! -e "$folder/.filled" ] && [ ! -e "$folder/sportello.sqlite" ]; then
        fresh=true
        touch "$folder/.filling"
    fi
    step "migrate" "$program" migrate
    if $fresh; then
        step "demonstration town, $tickets requests" fill_demo "$program" "$tickets" "$folder/people.txt"
        mv "$folder/.filling" "$folder/.filled"
    fi
    who_can_log_in "$folder/people.txt"
    say "serving on $SPORTELLO_HTTP_PUBLICURL, desk at $SPORTELLO_HTTP_PUBLICURL/scrivania (Ctrl-C stops it)"
    exec "$program" serve
}
