import Formats
import Testing

@Suite("Modelli")
struct TemplateTests {
    static let names: Set<String> = ["nome", "numero", "ente.nome", "allegati", "titolo", "urgente"]

    @Test("Riempie gli spazi: testo com'è, HTML protetto, oggetto su una riga")
    func renders() throws {
        let template = try Template("Gentile {{nome}} ({{ ente.nome }}),\n{{!nota}}n. {{numero}}", names: Self.names)
        let values: TemplateValues = ["nome": "Anna <b> & 'C'", "ente.nome": "Comune", "numero": "1"]
        #expect(template.text(values) == "Gentile Anna <b> & 'C' (Comune),\nn. 1")
        #expect(template.html(values) == "Gentile Anna &lt;b&gt; &amp; &#39;C&#39; (Comune),\nn. 1")
        #expect(template.line(["nome": "A\r\nBcc: x"]) == "Gentile A Bcc: x (), n.")
        #expect(template.names == ["nome", "ente.nome", "numero"])
    }

    @Test("Sezioni: elenchi, condizioni, vuoti")
    func sections() throws {
        let template = try Template(
            "{{#urgente}}Urgente!\n{{/urgente}}{{#nome}}Ciao {{nome}}{{/nome}}{{^nome}}Salve{{/nome}}:{{#allegati}} {{titolo}}{{/allegati}}",
            names: Self.names)
        let list = TemplateValues.Value.list([["titolo": "a"], ["titolo": "b"]])
        #expect(template.text(["urgente": true, "nome": "Anna", "allegati": list]) == "Urgente!\nCiao Anna: a b")
        #expect(template.text(["urgente": false, "nome": "", "allegati": .list([])]) == "Salve:")
        #expect(template.text([:]) == "Salve:")
    }

    @Test("Ciò che una persona ha scritto non diventa un modello")
    func valuesAreNotTemplates() throws {
        let template = try Template("{{nome}}", names: Self.names)
        #expect(template.text(["nome": "{{numero}}", "numero": "segreto"]) == "{{numero}}")
    }

    @Test(
        "Gli errori dicono riga e colonna",
        arguments: [
            ("ciao {{nome", .malformed, 1, 6), ("a\nbc {{nome surname}}", .malformed, 2, 4), ("{{}}", .malformed, 1, 1),
            ("{{uppercased(nome)}}", .malformed, 1, 1), ("{{nome.}}", .malformed, 1, 1),
            ("a\n\n {{{nome}}}", .unescaped, 3, 2), ("{{&nome}}", .unescaped, 1, 1),
            ("{{> altro}}", .notSupported("{{>"), 1, 1),
            ("{{<a}}{{/a}}", .notSupported("{{<"), 1, 1), ("{{$a}}", .notSupported("{{$"), 1, 1),
            ("{{=<% %>=}}", .notSupported("{{="), 1, 1),
            ("{{% CONTENT_TYPE:TEXT}}", .notSupported("{{%"), 1, 1),
            ("Gentile {{cognome}}", .unknownName("cognome"), 1, 9), ("{{#nome}}\nx", .openSection("nome"), 1, 1),
            ("x{{/nome}}", .strayClose("nome"), 1, 2),
            ("{{#nome}}{{#numero}}{{/nome}}{{/numero}}", .strayClose("nome"), 1, 21),
            (String(repeating: "{{#nome}}", count: 9) + String(repeating: "{{/nome}}", count: 9), .tooDeep, 1, 73),
            (String(repeating: "a", count: 100_001), .tooLong, 1, 1),
        ] as [(String, Template.Problem.Kind, Int, Int)])
    func problems(_ source: String, _ kind: Template.Problem.Kind, _ line: Int, _ column: Int) throws {
        let problem = #expect(throws: Template.Problem.self) { try Template(source, names: Self.names) }
        #expect(problem?.kind == kind)
        #expect(problem?.line == line)
        #expect(problem?.column == column)
    }
}

@Suite("Testo semplice in HTML")
struct PlainTextTests {
    @Test(
        "Casi",
        arguments: [
            ("", ""), ("Ciao", "<p>Ciao</p>"), ("a\r\nb\r\n \r\n\r\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
            ("1 < 2 & \"x\" 'y'", "<p>1 &lt; 2 &amp; &quot;x&quot; &#39;y&#39;</p>"),
            (
                "Vedi https://example.it/a?b=1&c=2. Grazie",
                "<p>Vedi <a href=\"https://example.it/a?b=1&amp;c=2\">https://example.it/a?b=1&amp;c=2</a>. Grazie</p>"
            ),
            ("(http://example.it)", "<p>(<a href=\"http://example.it\">http://example.it</a>)</p>"),
            ("javascript:alert(1) http:// https://", "<p>javascript:alert(1) http:// https://</p>"),
            ("https://e.it/\"onmouseover=x", "<p><a href=\"https://e.it/\">https://e.it/</a>&quot;onmouseover=x</p>"),
        ])
    func cases(_ text: String, _ html: String) {
        #expect(PlainText.html(text) == html)
    }
}
