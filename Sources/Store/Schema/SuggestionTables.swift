/// 0023: answers that made a request unnecessary. Frozen: later changes are later migrations.
let suggestionTables = Migration(
    name: "0023-suggestions",
    statements: [
        // Who read an answer the request form proposed, by a mark of their browser; gone within a day, or with what they send.
        """
        CREATE TABLE suggestions_read (
            browser \(.text) NOT NULL,
            article_id \(.id) NOT NULL REFERENCES articles (id),
            triple \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            PRIMARY KEY (browser, article_id)) \(.strict)
        """,
        "CREATE INDEX suggestions_read_by_age ON suggestions_read (at)",
        // How often that was the end of it. Nobody is in it.
        """
        CREATE TABLE article_solved (
            article_id \(.id) NOT NULL REFERENCES articles (id),
            triple \(.text) NOT NULL,
            times \(.integer) NOT NULL,
            PRIMARY KEY (article_id, triple)) \(.strict)
        """,
    ])
