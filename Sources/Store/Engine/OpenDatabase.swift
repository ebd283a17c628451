/// Opens the database an address names: `sqlite:path` or `postgres://user:password@host:port/name?sslmode=...`.
///
/// A PostgreSQL server that is away is no error here: calls fail with `.unavailable` until it answers.
public func openDatabase(url: String, patience: Duration = .seconds(5)) throws -> any Database {
    if url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") { return try PostgresDatabase(url: url) }
    guard url.hasPrefix("sqlite:") else {
        throw StoreError.unavailable("database.url must begin with sqlite: or postgres://")
    }
    let path = String(url.dropFirst("sqlite:".count))
    guard !path.isEmpty, path != ":memory:" else { throw StoreError.unavailable("database.url names no file") }
    var options = SQLiteDatabase.Options()
    options.busyTimeout = patience
    return try SQLiteDatabase(path: path, options: options)
}
