/// 0001: the jobs to do and the files kept. Frozen: later changes are later migrations.
let jobsAndFiles = Migration(
    name: "0001-jobs-and-files",
    statements: [
        """
        CREATE TABLE jobs (
            id \(.id) PRIMARY KEY,
            kind \(.text) NOT NULL,
            payload \(.text) NOT NULL,
            state \(.text) NOT NULL CHECK (state IN ('ready', 'running', 'dead')),
            attempts \(.integer) NOT NULL,
            run_at \(.instant) NOT NULL,
            locked_until \(.instant),
            last_error \(.text),
            created_at \(.instant) NOT NULL,
            unique_key \(.text))
        """,
        "CREATE UNIQUE INDEX jobs_unique_key ON jobs (unique_key) WHERE unique_key IS NOT NULL",
        "CREATE INDEX jobs_ready ON jobs (run_at, id) WHERE state = 'ready'",
        "CREATE INDEX jobs_running ON jobs (locked_until) WHERE state = 'running'",
        "CREATE INDEX jobs_dead ON jobs (id) WHERE state = 'dead'",
        // What is kept by content hash; the bytes are in a file (or an object) of that name.
        """
        CREATE TABLE files (
            hash \(.text) PRIMARY KEY,
            size \(.integer) NOT NULL,
            created_at \(.instant) NOT NULL)
        """,
    ])
