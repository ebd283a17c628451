/// Takes out of a text what says who somebody is: codes, addresses, numbers of telephones and accounts, names that are known.
/// What remains is read by a person before anybody else does.
public enum Anonymous {
    public static let mark = "[…]"

    public static func text(_ text: String, names: [String]) -> String {
        let known = Set(names.map(\.folded).filter { $0.count > 1 })
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line(String($0), known) }.joined(separator: "\n")
    }

    private static func line(_ line: String, _ names: Set<String>) -> String {
        // A code in groups is several words: the line that has one is told by its words without letters or digits between.
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        var out: [String] = [], place = 0
        while place < words.count {
            if let end = endOfCode(words, from: place) {
                if out.last != mark { out.append(mark) }
                place = end
                continue
            }
            out.append(word(words[place], names))
            place += 1
        }
        return out.joined(separator: " ")
    }

    /// The words that together are an IBAN, a codice fiscale or a number of a telephone.
    private static func endOfCode(_ words: [String], from place: Int) -> Int? {
        for end in stride(from: min(words.count, place + 9), to: place, by: -1) {
            let joined = words[place..<end].joined(separator: " ")
            guard joined.contains(where: \.isNumber) else { continue }
            if end - place > 1 && words[place..<end].contains(where: \.isEmpty) { continue }
            if isCode(words[place..<end]) || isNumber(joined) { return end }
        }
        return nil
    }

    /// A code that needs all of the words: without the first or the last there is none.
    private static func isCode(_ words: ArraySlice<String>) -> Bool {
        func has(_ words: ArraySlice<String>) -> Bool { !PersonalCode.all(in: words.joined(separator: " ")).isEmpty }
        return has(words) && !has(words.dropFirst()) && !has(words.dropLast())
    }

    /// Eight digits or more, with nothing but what people put between them.
    private static func isNumber(_ text: String) -> Bool {
        let bare = text.trimmingPrefix("+").filter { !".,;:)(".contains($0) }
        guard bare.allSatisfy({ $0.isNumber || " -/".contains($0) }), let last = bare.last, last.isNumber else {
            return false
        }
        // A day has a year; who is called at 27/11/2026 is nobody.
        if bare.wholeMatch(of: /[0-9]{1,2}[\/\-][0-9]{1,2}[\/\-][0-9]{4}/) != nil { return false }
        return bare.count(where: \.isNumber) >= 8
    }

    private static func word(_ word: String, _ names: Set<String>) -> String {
        if word.contains("@"), word.contains(".") { return mark }
        let bare = word.filter { $0.isLetter || $0 == "'" || $0 == "’" }
        guard names.contains(bare.folded) else { return word }
        return word.replacing(bare, with: mark)
    }
}
