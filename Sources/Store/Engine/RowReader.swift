import Domain
import Foundation

/// Reads a row's columns one after the other, in the order the statement names them; the fastest way to decode.
///
/// ```swift
/// var r = row.reader()
/// id = try r.next(); number = try r.next(); closedAt = try r.next()
/// ```
public struct RowReader {
    let row: Row
    var position = 0

    /// The next value; throws when it is null or of another type.
    public mutating func next<T: ColumnValue>(_ type: T.Type = T.self) throws -> T { try row.required(step()) }

    /// The next value, nil for null.
    public mutating func next<T: ColumnValue>(_ type: T?.Type = T?.self) throws -> T? { try row.optional(step()) }

    /// The next value as an enum.
    @_disfavoredOverload
    public mutating func next<T: RawRepresentable>(_ type: T.Type = T.self) throws -> T
    where T.RawValue: ColumnValue { try row.choice(step()) }

    /// The next value as an enum, nil for null.
    @_disfavoredOverload
    public mutating func next<T: RawRepresentable>(_ type: T?.Type = T?.self) throws -> T?
    where T.RawValue: ColumnValue { try row.optionalChoice(step()) }

    public mutating func int() throws -> Int { try row.int(step()) }
    public mutating func optionalInt() throws -> Int? { try row.optionalInt(step()) }
    public mutating func int64() throws -> Int64 { try row.int64(step()) }
    public mutating func optionalInt64() throws -> Int64? { try row.optionalInt64(step()) }
    public mutating func real() throws -> Double { try row.real(step()) }
    public mutating func optionalReal() throws -> Double? { try row.optionalReal(step()) }
    public mutating func text() throws -> String { try row.text(step()) }
    public mutating func optionalText() throws -> String? { try row.optionalText(step()) }
    public mutating func bytes() throws -> [UInt8] { try row.bytes(step()) }
    public mutating func optionalBytes() throws -> [UInt8]? { try row.optionalBytes(step()) }
    public mutating func date() throws -> Date { try row.date(step()) }
    public mutating func optionalDate() throws -> Date? { try row.optionalDate(step()) }
    public mutating func bool() throws -> Bool { try row.bool(step()) }
    public mutating func id<Owner>(of owner: Owner.Type = Owner.self) throws -> ID<Owner> { try row.id(step()) }
    public mutating func optionalID<Owner>(of owner: Owner.Type = Owner.self) throws -> ID<Owner>? {
        try row.optionalID(step())
    }
    public mutating func choice<T: RawRepresentable>(_ type: T.Type = T.self) throws -> T
    where T.RawValue: ColumnValue { try row.choice(step()) }
    public mutating func optionalChoice<T: RawRepresentable>(_ type: T.Type = T.self) throws -> T?
    where T.RawValue: ColumnValue { try row.optionalChoice(step()) }

    /// Leaves out columns.
    public mutating func skip(_ count: Int = 1) { position += count }

    private mutating func step() -> Int {
        defer { position += 1 }
        return position
    }
}
