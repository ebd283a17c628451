/// 0027: information that comes in and goes out. Frozen: later changes are later migrations.
let flowTables = Migration(
    name: "0027-flows",
    statements: [
        // What is never due is due on the last day of the year 9999, so that the engines agree where it stands.
        """
        CREATE TABLE flows (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            direction \(.text) NOT NULL,
            counterpart \(.text) NOT NULL,
            owner_id \(.id) REFERENCES operators (id),
            frequency \(.text) NOT NULL,
            every_days \(.integer),
            means \(.text) NOT NULL,
            webhook \(.text),
            last_run_on \(.text),
            due_on \(.text) NOT NULL,
            ended_at \(.instant),
            version \(.integer) NOT NULL,
            created_at \(.instant) NOT NULL,
            updated_at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX flows_by_due ON flows (due_on, id)",
        """
        CREATE TABLE flow_events (
            id \(.id) PRIMARY KEY,
            flow_id \(.id) NOT NULL REFERENCES flows (id),
            at \(.instant) NOT NULL,
            by_name \(.text) NOT NULL,
            kind \(.text) NOT NULL,
            day \(.text),
            note \(.text) NOT NULL) \(.strict)
        """,
        "CREATE INDEX flow_events_by_flow ON flow_events (flow_id, id)",
        """
        CREATE TABLE inbound_items (
            id \(.id) PRIMARY KEY,
            kind \(.text) NOT NULL,
            title \(.text) NOT NULL,
            reference \(.text) NOT NULL,
            received_on \(.text) NOT NULL,
            flow_id \(.id) REFERENCES flows (id),
            body \(.text) NOT NULL,
            assignee_id \(.id) REFERENCES operators (id),
            due_on \(.text) NOT NULL,
            state \(.text) NOT NULL,
            article \(.text),
            reason \(.text) NOT NULL,
            ended_by \(.text) NOT NULL,
            ended_at \(.instant),
            version \(.integer) NOT NULL,
            created_at \(.instant) NOT NULL,
            updated_at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX inbound_items_by_state ON inbound_items (state, due_on, id)",
        "CREATE INDEX inbound_items_by_flow ON inbound_items (flow_id, id) WHERE flow_id IS NOT NULL",
    ])
