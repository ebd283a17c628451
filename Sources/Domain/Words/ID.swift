/// A 64-bit, time-ordered identifier of one kind of thing: 41 bits of milliseconds, 10 of node, 12 of sequence.
///
/// Text in JSON and in URLs, because a JavaScript number loses the low bits.
public struct ID<Owner>: Hashable, Sendable, Comparable, Codable, LosslessStringConvertible {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public init?(_ description: String) {
        guard let value = Int64(description) else { return nil }
        self.init(value)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "an id is a whole number as text"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public var description: String { String(rawValue) }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
