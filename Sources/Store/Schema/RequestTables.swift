/// 0009: what the office notes of a person who asks. Frozen: later changes are later migrations.
let requestTables = Migration(
    name: "0009-request",
    statements: [
        // A note that was removed stays, with who removed it: the person may ask what was kept of them.
        """
        CREATE TABLE requester_notes (
            id \(.id) PRIMARY KEY,
            requester_id \(.id) NOT NULL REFERENCES requesters (id),
            author_id \(.id) NOT NULL,
            author_name \(.text) NOT NULL,
            body \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            removed_at \(.instant),
            removed_by \(.id)) \(.strict)
        """,
        "CREATE INDEX requester_notes_by_requester ON requester_notes (requester_id, id) WHERE removed_at IS NULL",
    ])
