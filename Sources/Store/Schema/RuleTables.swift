/// 0006: rules, what they did, and what they write beside a request. Frozen: later changes are later migrations.
let ruleTables = Migration(
    name: "0006-rules",
    statements: [
        // A row is one version and is never changed but for its end. What it listens to, asks and does is JSON, written
        // and read by the program alone.
        """
        CREATE TABLE rules (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            position \(.integer) NOT NULL,
            active \(.integer) NOT NULL,
            triggers \(.text) NOT NULL,
            condition \(.text) NOT NULL,
            actions \(.text) NOT NULL,
            stops \(.integer) NOT NULL,
            repeats \(.integer) NOT NULL,
            calendar \(.text) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant))
        """,
        """
        CREATE TABLE rule_runs (
            id \(.id) PRIMARY KEY,
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            rule_id \(.id) NOT NULL REFERENCES rules (id),
            at \(.instant) NOT NULL,
            event \(.text) NOT NULL,
            outcome \(.text) NOT NULL,
            cut \(.text))
        """,
        "CREATE INDEX rule_runs_by_ticket ON rule_runs (ticket_id, id)",
        "CREATE INDEX rule_runs_by_rule ON rule_runs (rule_id, id)",
        "CREATE INDEX rule_runs_cut ON rule_runs (id) WHERE cut IS NOT NULL",
        // Of a rule that runs by the clock: the turn it is at, and how far it has come in it.
        """
        CREATE TABLE rule_turns (
            rule_id \(.id) NOT NULL PRIMARY KEY REFERENCES rules (id),
            turn_at \(.instant) NOT NULL,
            after_ticket \(.integer) NOT NULL,
            ended_at \(.instant))
        """,
        """
        CREATE TABLE ticket_tags (
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            tag \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            PRIMARY KEY (ticket_id, tag)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        "CREATE INDEX ticket_tags_by_tag ON ticket_tags (tag, ticket_id)",
        """
        CREATE TABLE checklist_items (
            id \(.id) PRIMARY KEY,
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            body \(.text) NOT NULL,
            rule \(.text) NOT NULL,
            done_at \(.instant),
            done_by \(.text))
        """,
        "CREATE INDEX checklist_items_by_ticket ON checklist_items (ticket_id, id)",
        """
        CREATE TABLE ticket_links (
            parent_id \(.id) NOT NULL REFERENCES tickets (id),
            child_id \(.id) NOT NULL REFERENCES tickets (id),
            kind \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            PRIMARY KEY (parent_id, child_id)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        "CREATE INDEX ticket_links_by_child ON ticket_links (child_id, parent_id)",
        // What a notice says, which is of no message.
        "ALTER TABLE outgoing_mails ADD COLUMN notice \(.text)",
    ])
