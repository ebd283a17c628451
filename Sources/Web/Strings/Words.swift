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
    func callAsFunction(_ key: String) -> String { callAsFunction(key, [:]) }

    func callAsFunction(_ key: String, _ blanks: [String: any CustomStringConvertible]) -> String {
        if let phrase = table[key] { return phrase.filled(blanks) }
        guard let number = blanks["n"]?.description else { return key }
        let phrase = (number == "0" ? table[key + ".zero"] : nil) ?? table[key + (number == "1" ? ".one" : ".other")]
        return phrase?.filled(blanks) ?? key
    }

    /// The phrase if somebody wrote it: for keys made from data.
    func optional(_ key: String) -> String? { table[key]?.filled([:]) }
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

    func filled(_ blanks: [String: any CustomStringConvertible]) -> String {
        if parts.count == 1, case .text(let text) = parts[0] { return text }
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .blank(let name): blanks[name]?.description ?? "{\(name)}"
            }
        }.joined()
    }
}
