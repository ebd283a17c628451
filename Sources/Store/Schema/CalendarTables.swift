/// 0003: the working calendars. Frozen: later changes are later migrations.
let calendarTables = Migration(
    name: "0003-calendars",
    statements: [
        // A change ends a row and begins another: what was computed with the old one can be explained.
        """
        CREATE TABLE calendars (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            zone \(.text) NOT NULL,
            holidays \(.text) NOT NULL,
            week \(.text) NOT NULL,
            exceptions \(.text) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant))
        """,
        "CREATE UNIQUE INDEX calendars_name ON calendars (name) WHERE valid_to IS NULL",
    ])
