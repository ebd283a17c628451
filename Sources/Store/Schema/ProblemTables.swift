/// 0013: known problems, and the requests they gather. Frozen: later changes are later migrations.
let problemTables = Migration(
    name: "0013-problems",
    statements: [
        """
        CREATE TABLE problems (
            id \(.id) PRIMARY KEY,
            title \(.text) NOT NULL,
            details \(.text) NOT NULL,
            standing \(.text) NOT NULL,
            standing_english \(.text) NOT NULL,
            opened_by \(.id) NOT NULL REFERENCES operators (id),
            opened_at \(.instant) NOT NULL,
            updated_at \(.instant) NOT NULL,
            solved_at \(.instant)) \(.strict)
        """,
        "CREATE INDEX problems_open ON problems (id) WHERE solved_at IS NULL",
        "CREATE INDEX problems_solved ON problems (solved_at, id) WHERE solved_at IS NOT NULL",
        // A request waits for one problem at a time.
        """
        CREATE TABLE problem_tickets (
            ticket_id \(.id) NOT NULL PRIMARY KEY REFERENCES tickets (id),
            problem_id \(.id) NOT NULL REFERENCES problems (id),
            at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX problem_tickets_by_problem ON problem_tickets (problem_id, ticket_id)",
    ])
