import Domain
import Foundation

extension Int64: ColumnValue {
    public var binding: Binding { .integer(self) }
    public static var nullBinding: Binding { .integer(nil) }
    public static func read(_ value: Value) -> Int64? {
        if case .integer(let number) = value { number } else { nil }
    }
}

extension Int: ColumnValue {
    public var binding: Binding { .integer(Int64(self)) }
    public static var nullBinding: Binding { Int64.nullBinding }
    public static func read(_ value: Value) -> Int? {
        if case .integer(let number) = value { Int(number) } else { nil }
    }
}

extension Double: ColumnValue {
    public var binding: Binding { .real(self) }
    public static var nullBinding: Binding { .real(nil) }
    /// A whole number is accepted too: an average of integers is one on an engine and not on the other.
    public static func read(_ value: Value) -> Double? {
        switch value {
        case .real(let number): number
        case .integer(let number): Double(number)
        case .null, .text, .bytes: nil
        }
    }
}

extension String: ColumnValue {
    public var binding: Binding { .text(self) }
    public static var nullBinding: Binding { .text(nil) }
    public static func read(_ value: Value) -> String? {
        if case .text(let text) = value { text } else { nil }
    }
}

extension Array: ColumnValue where Element == UInt8 {
    public var binding: Binding { .bytes(self) }
    public static var nullBinding: Binding { .bytes(nil) }
    public static func read(_ value: Value) -> [UInt8]? {
        if case .bytes(let bytes) = value { bytes } else { nil }
    }
}

extension Data: ColumnValue {
    public var binding: Binding { .bytes([UInt8](self)) }
    public static var nullBinding: Binding { .bytes(nil) }
    public static func read(_ value: Value) -> Data? {
        if case .bytes(let bytes) = value { Data(bytes) } else { nil }
    }
}

extension Date: ColumnValue {
    public var binding: Binding { .integer(milliseconds) }
    public static var nullBinding: Binding { Int64.nullBinding }
    public static func read(_ value: Value) -> Date? {
        if case .integer(let number) = value { Date(milliseconds: number) } else { nil }
    }
}

extension ID: ColumnValue {
    public var binding: Binding { .integer(rawValue) }
    public static var nullBinding: Binding { Int64.nullBinding }
    public static func read(_ value: Value) -> ID? {
        if case .integer(let number) = value { ID(number) } else { nil }
    }
}

extension Date {
    /// Milliseconds since 1970 UTC, the form instants have in the database.
    public var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    /// The instant so many milliseconds after 1970 UTC.
    public init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
