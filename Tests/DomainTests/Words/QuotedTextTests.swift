import Domain
import Testing

@Suite("What somebody wrote, and what came along with it")
struct QuotedTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        /// The parts; a quoted one begins with "»".
        let parts: [String]
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "nothing quoted", text: "Buongiorno,\n\ngrazie.", parts: ["Buongiorno,\n\ngrazie."]),
        Case(name: "empty", text: "", parts: [""]),
        Case(name: "a sign inside a line", text: "se x > y allora", parts: ["se x > y allora"]),
        Case(
            name: "an answer over its question", text: "Va bene.\n\n> Manda la busta\n> di marzo.",
            parts: ["Va bene.", "»> Manda la busta\n> di marzo."]),
        Case(
            name: "who wrote it, on one line",
            text:
                "Va bene.\n\nIl giorno mar 3 nov 2026 alle ore 10:12 Ada Neri <ada@ente.example> ha scritto:\n\n> Manda la busta.",
            parts: [
                "Va bene.",
                "»Il giorno mar 3 nov 2026 alle ore 10:12 Ada Neri <ada@ente.example> ha scritto:\n\n> Manda la busta.",
            ]),
        Case(
            name: "who wrote it, on two lines",
            text:
                "Sì\nIl giorno mar 3 nov 2026 alle ore 10:12 Ada Neri\n<ada@ente.example> ha scritto:\n> Manda la busta.",
            parts: [
                "Sì",
                "»Il giorno mar 3 nov 2026 alle ore 10:12 Ada Neri\n<ada@ente.example> ha scritto:\n> Manda la busta.",
            ]),
        Case(
            name: "in English", text: "Done.\n\nOn Tue, Nov 3, 2026 Ada wrote:\n> Send it.",
            parts: ["Done.", "»On Tue, Nov 3, 2026 Ada wrote:\n> Send it."]),
        Case(
            name: "answers between the questions", text: "> Prima?\nSì.\n\n> Seconda?\n>\n> Davvero?\nNo.",
            parts: ["»> Prima?", "Sì.", "»> Seconda?\n>\n> Davvero?", "No."]),
        Case(
            name: "a line of dashes", text: "Ecco.\n\n-----Messaggio originale-----\nDa: Ada\nBuongiorno",
            parts: ["Ecco.", "»-----Messaggio originale-----\nDa: Ada\nBuongiorno"]),
        Case(
            name: "headers of the older mail",
            text: "Ecco.\n\nDa: Ada Neri\nInviato: martedì 3 novembre 2026\nA: Anna\nOggetto: Busta\n\nBuongiorno",
            parts: [
                "Ecco.",
                "»Da: Ada Neri\nInviato: martedì 3 novembre 2026\nA: Anna\nOggetto: Busta\n\nBuongiorno",
            ]),
        Case(
            name: "headers in bold", text: "Ok\n\n*From:* Ada\n*Sent:* Monday\n*To:* Anna\n*Subject:* x\n\nHello",
            parts: ["Ok", "»*From:* Ada\n*Sent:* Monday\n*To:* Anna\n*Subject:* x\n\nHello"]),
        Case(
            name: "a list that looks like one header", text: "Da: Roma\nA: Milano, andata e ritorno",
            parts: ["Da: Roma\nA: Milano, andata e ritorno"]),
        Case(name: "nothing but quoted", text: "> Tutto\n> citato", parts: ["> Tutto\n> citato"]),
        Case(name: "dashes of a signature", text: "Grazie\n--\nAnna", parts: ["Grazie\n--\nAnna"]),
        Case(
            name: "lines of another system", text: "Va bene.\r\n\r\n> Manda\r\n> la busta.",
            parts: ["Va bene.", "»> Manda\n> la busta."]),
    ]

    @Test("Told apart", arguments: cases)
    func parts(_ some: Case) {
        let parts = QuotedText.parts(some.text).map { ($0.isQuoted ? "»" : "") + $0.text }
        #expect(parts == some.parts)
    }

    @Test("Nothing that was written is lost, whatever it is")
    func whole() {
        var dice = SeededDice(seed: 3)
        let lines = [
            "> a", "b", "", "Da: x", "A: y", "Oggetto: z", "ha scritto:", "--- Original message ---", ">", " c",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...12, using: &dice)).map { _ in lines.randomElement(using: &dice) ?? "" }
                .joined(separator: "\n")
            let kept = QuotedText.parts(text).flatMap { $0.text.split(separator: "\n") }
            #expect(
                kept.filter { !$0.isEmpty } == text.split(separator: "\n").filter { !$0.isEmpty }, "\(text)")
        }
    }

    @Test("A long text is folded, a book is left whole")
    func long() {
        let parts = QuotedText.parts("Ecco.\n" + String(repeating: "> x\n\n", count: 15_000))
        #expect(parts.count == 2 && parts[1].lines > 20_000)
        let book = "Ecco.\n" + String(repeating: "> x\n\n", count: 200_000)
        #expect(QuotedText.parts(book) == [QuotedText.Part(book, isQuoted: false)])
    }
}
