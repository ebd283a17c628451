/// Rows of one table on their way in, many in one statement: for loading, where a statement a row costs too much.
public struct ManyRows: Sendable {
    /// A statement holds at most so many rows and values; PostgreSQL allows 65,535 values and SQLite 32,766.
    private static let rowLimit = 64  // a power of two
    private static let valueLimit = 8192

    public let table: String
    public let columns: [String]
    private var values: [Binding] = []

    /// - Parameters:
    ///   - table, columns: names of ours, never what a person wrote; they are not bound.
    public init(table: String, columns: String) {
        self.table = table
        self.columns = columns.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined() }
    }

    public var count: Int { values.count / columns.count }

    /// Adds a row: as many values as there are columns, in their order.
    public mutating func append(_ row: [Binding]) {
        precondition(row.count == columns.count, "\(table) has \(columns.count) columns")
        values += row
    }

    /// The statements that insert the rows, in order. Their lengths are powers of two, so that a table has a handful of
    /// prepared statements and not one for each rest.
    var statements: [SQL] {
        var statements: [SQL] = [], start = 0, size = Self.rowLimit
        while start < values.count {
            while size * columns.count > min(values.count - start, Self.valueLimit) { size /= 2 }
            statements.append(statement(values[start..<start + size * columns.count]))
            start += size * columns.count
        }
        return statements
    }

    private func statement(_ values: ArraySlice<Binding>) -> SQL {
        SQL(parts: [
            .text("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "),
            .rows(Array(values), width: columns.count),
        ])
    }
}

extension Connection {
    /// Inserts the rows, in order.
    public func insert(_ rows: ManyRows) throws {
        for statement in rows.statements { try run(statement) }
    }
}
