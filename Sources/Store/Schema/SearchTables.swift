/// 0024: what requests are found by. Frozen: later changes are later migrations.
let searchTables = Migration(
    name: "0024-search",
    statements: [
        // Words come analysed; here they are only kept. Which requests have a word, and not where or how often: words can be
        // added to a request without writing again what it has, and the index is a fraction of the texts. What order words
        // stand in is looked up in the texts themselves.
        """
        \(sqlite: "CREATE VIRTUAL TABLE ticket_words USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')",
          postgres: "CREATE TABLE ticket_words (number BIGINT PRIMARY KEY, words tsvector NOT NULL)")
        """,
        // Without a list of what is pending: a search that reads it would be in the way of every write.
        """
        \(sqlite: "SELECT 1",
          postgres: "CREATE INDEX ticket_words_by_word ON ticket_words USING gin (words) WITH (fastupdate = off)")
        """,
        // Requests with a lower number are still to be indexed, the newest first; 0 when all are.
        "INSERT INTO counters (name, value) SELECT 'search', COALESCE(MAX(number) + 1, 0) FROM tickets",
        // What attachments say, once for each content; those that wait are read from this instant on.
        """
        CREATE TABLE file_texts (
            hash \(.text) PRIMARY KEY,
            state \(.text) NOT NULL,
            text \(.text) NOT NULL,
            read_at \(.instant) NOT NULL)
        """,
        "CREATE INDEX file_texts_waiting ON file_texts (read_at, hash) WHERE state = 'waiting'",
    ])
