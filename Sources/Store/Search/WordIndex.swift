import Domain

// The index of words: FTS5 on SQLite, tsvector on PostgreSQL. Both are fed words that are analysed already, and both know
// only which request has which, so both find the same.
extension Connection {
    /// A request is found by these words from now on, beside those it had.
    public func add(words: Set<String>, to number: Ticket.Number) throws {
        if words.isEmpty { return }
        let line = (words.count > WordIndex.most ? Array(words.sorted().prefix(WordIndex.most)) : Array(words)).joined(
            separator: " ")
        switch engine {
        // A line with the number of an older one stands beside it: the index has no texts to compare.
        case .sqlite: try run("INSERT INTO ticket_words (rowid, words) VALUES (\(number.rawValue), \(line))")
        // A vector of words ends at a megabyte; what a request says beyond is not found, and is never in the way.
        case .postgres:
            try run(
                """
                INSERT INTO ticket_words AS w (number, words)
                VALUES (\(number.rawValue), array_to_tsvector(string_to_array(\(line), ' ')))
                ON CONFLICT (number) DO UPDATE SET words = w.words || EXCLUDED.words
                WHERE length(w.words) < \(WordIndex.most)
                """)
        }
    }

    /// The requests that have the words, the highest numbers first.
    public func numbers(having match: WordMatch, below number: Ticket.Number?, limit: Int) throws -> [Ticket.Number] {
        if match.all.isEmpty { return [] }
        return try values(WordIndex.rows(match, below: number, limit: limit), Int64.self).map { Ticket.Number($0) }
    }

    /// Empties the index.
    public func forgetWords() throws {
        try run(
            "\(sqlite: "INSERT INTO ticket_words (ticket_words) VALUES ('delete-all')", postgres: "TRUNCATE ticket_words")"
        )
    }

    /// SQLite joins the small pieces its index was written in; PostgreSQL does it by itself.
    public func tidyWords() throws {
        if engine == .sqlite { try run("INSERT INTO ticket_words (ticket_words) VALUES ('optimize')") }
    }

    /// Requests below this number are still to be indexed; 0 when all are.
    public func unindexedBelow() throws -> Ticket.Number {
        try Ticket.Number(value("SELECT value FROM counters WHERE name = 'search'", Int64.self) ?? 0)
    }

    /// - Returns: whether nobody else had gone on meanwhile.
    public func setUnindexed(below number: Ticket.Number, from last: Ticket.Number) throws -> Bool {
        try run(
            """
            UPDATE counters SET value = \(number.rawValue) WHERE name = 'search' AND value = \(last.rawValue)
            """) == 1
    }

    /// The index is to be made anew from the rows.
    public func markUnindexed() throws {
        try run(
            """
            UPDATE counters SET value = (SELECT COALESCE(MAX(number) + 1, 0) FROM tickets) WHERE name = 'search'
            """)
    }
}

enum WordIndex {
    /// Different words of one request.
    static let most = 15_000

    /// The rows of the index that have the words, as `found`; the highest numbers first.
    static func rows(_ match: WordMatch, below number: Ticket.Number?, limit: Int) -> SQL {
        let sqlite = match.fts5, postgres = match.tsquery
        let bound: SQL = number.map { "AND \(sqlite: "rowid", postgres: "number") < \($0.rawValue)" } ?? ""
        return """
            SELECT \(sqlite: "rowid", postgres: "number") AS found FROM ticket_words
            WHERE \(sqlite: "ticket_words MATCH \(sqlite)", postgres: "words @@ CAST(\(postgres) AS tsquery)") \(bound)
            ORDER BY \(sqlite: "rowid", postgres: "number") DESC LIMIT \(limit)
            """
    }

    /// Whether the request of a row of `tickets` has none of some words.
    static func lacks(_ forms: [[WordMatch.Form]]) -> SQL {
        let match = WordMatch(all: [forms.flatMap { $0 }])
        return """
            NOT EXISTS (SELECT 1 FROM ticket_words WHERE
                \(sqlite: "ticket_words MATCH \(match.fts5) AND rowid = tickets.number",
                  postgres: "ticket_words.number = tickets.number AND words @@ CAST(\(match.tsquery) AS tsquery)"))
            """
    }
}

extension WordMatch {
    /// FTS5 section 3: strings in quotes, so that none of its words is syntax.
    var fts5: String {
        let all = all.map(Self.fts5).joined(separator: " AND ")
        return none.isEmpty ? all : "(\(all)) NOT \(Self.fts5(none.flatMap { $0 }))"
    }

    private static func fts5(_ forms: [Form]) -> String {
        "("
            + forms.map { "\"\($0.text.replacing("\"", with: "\"\""))\"" + ($0.isBeginning ? " *" : "") }
            .joined(separator: " OR ") + ")"
    }

    /// PostgreSQL 15, section 8.11.2: lexemes in quotes.
    var tsquery: String {
        (all.map(Self.tsquery) + (none.isEmpty ? [] : ["!" + Self.tsquery(none.flatMap { $0 })])).joined(
            separator: " & ")
    }

    private static func tsquery(_ forms: [Form]) -> String {
        let written = forms.map { form in
            let text = form.text.replacing("\\", with: "\\\\").replacing("'", with: "''")
            return "'\(text)'" + (form.isBeginning ? ":*" : "")
        }
        return "(" + written.joined(separator: " | ") + ")"
    }
}
