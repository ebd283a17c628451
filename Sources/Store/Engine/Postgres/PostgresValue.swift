import Foundation

/// PostgreSQL's binary format, both ways: no value is ever turned into text and back.
enum PostgresValue {
    /// Types by their fixed number in the server's catalogue.
    enum Kind {
        static let bool: UInt32 = 16
        static let bytes: UInt32 = 17
        static let name: UInt32 = 19
        static let int8: UInt32 = 20
        static let int2: UInt32 = 21
        static let int4: UInt32 = 23
        static let text: UInt32 = 25
        static let oid: UInt32 = 26
        static let json: UInt32 = 114
        static let float4: UInt32 = 700
        static let float8: UInt32 = 701
        static let unknown: UInt32 = 705
        static let bpchar: UInt32 = 1042
        static let varchar: UInt32 = 1043
        static let numeric: UInt32 = 1700
        static let void: UInt32 = 2278
    }

    /// The type a bound value is declared with.
    static func kind(_ binding: Binding) -> UInt32 {
        switch binding {
        case .integer: Kind.int8
        case .real: Kind.float8
        case .text: Kind.text
        case .bytes: Kind.bytes
        }
    }

    /// A column's value; nil for a type the program's statements must not ask for (dates, arrays: see the house rules).
    static func decode(_ bytes: UnsafeRawBufferPointer, _ kind: UInt32) -> Value? {
        switch kind {
        case Kind.int8: .integer(load(bytes, Int64.self))
        case Kind.int4: .integer(Int64(load(bytes, Int32.self)))
        case Kind.int2: .integer(Int64(load(bytes, Int16.self)))
        case Kind.oid: .integer(Int64(load(bytes, UInt32.self)))
        case Kind.bool: .integer(bytes.first == 1 ? 1 : 0)
        case Kind.float8: .real(Double(bitPattern: load(bytes, UInt64.self)))
        case Kind.float4: .real(Double(Float(bitPattern: load(bytes, UInt32.self))))
        case Kind.text, Kind.varchar, Kind.bpchar, Kind.name, Kind.unknown, Kind.json:
            .text(String(decoding: bytes, as: UTF8.self))
        case Kind.bytes: .bytes([UInt8](bytes))
        case Kind.numeric: numeric(bytes)
        case Kind.void: .null
        default: nil
        }
    }

    private static func load<T: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ type: T.Type, at offset: Int = 0)
        -> T
    {
        T(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// `sum` and `avg` of integers give a numeric: groups of four decimal digits, their weight, a sign and a scale.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> Value? {
        guard bytes.count >= 8 else { return nil }
        let count = Int(load(bytes, Int16.self))
        let weight = Int(load(bytes, Int16.self, at: 2))
        let sign = load(bytes, UInt16.self, at: 4)
        let scale = load(bytes, Int16.self, at: 6)
        guard sign == 0 || sign == 0x4000, bytes.count >= 8 + 2 * count else { return nil }
        let digits = (0..<count).map { Int64(load(bytes, Int16.self, at: 8 + 2 * $0)) }
        if scale == 0, weight < 5, let whole = whole(digits, weight) { return .integer(sign == 0 ? whole : -whole) }
        var real = 0.0
        for (index, digit) in digits.enumerated() { real += Double(digit) * pow(10_000, Double(weight - index)) }
        return .real(sign == 0 ? real : -real)
    }

    private static func whole(_ digits: [Int64], _ weight: Int) -> Int64? {
        var whole: Int64 = 0
        for index in 0..<max(0, weight + 1) {
            let (product, over) = whole.multipliedReportingOverflow(by: 10_000)
            let (sum, more) = product.addingReportingOverflow(index < digits.count ? digits[index] : 0)
            if over || more { return nil }
            whole = sum
        }
        return whole
    }
}

/// The values of a statement in one run of bytes: libpq wants an array of pointers into it.
struct Encoded {
    private(set) var bytes: [UInt8] = []
    private(set) var spans: [(start: Int, count: Int)?] = []

    init(_ bindings: [Binding]) throws {
        spans.reserveCapacity(bindings.count)
        for binding in bindings {
            let start = bytes.count
            spans.append(try append(binding) ? (start, bytes.count - start) : nil)
        }
        bytes.append(0)  // an empty text at the end still has an address: no pointer means null
    }

    /// False for null.
    private mutating func append(_ binding: Binding) throws -> Bool {
        switch binding {
        case .integer(let value?): withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
        case .real(let value?): withUnsafeBytes(of: value.bitPattern.bigEndian) { bytes.append(contentsOf: $0) }
        case .text(var value?):
            try value.withUTF8 {
                try refuseNUL($0)
                bytes.append(contentsOf: $0)
            }
        case .bytes(let value?): bytes.append(contentsOf: value)
        case .integer(nil), .real(nil), .text(nil), .bytes(nil): return false
        }
        return true
    }
}
