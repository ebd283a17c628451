/// The two databases the program runs on.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}

/// What pages get: it can look and cannot write.
public protocol Reader: Sendable {
    /// Which of the two engines answers.
    var engine: Engine { get }

    /// Runs the body on one consistent view of the data. The body is synchronous, uses the connection only inside
    /// itself, and may run a second time when the connection was lost.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
}

/// What Desk gets: it can look and write.
public protocol Database: Reader {
    /// Runs the body in a transaction that is on disk when this returns. A body that throws leaves nothing behind.
    /// Nothing is awaited inside; it may run again after a conflict, so it changes nothing but the database.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// A write that no other write or `exclusive`, of this or another process, runs beside: for migrations.
    /// On PostgreSQL only other `exclusive` bodies wait.
    func exclusive<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Lets what is running finish, closes every connection; later calls fail.
    func close() async
}

/// One transaction. After a statement has failed the others fail too, as PostgreSQL does: a body that wants to go on
/// after a duplicate writes `ON CONFLICT DO NOTHING` and counts the rows.
public protocol Connection {
    /// Which of the two engines answers.
    var engine: Engine { get }

    /// The rows of a statement that gives some, `RETURNING` included.
    func rows(_ sql: SQL) throws -> [Row]

    /// Runs a statement and says how many rows it changed.
    @discardableResult func run(_ sql: SQL) throws -> Int
}

/// A value made of a row, decoded by hand.
public protocol RowDecodable: Sendable {
    init(row: Row) throws
}

extension Connection {
    /// Each row as a value.
    public func all<T: RowDecodable>(_ sql: SQL, _ type: T.Type = T.self) throws -> [T] {
        try rows(sql).map(T.init(row:))
    }

    /// Each row as the closure makes it.
    public func all<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> [T] { try rows(sql).map(decode) }

    /// The first row as a value, nil when there is none.
    public func first<T: RowDecodable>(_ sql: SQL, _ type: T.Type = T.self) throws -> T? {
        try rows(sql).first.map(T.init(row:))
    }

    /// The first row as the closure makes it, nil when there is none.
    public func first<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> T? { try rows(sql).first.map(decode) }

    /// The first column of the first row; nil when there is no row or it is null.
    public func value<T: ColumnValue>(_ sql: SQL, _ type: T.Type = T.self) throws -> T? {
        try rows(sql).first?.optional(0)
    }

    /// The first column of each row.
    public func values<T: ColumnValue>(_ sql: SQL, _ type: T.Type = T.self) throws -> [T] {
        try rows(sql).map { try $0.required(0) }
    }

    /// The truth of the first column of the first row, as in `SELECT EXISTS (...)`.
    public func isTrue(_ sql: SQL) throws -> Bool { try rows(sql).first?.bool(0) ?? false }
}
