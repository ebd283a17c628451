/// 0008: how far the deadlines of a changed calendar are counted again, and changes tried out before they are made. Frozen:
/// later changes are later migrations.
let recountTables = Migration(
    name: "0008-recount",
    statements: [
        // Rules that run by the clock go through what is open, however much is closed.
        "CREATE INDEX tickets_open ON tickets (id) WHERE closed_at IS NULL",
        // One row a calendar; another change of it begins again in the same row.
        """
        CREATE TABLE recounts (
            calendar \(.text) PRIMARY KEY,
            owner \(.id) NOT NULL,
            place \(.id) NOT NULL,
            done \(.integer) NOT NULL,
            total \(.integer) NOT NULL,
            begun_at \(.instant) NOT NULL,
            ended_at \(.instant)) \(.strict)
        """,
        // The proposal is a document of settings; the tally is JSON.
        """
        CREATE TABLE replays (
            id \(.id) PRIMARY KEY,
            noun \(.text) NOT NULL,
            name \(.text) NOT NULL,
            proposal \(.text) NOT NULL,
            since \(.instant) NOT NULL,
            place \(.id) NOT NULL,
            done \(.integer) NOT NULL,
            total \(.integer) NOT NULL,
            tally \(.text) NOT NULL,
            asked_at \(.instant) NOT NULL,
            ended_at \(.instant)) \(.strict)
        """,
    ])
