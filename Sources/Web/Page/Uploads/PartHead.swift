import Foundation

/// What a part of a form says about itself.
struct PartHead: Sendable, Equatable {
    var name: String?
    /// Nil for a plain field; "" for a file field where nothing was chosen.
    var fileName: String?
    var type = "text/plain"

    init(name: String?, fileName: String? = nil, type: String = "text/plain") {
        self.name = name
        self.fileName = fileName
        self.type = type
    }

    /// From the bytes of its headers. What cannot be understood is passed over: a part without a name is ignored later.
    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: true, whereSeparator: \.isNewline)
        {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingSpaces
            switch line[..<colon].lowercased() {
            case "content-disposition": readDisposition(value)
            case "content-type": type = String(value.prefix(200))
            default: continue
            }
        }
    }

    private mutating func readDisposition(_ value: String) {
        for (key, text) in Self.parameters(of: value) {
            switch key {
            case "name": name = String(text.prefix(500))
            case "filename": fileName = fileName ?? Self.safeName(text)
            // RFC 7578 §4.2 forbids it, programs send it.
            case "filename*": fileName = Self.extended(text).map(Self.safeName) ?? fileName
            default: continue
            }
        }
    }

    /// `form-data; name="a"; filename="b \"c\".pdf"`. A backslash escapes only a quote: old browsers send whole Windows
    /// paths unescaped.
    private static func parameters(of value: String) -> [(String, String)] {
        var found: [(String, String)] = [], rest = value[...].drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var text = ""
            if rest.first == "\"" {
                (text, rest) = quoted(rest.dropFirst())
            } else {
                text = String(rest.prefix { $0 != ";" })
            }
            rest = rest.drop { $0 != ";" }
            found.append((key.trimmingSpaces.lowercased(), unescaped(text)))
        }
        return found
    }

    private static func quoted(_ text: Substring) -> (String, Substring) {
        var out = "", rest = text
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", rest.first == "\"" {
                out.append("\"")
                rest.removeFirst()
            } else {
                out.append(character)
            }
        }
        return (out, rest)
    }

    /// Browsers write a quote as %22 and line ends as %0D %0A (WHATWG HTML, multipart/form-data encoding), nothing else.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// RFC 5987: UTF-8''na%C3%AFve.pdf
    private static func extended(_ text: String) -> String? {
        guard text.lowercased().hasPrefix("utf-8'"), let quote = text.lastIndex(of: "'") else { return nil }
        return String(text[text.index(after: quote)...]).removingPercentEncoding
    }

    /// The name alone: no folders, no control characters or marks that turn the direction of writing, 200 characters.
    static func safeName(_ text: String) -> String {
        let last = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? ""
        let kept = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
            default: true
            }
        }
        var name = ""
        name.unicodeScalars.append(contentsOf: kept)
        name = name.trimmed
        return name.count <= 200 ? name : shortened(name)
    }

    /// The beginning of the name and its extension.
    private static func shortened(_ name: String) -> String {
        let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
        return ending.count > 20 ? String(name.prefix(200)) : String(name.prefix(200 - ending.count) + ending)
    }
}
