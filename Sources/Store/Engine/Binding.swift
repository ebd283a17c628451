/// A value on its way into a statement: null too has a type, because PostgreSQL must know it beforehand.
public enum Binding: Sendable, Hashable {
    case integer(Int64?)
    case real(Double?)
    case text(String?)
    case bytes([UInt8]?)

    /// The column type that holds such a value.
    var spelling: Spelling {
        switch self {
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .bytes: .bytes
        }
    }
}

/// A value as it came out of a column.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// A Swift type that a column can hold. An enum with raw values needs no conformance.
public protocol ColumnValue: Sendable {
    /// The value as it is bound.
    var binding: Binding { get }
    /// The typed null that stands for a missing value.
    static var nullBinding: Binding { get }
    /// The value a column holds, or nil when it is of another type.
    static func read(_ value: Value) -> Self?
}
