import Formats
import Testing

@Suite("Markdown, shown safely")
struct MarkdownTests {
    @Test("Headings go below the page's own, whatever level they were written with")
    func headings() {
        let html = Markdown.html("# Uno\n\n## Due\n\nTesto **forte**, *piano*, `codice`.\n\n- a\n- b")
        #expect(
            html.contains("<h2>Uno</h2>") && html.contains("<h3>Due</h3>") && html.contains("<strong>forte</strong>"))
        #expect(html.contains("<li>a</li>"))
        #expect(Markdown.html("### Solo").contains("<h2>Solo</h2>"))
    }

    @Test(
        "Nothing that is written runs, or is fetched from elsewhere",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))", "[a](vbscript:x)", "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "<a href=\"javascript:alert(1)\">x</a>", "<iframe src=//evil.example></iframe>", "<svg/onload=alert(1)>",
            "![x](https://evil.example/pixel.gif)", "![x](http://evil.example/a.png \"t\")",
            "<style>*{display:none}</style>",
            "[x]: javascript:alert(1)\n[x]", "<javascript:alert(1)>", "a<b onmouseover=alert(1)>c</b>",
            "[a](  javascript:alert(1))", "[a](\u{1}javascript:alert(1))", "```html\n<script>1</script>\n```",
            "<!-- --><script>alert(1)</script>", "<form action=//evil.example><input name=p></form>",
        ])
    func hostile(_ text: String) {
        let html = Markdown.html(text).lowercased()
        for bad in ["<script", "<img", "<iframe", "<svg", "<style", "<form", "<input"] {
            #expect(!html.contains(bad), "\(text) → \(html)")
        }
        for bad in ["href=\"javascript:", "href=\"vbscript:", "href=\"data:"] {
            #expect(!html.contains(bad), "\(html)")
        }
    }

    @Test("Without marks, for mail and searching")
    func plain() {
        let text = "# Titolo\n\nUn **testo** con [un link](https://a.example/b).\n\n- uno\n- due\n\n> citato"
        #expect(
            Markdown.plain(text) == "Titolo\n\nUn testo con un link (https://a.example/b).\n\n- uno\n- due\n\ncitato")
        #expect(Markdown.plain("") == "" && Markdown.plain("<b>x</b>").contains("x"))
    }

    @Test("Deep and long texts end in a moment", .timeLimit(.minutes(1)))
    func bounded() {
        #expect(!Markdown.html(String(repeating: "> ", count: 20_000) + "x").isEmpty)
        #expect(!Markdown.html(String(repeating: "[", count: 50_000)).isEmpty)
        #expect(!Markdown.html(String(repeating: "*a_", count: 16_000)).isEmpty)
    }
}

@Suite("What a text is searched by")
struct AnalyserTests {
    @Test("Endings, accents, capitals and what stands before an apostrophe make no difference")
    func italian() {
        let it = Analyser("it")
        #expect(it.stems("l'arretrato") == it.stems("gli ARRETRATI"))
        #expect(it.stems("dell’accredito") == it.stems("accrediti"))
        #expect(it.stems("città") == it.stems("citta"))
        #expect(it.stems("Come cambio l'IBAN?") == it.stems("cambiare iban"))
        #expect(it.stems("il di la e un").isEmpty)
        #expect(it.stems("CU 2026 730") == ["cu", "2026", "730"])
        #expect(it.stems("") == [])
    }

    @Test("English too, and places are those of the words")
    func english() {
        let en = Analyser("en")
        #expect(en.stems("changing the payments") == en.stems("change payment"))
        let text = "Vedi l'ARRETRATO qui"
        #expect(Analyser("it").terms(text).map { String(text[$0.range]) } == ["Vedi", "ARRETRATO", "qui"])
    }

    @Test("A text without end is read to a bound")
    func bounded() {
        #expect(Analyser("it").stems(String(repeating: "parola ", count: 100_000)).count < 30_000)
        #expect(Analyser("it").stems(String(repeating: "x", count: 10_000)).count == 1)
    }
}
