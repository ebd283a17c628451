/// 0007: campaigns, and the conditions that name them. Frozen: later changes are later migrations.
let campaignTables = Migration(
    name: "0007-campaigns",
    statements: [
        """
        CREATE TABLE campaigns (
            id \(.id) PRIMARY KEY,
            code \(.text) NOT NULL,
            name \(.text) NOT NULL,
            mode \(.text) NOT NULL,
            triples \(.text) NOT NULL,
            user_types \(.text) NOT NULL,
            administrations \(.text) NOT NULL,
            position \(.integer) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant))
        """,
        "ALTER TABLE routes ADD COLUMN mode \(.text)",
        "ALTER TABLE routes ADD COLUMN campaign \(.text)",
        "ALTER TABLE promises ADD COLUMN mode \(.text)",
        "ALTER TABLE promises ADD COLUMN campaign \(.text)",
    ])
