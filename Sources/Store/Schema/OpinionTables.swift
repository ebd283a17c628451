/// 0018: opinions asked of other groups. Frozen: later changes are later migrations.
let opinionTables = Migration(
    name: "0018-opinions",
    statements: [
        // The request in which the one it was asked in goes on is kept beside it: who is asked must find it by either.
        """
        CREATE TABLE opinions (
            id \(.id) PRIMARY KEY,
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            home_id \(.id) NOT NULL REFERENCES tickets (id),
            group_id \(.id) NOT NULL REFERENCES groups (id),
            asker_id \(.id) REFERENCES operators (id),
            asker_name \(.text) NOT NULL,
            question \(.text) NOT NULL,
            files \(.text) NOT NULL,
            asked_at \(.instant) NOT NULL,
            due_at \(.instant) NOT NULL,
            late_at \(.instant),
            assignee_id \(.id) REFERENCES operators (id),
            taken_at \(.instant),
            ending \(.text),
            ended_at \(.instant),
            ended_by \(.text) NOT NULL,
            reply \(.text) NOT NULL) \(.strict)
        """,
        "CREATE INDEX opinions_by_ticket ON opinions (ticket_id, id)",
        "CREATE INDEX opinions_by_home ON opinions (home_id, id)",
        "CREATE INDEX opinions_open ON opinions (due_at, id) WHERE ended_at IS NULL",
        "CREATE INDEX opinions_of_group ON opinions (group_id, due_at, id) WHERE ended_at IS NULL",
        "CREATE INDEX opinions_of_asker ON opinions (asker_id, due_at, id) WHERE ended_at IS NULL",
        "CREATE INDEX opinions_given ON opinions (assignee_id, ended_at, id) WHERE ending = 'answered'",
        "CREATE INDEX opinions_to_tell ON opinions (due_at, id) WHERE ended_at IS NULL AND late_at IS NULL",
    ])
