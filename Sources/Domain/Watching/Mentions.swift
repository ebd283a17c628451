/// Colleagues named in a note: `@marco`, `@giulia.conti`. What names nobody stays text.
public enum Mentions {
    /// Names looked at in one note: more are a list, not a call.
    public static let most = 20

    /// The names written after an at sign, as `Operator.spokenName` writes them, each once and in their order.
    ///
    /// An at sign inside a word is an address of e-mail and calls nobody.
    public static func names(in text: String) -> [String] {
        var names: [String] = [], before: Unicode.Scalar = " ", rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "@", !before.isOfWord {
                let written = rest.prefix { $0.isOfName }
                let name = Self.name(String(String.UnicodeScalarView(written)))
                if !name.isEmpty, !names.contains(name) { names.append(name) }
                if names.count == most { return names }
                rest = rest.dropFirst(written.count)
                before = written.last ?? scalar
            } else {
                before = scalar
            }
        }
        return names
    }

    /// Who is meant, in the order they are named. A login comes before a name; a name that several bear means them all.
    public static func people(in text: String, among operators: [Operator]) -> [Operator] {
        var meant: [Operator] = []
        for name in names(in: text) {
            let able = operators.filter { !$0.isDisabled && !$0.isProgram }
            let byLogin = able.filter { Self.name($0.login) == name }
            for person in byLogin.isEmpty ? able.filter({ $0.spokenName == name }) : byLogin
            where !meant.contains(where: { $0.id == person.id }) { meant.append(person) }
        }
        return meant
    }

    /// A name as it is compared: without case, accents, apostrophes, and the stop that ends a sentence.
    static func name(_ text: String) -> String {
        let folded = Folding.fold(text).filter { $0 != "'" }
        let ends: (Character) -> Bool = { ".-_".contains($0) }
        let begun = folded.drop(while: ends)
        return String(begun.prefix(begun.count - begun.reversed().prefix(while: ends).count))
    }
}

extension Operator {
    /// `name.surname`, as colleagues write it after an at sign: "Maria De Luca" is `maria.de.luca`.
    public var spokenName: String {
        Mentions.name(name.split(whereSeparator: \.isWhitespace).joined(separator: "."))
    }
}

extension Unicode.Scalar {
    fileprivate var isOfWord: Bool {
        properties.isAlphabetic || ("0"..."9").contains(self) || "._-@+".unicodeScalars.contains(self)
    }

    fileprivate var isOfName: Bool {
        properties.isAlphabetic || ("0"..."9").contains(self) || "._-'’".unicodeScalars.contains(self)
            || properties.generalCategory == .nonspacingMark
    }
}
