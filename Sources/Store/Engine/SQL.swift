/// A statement, or a piece of one, whose interpolated values are always bound and never become text.
///
/// ```swift
/// "SELECT * FROM tickets WHERE state IN \(states) AND next_due_at <= \(now) ORDER BY id LIMIT \(limit)"
/// ```
public struct SQL: Sendable {
    /// What a statement is made of, in order; the engine decides how each is written.
    enum Part: Sendable {
        case text(String)
        case value(Binding)
        case list([Binding], Spelling)
        /// Rows for `VALUES`, so many values each.
        case rows([Binding], width: Int)
        case spelling(Spelling)
        case choice(sqlite: [Part], postgres: [Part])
    }

    var parts: [Part]

    /// An empty piece, to add others to.
    public init() { parts = [] }

    init(parts: [Part]) { self.parts = parts }

    /// True when there is nothing in it, as in a list of conditions nobody filled.
    public var isEmpty: Bool { parts.isEmpty }

    /// One piece after the other, with nothing between them.
    public static func + (left: SQL, right: SQL) -> SQL { SQL(parts: left.parts + right.parts) }

    /// Adds a piece at the end.
    public static func += (left: inout SQL, right: SQL) { left.parts += right.parts }
}

extension Collection where Element == SQL {
    /// The pieces in order with `separator` between them: `conditions.joined(" AND ")`. Empty gives an empty piece.
    public func joined(_ separator: SQL) -> SQL {
        var whole = SQL()
        for (index, piece) in enumerated() {
            if index > 0 { whole += separator }
            whole += piece
        }
        return whole
    }
}

/// A word the two engines spell differently; written `\(.id)` inside a statement.
public enum Spelling: Sendable {
    /// A 64-bit id; with `PRIMARY KEY` it is the rowid on SQLite.
    case id
    /// An instant: milliseconds since 1970 UTC.
    case instant
    /// A 64-bit integer.
    case integer
    /// A double.
    case real
    /// UTF-8 text compared byte by byte on both engines.
    case text
    /// Raw bytes.
    case bytes
    /// Closes a `CREATE TABLE (...)`: `STRICT` where the engine would otherwise keep a value of any type.
    case strict

    func word(_ engine: Engine) -> String {
        switch (self, engine) {
        case (.id, .sqlite), (.instant, .sqlite), (.integer, .sqlite): "INTEGER"
        case (.id, .postgres), (.instant, .postgres), (.integer, .postgres): "BIGINT"
        case (.real, .sqlite): "REAL"
        case (.real, .postgres): "DOUBLE PRECISION"
        case (.text, .sqlite): "TEXT"
        case (.text, .postgres): "TEXT COLLATE \"C\""
        case (.bytes, .sqlite): "BLOB"
        case (.bytes, .postgres): "BYTEA"
        case (.strict, .sqlite): "STRICT"
        case (.strict, .postgres): ""
        }
    }

    /// The type as `CAST` wants it, where a collation may not stand.
    func castWord(_ engine: Engine) -> String {
        if self == .text { return "TEXT" }
        return word(engine)
    }
}
