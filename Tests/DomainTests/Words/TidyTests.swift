import Testing

@testable import Domain

@Suite("Text as people type it")
struct TidyTests {
    @Test(
        "One line, one space between words, no control characters",
        arguments: [
            ("", ""), (" ", ""), ("Anna", "Anna"), ("Anna Rossi", "Anna Rossi"), (" Anna  Rossi ", "Anna Rossi"),
            ("Anna\tRossi", "Anna Rossi"), ("Anna\r\nRossi\n", "Anna Rossi"), ("Nicolò È", "Nicolò È"),
            ("a\u{0}b\u{7F}c\u{85}d", "abcd"), ("a\u{A0}b\u{2003}c", "a b c"), ("Łódź", "Łódź"),
            ("e\u{301}", "e\u{301}"),
            ("÷ × ¿", "÷ × ¿"), ("日本", "日本"), ("a ", "a"),
        ])
    func tidied(_ typed: String, _ expected: String) {
        #expect(Array(typed.tidied.utf8) == Array(expected.utf8))
    }

    @Test(
        "Lines end alike, and nothing empty stands around them",
        arguments: [
            ("", ""), ("\n\n", ""), ("a\nb", "a\nb"), ("a\r\nb\rc", "a\nb\nc"), ("\n a\n\n b \n", "a\n\n b"),
            ("a\tb", "a\tb"), ("a\u{1}\nb\u{9D}", "a\nb"), ("perché\nsì", "perché\nsì"), ("\u{A0}a\u{A0}", "a"),
        ])
    func tidiedLines(_ typed: String, _ expected: String) {
        #expect(Array(typed.tidiedLines.utf8) == Array(expected.utf8))
    }

    @Test("A summary is the beginning of the text on one line, 140 characters at most")
    func summaries() {
        let word = "perché "
        #expect(Ticket.summary(of: "") == "" && Ticket.summary(of: " \n a \r\n b\u{A0}c ") == "a b c")
        #expect(Ticket.summary(of: String(repeating: "x", count: 140)).count == 140)
        #expect(Ticket.summary(of: String(repeating: "x", count: 140) + " \n") == String(repeating: "x", count: 140))
        for count in [140, 141, 1000, 1_000_000] {
            let text = String(repeating: "x", count: count), summary = Ticket.summary(of: text)
            #expect(summary.count == 140 && summary.hasSuffix(count > 140 ? "…" : "x"))
        }
        for times in 15...25 {
            let text = String(repeating: word, count: times)
            let whole = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(Ticket.summary(of: text) == (whole.count <= 140 ? whole : whole.prefix(139) + "…"))
        }
    }
}
