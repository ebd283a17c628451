/// 0026: how critical triples are, and what people have to learn. Frozen: later changes are later migrations.
let trainingTables = Migration(
    name: "0026-training",
    statements: [
        // One row a week and triple, written once: a page reads a few rows. Figures and parts are JSON: they are read whole.
        """
        CREATE TABLE criticality (
            week \(.text) NOT NULL,
            triple \(.text) NOT NULL,
            score \(.real),
            figures \(.text) NOT NULL,
            parts \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            PRIMARY KEY (week, triple)) \(.strict)
        """,
        // Evidence is JSON and stays as it was.
        """
        CREATE TABLE training_needs (
            id \(.id) PRIMARY KEY,
            state \(.text) NOT NULL,
            title \(.text) NOT NULL,
            triple \(.text),
            owner_id \(.id) REFERENCES operators (id),
            material \(.text) NOT NULL,
            article \(.text),
            audience \(.text) NOT NULL,
            notes \(.text) NOT NULL,
            planned_on \(.text),
            held_on \(.text),
            participants \(.integer),
            reason \(.text) NOT NULL,
            evidence \(.text),
            version \(.integer) NOT NULL,
            created_at \(.instant) NOT NULL,
            updated_at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX training_needs_by_state ON training_needs (state, id)",
        """
        CREATE TABLE training_need_events (
            id \(.id) PRIMARY KEY,
            need_id \(.id) NOT NULL REFERENCES training_needs (id),
            at \(.instant) NOT NULL,
            by_name \(.text) NOT NULL,
            kind \(.text) NOT NULL,
            data \(.text) NOT NULL) \(.strict)
        """,
        "CREATE INDEX training_need_events_by_need ON training_need_events (need_id, id)",
    ])
