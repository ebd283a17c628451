# Fills and serves a folder of data. Sourced after say.sh.

# serve_demo PROGRAM FOLDER TICKETS: becomes the server; does not return.
serve_demo() {
    local program=$1 folder=$2 tickets=$3
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    export SPORTELLO_DATABASE_URL=${SPORTELLO_DATABASE_URL:-sqlite:$folder/sportello.sqlite}
    export SPORTELLO_FILES_URL=${SPORTELLO_FILES_URL:-file:$folder/files}
    export SPORTELLO_HTTP_PORT=${SPORTELLO_HTTP_PORT:-8080}
    export SPORTELLO_HTTP_PUBLICURL=${SPORTELLO_HTTP_PUBLICURL:-http://127.0.0.1:$SPORTELLO_HTTP_PORT}
    # The outbox and what else lives beside the database goes to data/ of the folder it is started from.
    cd "$folder"
    if [ -e .filling ]; then
        say "the last filling of $folder was interrupted: starting again"
        rm -rf sportello.sqlite sportello.sqlite-wal sportello.sqlite-shm files
    fi
    step "migrate" "$program" migrate
    if [ ! -e .filled ]; then
        touch .filling
        step "demonstration town, $tickets requests" "$program" demo --tickets "$tickets"
        mv .filling .filled
    fi
    say "serving on $SPORTELLO_HTTP_PUBLICURL (Ctrl-C stops it)"
    say "who can log in: every name is on $SPORTELLO_HTTP_PUBLICURL/accedi"
    exec "$program" serve
}
