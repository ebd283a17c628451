/// What can go wrong in the database. No bound value is ever in it: it may be logged.
public enum StoreError: Error, Equatable, Sendable {
    /// A unique index or primary key refused a second row: `tickets.number`, `ratings.ticket_id,closure`.
    case duplicate(constraint: String)
    /// A row points at one that is not there, or is pointed at. Only PostgreSQL knows the name; on SQLite it is empty.
    case broken(foreignKey: String)
    /// Others wrote the same rows first, and again after every retry; or another process holds the database.
    case conflict
    /// The disk is full; nothing was written.
    case full
    /// The server cannot be reached, or too many are waiting. The text is for the log.
    case unavailable(String)
    /// Anything else: a mistake in a statement, a damaged file. The text is for the log.
    case failed(code: String, message: String, sql: String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .duplicate(let constraint): "duplicate: \(constraint)"
        case .broken(let foreignKey): "broken foreign key: \(foreignKey)"
        case .conflict: "conflict with other writers"
        case .full: "disk full"
        case .unavailable(let why): "database unavailable: \(why)"
        case .failed(let code, let message, let sql):
            sql.isEmpty ? "\(message) [\(code)]" : "\(message) [\(code)] in \(sql)"
        }
    }
}
