/// The words of the screens in one language.
///
///     let w = Words(.it)
///     w("kit.menu.logOut")                       // Esci
///     w("kit.file.tooMany", ["max": 5])          // blanks are written {max}
///     w("desk.queue.count", ["n": 3])            // "….one" or "….other" by n
struct Words: Sendable {
    let language: Language
    private let table: Dictionary<String, Phrase>

    init(_ language: Language) {
        self.language = language
        table = Phrasebook.tables[language] ?? [:]
    }

    /// The phrase; a key nobody wrote is shown as it is (a test finds it before people do).
    func callAsFunction(_ key: String) -> String { table[key]?.filled { _ in nil } ?? key }

    func callAsFunction(_ key: String, _ blanks: KeyValuePairs<String, any CustomStringConvertible>) -> String {
        filled(key) { name in blanks.first { $0.key == name }?.value.description }
    }

    /// The same with values that are already together.
    func callAsFunction(_ key: String, from blanks: [String: any CustomStringConvertible]) -> String {
        filled(key) { blanks[$0]?.description }
    }

    /// The phrase if somebody wrote it: for keys made from data.
    func optional(_ key: String) -> String? { table[key]?.filled { _ in nil } }

    private func filled(_ key: String, _ value: (String) -> String?) -> String {
        if let phrase = table[key] { return phrase.filled(value) }
        guard let number = value("n") else { return key }
        let phrase = (number == "0" ? table[key + ".zero"] : nil) ?? table[key + (number == "1" ? ".one" : ".other")]
        return phrase?.filled(value) ?? key
    }
}

/// A text with blanks, split once.
struct Phrase: Sendable, Equatable {
    enum Part: Sendable, Equatable { case text(String), blank(String) }
    let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = [], rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.blank(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    var blanks: Set<String> {
        Set(parts.compactMap { if case .blank(let name) = $0 { name } else { nil } })
    }

    func filled(_ value: (String) -> String?) -> String {
        if parts.count == 1, case .text(let text) = parts[0] { return text }
        var whole = ""
        for part in parts {
            switch part {
            case .text(let text): whole += text
            case .blank(let name): whole += value(name) ?? "{\(name)}"
            }
        }
        return whole
    }
}
