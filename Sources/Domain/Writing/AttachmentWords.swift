/// The words by which a text says that something is attached to it, in Italian and English: the two languages of the desk
/// are mixed in one text more often than one thinks.
public enum AttachmentWords {
    /// The first word that promises an attachment of ours, and its line, from 1. What is quoted of older messages, and what
    /// speaks of files the other has sent or should send, promises nothing.
    public static func first(in text: String) -> (word: String, line: Int)? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let quoted = QuotedText.quotedLines(text)
        for (place, line) in lines.enumerated() where !(place < quoted.count && quoted[place]) {
            let words = line.split { !$0.isLetter }, folded = words.map { String($0).folded }
            if let found = folded.indices.first(where: { promises(folded, at: $0) }) {
                return (String(words[found]), place + 1)
            }
        }
        return nil
    }

    private static func promises(_ words: [String], at place: Int) -> Bool {
        func word(_ offset: Int) -> String {
            let other = place + offset
            return words.indices.contains(other) ? words[other] : ""
        }
        let this = words[place]
        if own.contains(this) { return word(-1) != "non" }
        if impersonal.contains(this) { return word(-1) == "si" }
        if english.contains(this) {
            return ["i", "we", "ll", "will"].contains(word(-1))
                || word(-1) == "hereby" && ["i", "we"].contains(word(-2))
        }
        guard things.contains(this) else { return false }
        if others.contains(word(-1)) || nothing.contains(word(-1)) || duties.contains(word(-1)) { return false }
        if ["you", "they"].contains(word(-2)), ["have", "had", "ve"].contains(word(-1)) { return false }
        // "gli allegati che ci ha mandato", "the attachment (that) you sent"
        if word(1) == "che", [word(2), word(3)].contains(where: given.contains) { return false }
        if word(1) == "you" || ["that", "which"].contains(word(1)) && word(2) == "you" { return false }
        // "il modulo allegato alla sua richiesta", "attached to your request"
        if ["alla", "al", "alle", "ai", "to"].contains(word(1)), theirs.contains(word(2)) { return false }
        return true
    }

    /// Said by who attaches.
    private static let own: Set<String> = [
        "allego", "alleghiamo", "alleghero", "allegheremo", "accludo", "accludiamo", "attaching", "enclosing",
    ]
    /// After "si".
    private static let impersonal: Set<String> = ["allega", "allegano", "acclude", "accludono"]
    /// After "I" or "we".
    private static let english: Set<String> = ["attach", "enclose"]
    /// What is attached, or the state of being so.
    private static let things: Set<String> = [
        "allegato", "allegata", "allegati", "allegate", "accluso", "acclusa", "acclusi", "accluse", "attached",
        "attachment", "attachments", "enclosed", "enclosure", "enclosures",
    ]
    /// Before a thing: it is the other's, or the other did it.
    private static let others: Set<String> = [
        "suo", "sua", "suoi", "sue", "tuo", "tua", "tuoi", "tue", "vostro", "vostra", "vostri", "vostre", "your",
        "their",
        "his", "her", "ha", "hai", "avete", "hanno", "aveva", "avevi", "avevate", "abbia", "abbiate", "you", "they",
    ]
    private static let nothing: Set<String> = [
        "senza", "nessun", "nessuno", "nessuna", "non", "no", "not", "without", "any",
    ]
    /// Before a thing: it has to be done.
    private static let duties: Set<String> = ["va", "vanno", "andra", "andranno", "essere", "venga", "vengano", "be"]
    private static let given: Set<String> = ["ha", "hai", "avete", "hanno", "aveva", "avevi", "avevate"]
    private static let theirs: Set<String> = [
        "sua", "suo", "sue", "suoi", "tua", "tuo", "tue", "tuoi", "vostra", "vostro", "vostre", "vostri", "richiesta",
        "domanda", "segnalazione", "istanza", "your",
    ]
}
