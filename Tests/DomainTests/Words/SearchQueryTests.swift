import Domain
import Testing

@Suite("What is typed to find something is taken apart")
struct SearchQueryTests {
    private typealias Clause = SearchQuery.Clause
    private typealias Filter = SearchQuery.Filter

    @Test("Words, phrases, beginnings, exclusions")
    func clauses() {
        let rows: [(String, [Clause])] = [
            ("", []), ("   ", []), ("* \" - --", []),
            ("bonifico rifiutato", [Clause(.word, "bonifico"), Clause(.word, "rifiutato")]),
            ("\"stato di servizio\"", [Clause(.phrase, "stato di servizio")]),
            ("«stato  di servizio» x1", [Clause(.phrase, "stato di servizio"), Clause(.word, "x1")]),
            ("ricong*", [Clause(.beginning, "ricong")]),
            (
                "arretrati -tfr -\"a mano\"",
                [
                    Clause(.word, "arretrati"), Clause(.word, "tfr", isExcluded: true),
                    Clause(.phrase, "a mano", isExcluded: true),
                ]
            ),
            // What is never closed is words; a hyphen inside a word is part of it.
            ("\"stato di", [Clause(.word, "stato"), Clause(.word, "di")]),
            ("e-mail busta-paga", [Clause(.word, "e-mail"), Clause(.word, "busta-paga")]),
            ("paga\"oggi", [Clause(.word, "paga"), Clause(.word, "oggi")]),
            // No field of ours.
            ("ore 10:30", [Clause(.word, "ore"), Clause(.word, "10:30")]),
            ("oggetto:x", [Clause(.word, "oggetto"), Clause(.word, "x")]),
            // The syntax of a database is words.
            ("NEAR(a1, b2)", [Clause(.word, "NEAR(a1,"), Clause(.word, "b2)")]),
            ("rowid OR 1=1;", [Clause(.word, "rowid"), Clause(.word, "OR"), Clause(.word, "1=1;")]),
        ]
        for (typed, clauses) in rows { #expect(SearchQuery(typed).clauses == clauses, "\(typed)") }
    }

    @Test("Fields, in both languages; da: is a day or a person")
    func fields() {
        let rows: [(String, [Filter], [Clause])] = [
            ("stato:chiusa", [Filter(.state, "stato", "chiusa")], []),
            ("STATE:closed", [Filter(.state, "state", "closed")], []),
            ("priorità:1", [Filter(.priority, "priorita", "1")], []),
            ("gruppo:\"Front desk\" iban", [Filter(.group, "gruppo", "Front desk")], [Clause(.word, "iban")]),
            ("da:2026-03 a:1/4/2026", [Filter(.from, "da", "2026-03"), Filter(.to, "a", "1/4/2026")], []),
            ("da:rossi", [], [Clause(.word, "rossi", in: .person)]),
            ("persona:ros*", [], [Clause(.beginning, "ros", in: .person)]),
            ("-allegato:busta", [], [Clause(.word, "busta", in: .attachment, isExcluded: true)]),
        ]
        for (typed, filters, clauses) in rows {
            let query = SearchQuery(typed)
            #expect(query.filters == filters && query.clauses == clauses, "\(typed)")
        }
    }

    @Test("Ten thousand words are cut, and it says so")
    func cut() {
        let query = SearchQuery(String(repeating: "parola ", count: 10_000))
        #expect(query.isCut && query.clauses.count == SearchQuery.most)
        #expect(!SearchQuery("una sola").isCut)
        #expect(SearchQuery(String(repeating: "x", count: 5_000_000)).isCut)
    }
}
