/// A sentence with blanks in braces, taken apart once and filled many times.
struct Phrase: Sendable {
    enum Blank: String, Sendable {
        case month = "mese", year = "anno", day = "data", amount = "euro", days = "giorni", city = "citta", body =
            "ente"
        case bank = "banca", school = "scuola", count = "n", time = "ora", number = "numero", item = "voce"
        case colleague = "collega"
    }

    private enum Piece: Sendable {
        case text(String)
        case blank(Blank)
    }

    private let pieces: [Piece]

    init(_ source: String) {
        var pieces: [Piece] = [], text = "", name: String?
        for character in source {
            switch (character, name) {
            case ("{", nil): name = ""
            case ("}", let blank?):
                if !text.isEmpty { pieces.append(.text(text)) }
                // A name nobody knows stays as it was written; the tests look for braces.
                pieces.append(Blank(rawValue: blank).map(Piece.blank) ?? .text("{\(blank)}"))
                (text, name) = ("", nil)
            case (_, let blank?): name = blank + String(character)
            case (_, nil): text.append(character)
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        self.pieces = pieces
    }

    /// Adds the sentence with its blanks filled.
    func write(to out: inout String, _ fill: (Blank) -> String) {
        for piece in pieces {
            switch piece {
            case .text(let text): out += text
            case .blank(let blank): out += fill(blank)
            }
        }
    }
}

/// Phrases by the code, or the beginning of the code, of a triple.
struct PhraseBook: Sendable {
    private let phrases: [String: [Phrase]]

    /// - Parameter text: a code on a line, the phrases on the lines below it.
    init(_ text: String) {
        var code = "", phrases: [String: [Phrase]] = [:]
        for line in text.split(separator: "\n").map(String.init) {
            if line.contains(" ") {
                phrases[code, default: []].append(Phrase(line))
            } else {
                code = line
            }
        }
        self.phrases = phrases
    }

    /// Those of the whole code, else of its tematica.
    subscript(code: String) -> [Phrase] { phrases[code] ?? phrases[String(code.dropLast(3))] ?? [] }
}
