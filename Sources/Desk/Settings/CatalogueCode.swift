import Domain

/// Codes and names made of words, for entries that come from a file without any.
enum CatalogueCode {
    /// Words that tell nothing of what they stand before.
    private static let small: Set<String> = [
        "a", "ad", "ai", "al", "alla", "alle", "con", "da", "dal", "dalla", "dei", "del", "della", "delle", "di", "e",
        "ed", "gli", "i", "il", "in", "la", "le", "lo", "nel", "nella", "o", "per", "su", "sul", "sulla", "un", "una",
    ]

    /// `ACC-PRI-PRI` from "Accesso e Gestione Utenze", "Primo accesso", "Primo accesso".
    static func triple(_ area: String, _ tematica: String, _ problem: String) -> String {
        [area, tematica, problem].map(initials).joined(separator: "-")
    }

    /// `MVP-OPERATORE`; one word when section and description are the same.
    static func userType(section: String, description: String) -> String {
        let parts = section.folded == description.folded ? [section] : [section, description]
        return String(parts.map { words($0).joined(separator: "-") }.joined(separator: "-").prefix(36))
    }

    /// How the form calls who asks in a section; the file calls most of them "Amministrato".
    static func userTypeName(section: String, description: String) -> String {
        if section.folded == description.folded { return description }
        switch (section, description.folded) {
        case ("AreaPensioni", "amministrato"): return "Percettore di pensione"
        case ("EntiCreditori", "amministrato"): return "Ente creditore"
        case ("Amministrato", _): return description
        default: return "\(section) – \(description)"
        }
    }

    /// The code, or the code with the first number that nobody has.
    static func free(_ code: String, among taken: Set<String>) -> String {
        if !taken.contains(code) { return code }
        var number = 2
        while taken.contains("\(code)-\(number)") { number += 1 }
        return "\(code)-\(number)"
    }

    static func levels(_ area: String, _ tematica: String, _ problem: String) -> String {
        [area, tematica, problem].map(\.folded).joined(separator: "\u{1F}")
    }

    /// The first three letters of the first word that tells something.
    private static func initials(_ text: String) -> String {
        let all = words(text)
        let word = all.first { !small.contains($0.lowercased()) } ?? all.first ?? "X"
        return String(word.prefix(3))
    }

    /// Capital letters and digits alone, accents taken away.
    private static func words(_ text: String) -> [String] {
        text.folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map { $0.uppercased() }
    }
}
