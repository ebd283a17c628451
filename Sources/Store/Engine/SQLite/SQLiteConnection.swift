import Foundation
import GRDB
import GRDBSQLite

/// A transaction on SQLite: statements are prepared and kept by GRDB, bound and stepped here, where rows are read
/// straight into our own values.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let db: GRDB.Database
    /// Why a statement failed: the rest of the body is refused, as PostgreSQL does.
    private(set) var failure: StoreError?

    init(_ db: GRDB.Database) { self.db = db }

    func rows(_ sql: SQL) throws -> [Row] {
        try executing(sql) { statement in
            let handle = statement.sqliteStatement
            let width = Int(sqlite3_column_count(handle))
            var values: [Value] = []
            var count = 0
            while try step(handle) {
                count += 1
                for column in 0..<CInt(width) { values.append(value(handle, column)) }
            }
            // The names are made once a statement; a table that a migration changed since gives another width.
            let names = statement.columnNames.count == width ? statement.columnNames : freshNames(handle, width)
            return RowSet(names: names, values: values).rows(count)
        }
    }

    func run(_ sql: SQL) throws -> Int {
        try executing(sql) { statement in
            let before = db.totalChangesCount
            while try step(statement.sqliteStatement) {}
            // sqlite3_changes keeps the count of the last change when a statement changes nothing, as CREATE TABLE.
            return db.totalChangesCount == before ? 0 : db.changesCount
        }
    }

    /// Runs a statement that has no values: BEGIN and its kin. A failure does not spoil the connection.
    func control(_ text: String) throws {
        do {
            let handle = try db.cachedStatement(sql: text).sqliteStatement
            defer { sqlite3_reset(handle) }
            while try step(handle) {}
        } catch {
            throw storeError(error, text)
        }
    }

    /// False when SQLite gave the transaction up by itself, as it does on a full disk.
    var isInsideTransaction: Bool { db.isInsideTransaction }

    private func executing<T>(_ sql: SQL, _ body: (Statement) throws -> T) throws -> T {
        if let failure { throw spoiled(by: failure) }
        let rendered = sql.rendered(for: .sqlite)
        do {
            let statement = try db.cachedStatement(sql: rendered.text)
            defer {
                sqlite3_reset(statement.sqliteStatement)
                sqlite3_clear_bindings(statement.sqliteStatement)
            }
            try bind(rendered.bindings, statement.sqliteStatement)
            return try body(statement)
        } catch {
            let mapped = storeError(error, rendered.text)
            failure = mapped
            throw mapped
        }
    }

    private func step(_ handle: OpaquePointer) throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw lastError()
        }
    }

    private func lastError() -> SQLiteFailure {
        SQLiteFailure(
            code: sqlite3_extended_errcode(db.sqliteConnection),
            message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }

    private func freshNames(_ handle: OpaquePointer, _ width: Int) -> [String] {
        (0..<CInt(width)).map { String(cString: sqlite3_column_name(handle, $0)) }
    }
}

// SQLITE_TRANSIENT is a cast the importer does not see: SQLite copies the bytes before the call returns.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension SQLiteConnection {
    private func bind(_ bindings: [Binding], _ handle: OpaquePointer) throws {
        guard Int(sqlite3_bind_parameter_count(handle)) == bindings.count else {
            throw SQLiteFailure(code: SQLITE_MISUSE, message: "the statement has another number of placeholders")
        }
        for (index, binding) in bindings.enumerated() {
            let result = try bind(binding, handle, CInt(index + 1))
            if result != SQLITE_OK { throw lastError() }
        }
    }

    private func bind(_ binding: Binding, _ handle: OpaquePointer, _ index: CInt) throws -> CInt {
        switch binding {
        case .integer(let value?): return sqlite3_bind_int64(handle, index, value)
        case .real(let value?): return sqlite3_bind_double(handle, index, value)
        case .text(var value?):
            return try value.withUTF8 { bytes in
                try refuseNUL(bytes)
                return bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, index, $0.baseAddress ?? emptyText, CInt($0.count), copied)
                }
            }
        case .bytes(let value?):
            if value.isEmpty { return sqlite3_bind_zeroblob(handle, index, 0) }
            return value.withUnsafeBytes { sqlite3_bind_blob(handle, index, $0.baseAddress, CInt($0.count), copied) }
        case .integer(nil), .real(nil), .text(nil), .bytes(nil): return sqlite3_bind_null(handle, index)
        }
    }

    private func value(_ handle: OpaquePointer, _ column: CInt) -> Value {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(handle, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(handle, column) else { return .bytes([]) }
            return .bytes(
                [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))))
        default: return .null
        }
    }
}

/// An empty string has no address of its own, and a null pointer would bind NULL.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return UnsafePointer(pointer)
}()

/// A code and message of SQLite on their way to a `StoreError`.
private struct SQLiteFailure: Error {
    let code: CInt
    let message: String
}

/// What callers see of an error of SQLite or GRDB.
func storeError(_ error: any Error, _ sql: String = "") -> StoreError {
    switch error {
    case let error as StoreError: error
    case let error as SQLiteFailure: storeError(error.code, error.message, sql)
    case let error as DatabaseError:
        storeError(error.extendedResultCode.rawValue, error.message ?? "no message", sql)
    default: .failed(code: "sqlite", message: String(describing: type(of: error)), sql: sql)
    }
}

private func storeError(_ code: CInt, _ message: String, _ sql: String) -> StoreError {
    switch code {
    // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY, _ROWID and _FOREIGNKEY: macros the importer does not see.
    case SQLITE_CONSTRAINT | (8 << 8), SQLITE_CONSTRAINT | (6 << 8), SQLITE_CONSTRAINT | (10 << 8):
        return .duplicate(constraint: uniqueColumns(message))
    case SQLITE_CONSTRAINT | (3 << 8): return .broken(foreignKey: "")
    default: break
    }
    switch code & 0xFF {
    case SQLITE_FULL: return .full
    case SQLITE_BUSY, SQLITE_LOCKED: return .conflict
    case SQLITE_CANTOPEN, SQLITE_NOTADB: return .unavailable(message)
    default: return .failed(code: String(code), message: message, sql: sql)
    }
}

/// "UNIQUE constraint failed: ratings.ticket_id, ratings.closure" gives "ratings.ticket_id,closure".
private func uniqueColumns(_ message: String) -> String {
    let found = message.matches(of: /(\w+)\.(\w+)/)
    guard let table = found.first?.1 else { return message }
    return table + "." + found.map(\.2).joined(separator: ",")
}
