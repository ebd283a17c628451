import Foundation

/// A JSON object of texts, `{"a":"b"}`: what an event or an extra form field carries.
///
/// Written by hand because every request page reads dozens of them; JSONDecoder costs ten times more.
public enum FlatJSON {
    public static func encode(_ values: [String: String]) -> String {
        var out = "{"
        for key in values.keys.sorted() {
            if out.utf8.count > 1 { out += "," }
            append(key, to: &out)
            out += ":"
            append(values[key] ?? "", to: &out)
        }
        return out + "}"
    }

    /// The values; an object that is not flat falls back on Foundation, and what is not an object is empty.
    public static func decode(_ text: String) -> [String: String] {
        if text == "{}" || text.isEmpty { return [:] }
        return plain(text) ?? careful(text)
    }

    private static func append(_ text: String, to out: inout String) {
        out += "\""
        defer { out += "\"" }
        if text.utf8.allSatisfy(\.isPlainInJSON) { return out += text }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
    }

    /// Reads what `encode` writes when no text needs an escape; nil at the first thing it does not know.
    private static func plain(_ text: String) -> [String: String]? {
        var values: [String: String] = [:]
        var bytes = text.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "{") else { return nil }
        var pair: [String] = []
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "\""):
                var word: [UInt8] = []
                while let inner = bytes.next(), inner != UInt8(ascii: "\"") {
                    if inner == UInt8(ascii: "\\") { return nil }
                    word.append(inner)
                }
                pair.append(String(decoding: word, as: UTF8.self))
            case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "}"): break
            default: return nil
            }
            if pair.count == 2 {
                values[pair[0]] = pair[1]
                pair.removeAll(keepingCapacity: true)
            }
        }
        return pair.isEmpty ? values : nil
    }

    private static func careful(_ text: String) -> [String: String] {
        // What cannot be read as an object of texts carries nothing a person could be shown.
        (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
    }
}

extension UInt8 {
    fileprivate var isPlainInJSON: Bool { self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") }
}
