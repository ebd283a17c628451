import Domain
import Foundation

/// Small lists kept as JSON text: written and read in Swift, never queried.
enum Lists {
    static func texts(_ json: String) -> [String] { decode(json) ?? [] }
    static func json(_ texts: [String]) -> String { encode(texts) }
    static func numbers(_ json: String) -> [Int] { decode(json) ?? [] }
    static func json(_ numbers: [Int]) -> String { encode(numbers) }
    /// A line each: read with every request, so without a parser.
    static func lines(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
    }
    static func lines(_ texts: [String]) -> String { texts.isEmpty ? "" : texts.joined(separator: "\n") }
    static func offers(_ json: String) -> [Triple.Offer] { decode(json) ?? [] }
    static func json(_ offers: [Triple.Offer]) -> String { encode(offers) }
    static func openings(_ json: String) -> [String: [String]] { decode(json) ?? [:] }
    static func json(_ openings: [String: [String]]) -> String { encode(openings) }
    static func json(_ office: Office) -> String { encode(office) }

    /// A setting added after the row was written has its default.
    static func office(_ json: String) -> Office {
        guard let kept = object(json), let defaults = object(encode(Office())) else { return Office() }
        let merged = defaults.merging(kept) { _, kept in kept }
        // Both dictionaries came out of JSON a line above; what still fails is a value of the wrong type, and its default holds.
        guard let data = try? JSONSerialization.data(withJSONObject: merged) else { return Office() }
        return (try? JSONDecoder().decode(Office.self, from: data)) ?? Office()
    }

    private static func object(_ json: String) -> [String: Any]? {
        // Text that is no JSON object holds no setting.
        (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any]
    }

    private static func decode<T: Decodable>(_ json: String) -> T? {
        // The column is written only by `encode` below; anything else reads as empty rather than stopping the desk.
        try? JSONDecoder().decode(T.self, from: Data(json.utf8))
    }

    private static func encode<T: Encodable>(_ value: T) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Lists of texts and plain settings always encode.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }
}
