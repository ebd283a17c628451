/// What `postgres://user:password@host:port/name?...` says: libpq's own options, and three of ours.
struct PostgresAddress: Sendable {
    /// The URL with our options taken out, for libpq.
    let url: String
    /// `schema=name`: the schema to work in, when not the default; tests give each its own.
    let schema: String?
    /// `pool=8`: connections, and threads.
    let pool: Int
    /// `statement_timeout=30000`: milliseconds after which the server gives a statement up.
    let statementTimeout: Int

    /// Throws when the address is not one; the text of the error holds nothing of it, since it may hold a password.
    init(_ text: String) throws {
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else {
            throw StoreError.unavailable("database.url is not a postgres:// address")
        }
        let halves = text.split(separator: "?", maxSplits: 1)
        var ours: [Substring: Substring] = [:]
        var theirs: [Substring] = []
        for option in halves.count == 2 ? halves[1].split(separator: "&") : [] {
            let pair = option.split(separator: "=", maxSplits: 1)
            if pair.count == 2, ["schema", "pool", "statement_timeout"].contains(pair[0]) {
                ours[pair[0]] = pair[1]
            } else {
                theirs.append(option)
            }
        }
        url = halves[0] + (theirs.isEmpty ? "" : "?" + theirs.joined(separator: "&"))
        schema = try ours["schema"].map(Self.name)
        pool = try ours["pool"].map { try Self.number($0, in: 1...200) } ?? 8
        statementTimeout = try ours["statement_timeout"].map { try Self.number($0, in: 0...3_600_000) } ?? 30_000
    }

    private static func name(_ text: Substring) throws -> String {
        guard text.wholeMatch(of: /[a-z_][a-z0-9_]*/) != nil else {
            throw StoreError.unavailable("the schema in database.url is not a plain name")
        }
        return String(text)
    }

    private static func number(_ text: Substring, in range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw StoreError.unavailable("a number in database.url is not in \(range)")
        }
        return number
    }
}
