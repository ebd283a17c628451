import Domain
import Foundation

/// One row of an answer, decoded by hand; columns by name or, where speed matters, by position or with `reader()`.
public struct Row: Sendable {
    let answer: RowSet
    let start: Int

    /// The columns' names in order.
    public var names: [String] { answer.names }

    /// The raw value at a position.
    public func value(at index: Int) throws -> Value {
        guard index >= 0 && index < answer.names.count else { throw decodeError("no column at position \(index)") }
        return answer.values[start + index]
    }

    /// The position of a column; throws when the statement did not ask for it.
    public func index(of name: String) throws -> Int {
        guard let index = answer.names.firstIndex(of: name) else { throw decodeError("no column named \(name)") }
        return index
    }

    /// Reads the columns one after the other, in the order of the statement.
    public func reader() -> RowReader { RowReader(row: self) }

    /// The value at a position; throws when it is null or of another type.
    public func required<T: ColumnValue>(_ index: Int, _ type: T.Type = T.self) throws -> T {
        let value = try value(at: index)
        guard let result = T.read(value) else { throw mismatch(index, value, T.self) }
        return result
    }

    /// The value at a position or nil when it is null; throws when it is of another type.
    public func optional<T: ColumnValue>(_ index: Int, _ type: T.Type = T.self) throws -> T? {
        let value = try value(at: index)
        if case .null = value { return nil }
        guard let result = T.read(value) else { throw mismatch(index, value, T.self) }
        return result
    }

    private func mismatch(_ index: Int, _ value: Value, _ type: Any.Type) -> StoreError {
        decodeError("column \(answer.names[index]) is \(value.kind), \(type) wanted")
    }
}

/// All the values of an answer in one array: a row is a place in it, so that reading makes no array a row.
final class RowSet: Sendable {
    let names: [String]
    let values: [Value]

    init(names: [String], values: [Value]) {
        self.names = names
        self.values = values
    }

    /// The rows in order; `count` is given because a row may have no columns.
    func rows(_ count: Int) -> [Row] {
        let width = names.count
        return (0..<count).map { Row(answer: self, start: $0 * width) }
    }
}

extension Value {
    /// The kind in words; never the value, which may be personal data.
    var kind: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .bytes: "bytes"
        }
    }
}

func decodeError(_ message: String) -> StoreError { .failed(code: "decode", message: message, sql: "") }
