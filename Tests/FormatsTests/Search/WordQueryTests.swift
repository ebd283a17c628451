import Domain
@testable import Formats
import Testing

@Suite("Words of texts and of questions meet in the index")
struct WordQueryTests {
    /// Whether a text is found by a query, as an index would say.
    private func finds(_ typed: String, in text: String, person: String = "", attachment: String = "") -> Bool {
        var words = IndexedWords()
        words.add(text)
        words.add(person: person)
        words.add(attachment: attachment)
        let query = WordQuery(SearchQuery(typed).clauses)
        func has(_ form: WordMatch.Form) -> Bool {
            form.isBeginning
                ? words.tokens.contains { $0.hasPrefix(form.text) } : words.tokens.contains(form.text)
        }
        return query.match.all.allSatisfy { $0.contains(where: has) } && !query.match.none.joined().contains(where: has)
            && query.holds(for: [text, person, attachment])
    }

    @Test("What finds what")
    func found() {
        let text = """
            Buongiorno, il bonifico dell'arretrato è stato rifiutato: l'IBAN IT60 X054 2811 1010 0000 0123 456 è giusto. \
            Protocollo 2026/00123, scrivetemi a mario.rossi+ufficio@ente.example. Perché?
            """
        let rows: [(String, Bool)] = [
            ("bonifici rifiutati", true), ("BONIFICO", true), ("arretrati", true), ("perche", true),
            ("rimborso", false), ("bonifico rimborso", false), ("bonifico -rimborso", true), ("bonifico -iban", false),
            ("\"bonifico dell'arretrato\"", true), ("\"arretrato bonifico\"", false), ("bonif*", true),
            ("bonifico -\"stato rifiutato\"", false), ("bonifico -\"stato pagato\"", true),
            ("2026/00123", true), ("2026/00124", false), ("00123", true), ("2026-00123", true),
            ("mario.rossi+ufficio@ente.example", true), ("mario.rossi@ente.example", false),
            ("mario.rossi+uff*", true), ("l'arretrato", true), ("dell'arretrato", true),
        ]
        for (typed, isFound) in rows { #expect(finds(typed, in: text) == isFound, "\(typed)") }
    }

    @Test("Letters that are spelled with marks are words all the same")
    func spelled() {
        for typed in ["⑴", "ŉ", "\u{FDFA}", "½", "㎏"] {
            #expect(finds(typed, in: "prima \(typed) dopo"), "\(typed)")
            let forms = WordQuery(SearchQuery(typed).clauses).match.all.joined()
            #expect(
                forms.allSatisfy { $0.text.utf8.allSatisfy { $0 >= 0x80 || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 } },
                "\(typed)")
        }
    }

    @Test("English texts by English endings, whatever the language of who asks")
    func english() {
        let text = "Good morning, my payments were refused and I have not received the payslips. What can I do?"
        for typed in ["payment", "payslip received", "refuse"] { #expect(finds(typed, in: text), "\(typed)") }
    }

    @Test("Where words stand")
    func places() {
        let rows: [(String, Bool)] = [
            ("persona:rossi", true), ("da:rossi", true), ("persona:bonifico", false), ("persona:bianchi", false),
            ("allegato:cedolino", true), ("allegato:bonifico", false), ("cedolino bonifico rossi", true),
            ("persona:mario@ente.example", true), ("persona:RSSMRA80A01H501U", true),
        ]
        for (typed, isFound) in rows {
            let has = finds(
                typed, in: "Il bonifico", person: "Mario Rossi RSSMRA80A01H501U mario@ente.example",
                attachment: "cedolini-marzo.pdf")
            #expect(has == isFound, "\(typed)")
        }
    }

    @Test("What is not looked for is said")
    func left() {
        #expect(WordQuery(SearchQuery("come la di").clauses).silent == ["come", "la", "di"])
        #expect(WordQuery(SearchQuery("ab*").clauses).short == ["ab"])
        #expect(WordQuery(SearchQuery("come la di").clauses).isEmpty)
    }

    @Test("Words are cut at a letter, and texts are not kept whole")
    func bounds() {
        #expect(Token.cut(String(repeating: "è", count: 40)).utf8.count == 32)
        #expect(Token.cut(String(repeating: "a", count: 31) + "è") == String(repeating: "a", count: 31))
        var words = IndexedWords()
        words.add((0..<20_000).map { "parola\($0)" }.joined(separator: " "))
        #expect(words.tokens.count == IndexedWords.most)
    }

    @Test("Scanning: marks belong to their letter, other scripts are words, a cut end is no word")
    func scan() {
        #expect(
            WordScan("Caffe\u{301} è 12€ – Ωmega, 東京", most: 100).map(\.text) == [
                "caffe\u{301}", "è", "12", "ωmega", "東京",
            ])
        #expect(WordScan("xè", most: 2).map(\.text) == ["x"])
    }
}
