import Domain
import Foundation

// Getters by the name of a column and by its position. `optional...` gives nil for null; the others throw.
extension Row {
    public func int(_ name: String) throws -> Int { try required(index(of: name)) }
    public func int(_ index: Int) throws -> Int { try required(index) }
    public func optionalInt(_ name: String) throws -> Int? { try optional(index(of: name)) }
    public func optionalInt(_ index: Int) throws -> Int? { try optional(index) }

    public func int64(_ name: String) throws -> Int64 { try required(index(of: name)) }
    public func int64(_ index: Int) throws -> Int64 { try required(index) }
    public func optionalInt64(_ name: String) throws -> Int64? { try optional(index(of: name)) }
    public func optionalInt64(_ index: Int) throws -> Int64? { try optional(index) }

    public func real(_ name: String) throws -> Double { try required(index(of: name)) }
    public func real(_ index: Int) throws -> Double { try required(index) }
    public func optionalReal(_ name: String) throws -> Double? { try optional(index(of: name)) }
    public func optionalReal(_ index: Int) throws -> Double? { try optional(index) }

    public func text(_ name: String) throws -> String { try required(index(of: name)) }
    public func text(_ index: Int) throws -> String { try required(index) }
    public func optionalText(_ name: String) throws -> String? { try optional(index(of: name)) }
    public func optionalText(_ index: Int) throws -> String? { try optional(index) }

    public func bytes(_ name: String) throws -> [UInt8] { try required(index(of: name)) }
    public func bytes(_ index: Int) throws -> [UInt8] { try required(index) }
    public func optionalBytes(_ name: String) throws -> [UInt8]? { try optional(index(of: name)) }
    public func optionalBytes(_ index: Int) throws -> [UInt8]? { try optional(index) }

    public func date(_ name: String) throws -> Date { try required(index(of: name)) }
    public func date(_ index: Int) throws -> Date { try required(index) }
    public func optionalDate(_ name: String) throws -> Date? { try optional(index(of: name)) }
    public func optionalDate(_ index: Int) throws -> Date? { try optional(index) }

    public func id<Owner>(_ name: String, of owner: Owner.Type = Owner.self) throws -> ID<Owner> {
        try required(index(of: name))
    }
    public func id<Owner>(_ index: Int, of owner: Owner.Type = Owner.self) throws -> ID<Owner> { try required(index) }
    public func optionalID<Owner>(_ name: String, of owner: Owner.Type = Owner.self) throws -> ID<Owner>? {
        try optional(index(of: name))
    }
    public func optionalID<Owner>(_ index: Int, of owner: Owner.Type = Owner.self) throws -> ID<Owner>? {
        try optional(index)
    }

    /// The truth of a predicate in the answer, such as `EXISTS (...) AS found`; null is false.
    public func bool(_ name: String) throws -> Bool { try (optionalInt(name) ?? 0) != 0 }
    /// The truth of a predicate in the answer; null is false.
    public func bool(_ index: Int) throws -> Bool { try (optionalInt(index) ?? 0) != 0 }

    /// An enum by its raw value; throws when the value is not one of its cases.
    public func choice<T: RawRepresentable>(_ name: String, _ type: T.Type = T.self) throws -> T
    where T.RawValue: ColumnValue { try choice(index(of: name)) }
    /// An enum by its raw value; throws when the value is not one of its cases.
    public func choice<T: RawRepresentable>(_ index: Int, _ type: T.Type = T.self) throws -> T
    where T.RawValue: ColumnValue { try chosen(required(index), index) }
    /// An enum by its raw value, nil for null; throws when the value is not one of its cases.
    public func optionalChoice<T: RawRepresentable>(_ name: String, _ type: T.Type = T.self) throws -> T?
    where T.RawValue: ColumnValue { try optionalChoice(index(of: name)) }
    /// An enum by its raw value, nil for null; throws when the value is not one of its cases.
    public func optionalChoice<T: RawRepresentable>(_ index: Int, _ type: T.Type = T.self) throws -> T?
    where T.RawValue: ColumnValue { try optional(index).map { try chosen($0, index) } }

    private func chosen<T: RawRepresentable>(_ raw: T.RawValue, _ index: Int) throws -> T {
        guard let result = T(rawValue: raw) else { throw decodeError("column \(answer.names[index]) is no \(T.self)") }
        return result
    }
}
