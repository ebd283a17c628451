/// What a form sent: names with any number of values, and files. Nothing is missing badly: an absent field is "".
struct FormData: Sendable, Equatable {
    struct Pair: Sendable, Equatable {
        var name: String
        var value: String
    }
    private(set) var pairs: [Pair] = []
    var files: [UploadedFile] = []
    /// What was wrong with the sending itself; the fields are there all the same.
    var problems: [FormProblem] = []

    init(_ pairs: [(String, String)] = []) {
        for (name, value) in pairs { append(name, value) }
    }

    var isEmpty: Bool { pairs.isEmpty }

    /// The first value, trimmed; "" when there is none.
    subscript(name: String) -> String { optional(name) ?? "" }

    /// The first value, trimmed, unless it is empty.
    func optional(_ name: String) -> String? {
        guard let pair = pairs.first(where: { $0.name == name }) else { return nil }
        let value = pair.value.trimmed
        return value.isEmpty ? nil : value
    }

    /// The first value as it came.
    func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value.trimmed).filter { !$0.isEmpty }
    }

    func int(_ name: String) -> Int? { optional(name).flatMap { Int($0) } }

    /// A checkbox: on, true, 1 or yes.
    func bool(_ name: String) -> Bool { ["1", "on", "true", "yes", "si", "sì"].contains(self[name].lowercased()) }

    mutating func append(_ name: String, _ value: String) { pairs.append(Pair(name: name, value: value)) }

    mutating func set(_ name: String, _ value: String) {
        pairs.removeAll { $0.name == name }
        append(name, value)
    }

    /// Every name with its values, for forms that are data.
    var dictionary: [String: String] {
        Dictionary(pairs.map { ($0.name, $0.value.trimmed) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A file that came with a form and was stored by the sink.
struct UploadedFile: Sendable, Equatable {
    /// The name of the form field.
    var field: String
    /// As the sender calls it: no folders, no control characters, at most 200 characters.
    var name: String
    /// As the browser claims; the truth is in the bytes.
    var claimedType: String
    var size: Int
    /// What the sink answered, such as the hash under which the bytes are kept.
    var handle: String
}

/// Why part of what was sent was not kept.
enum FormProblem: Sendable, Equatable {
    case fieldTooLong(name: String)
    case fileTooBig(field: String, name: String)
    case tooManyFiles(field: String)
    case uploadTooBig
    /// Nobody was logged in, and what came before it did not show whose form it is.
    case fileNotKept(name: String)
}

extension String {
    /// Without white space and line breaks around it; line breaks are "\n".
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }) else { return "" }
        let last = lastIndex { !$0.isWhitespace }!
        let inside = self[first...last]
        // A CR LF pair is one Character: compare bytes.
        guard inside.utf8.contains(0x0D) else { return String(inside) }
        return String(inside.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}
