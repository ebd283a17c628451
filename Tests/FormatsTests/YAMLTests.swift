import Formats
import Testing

@Suite("YAML")
struct YAMLTests {
    @Test(
        "Un testo che sembra altro torna testo",
        arguments: [
            "no", "yes", "true", "null", "~", "", "20", "007", "1e3", "2026-11-23", "a: b", "- a", "# no", "{a}",
            "S:health", "*",
            "due\nrighe", "due\nrighe\n", " spazi ", "à \"virgolette\" e 'apici'", "\tx", "\n", "uno\n\n  tre", "0x1F",
            "12:30", "=",
        ])
    func texts(_ text: String) throws {
        let document = YAML.map([
            .init("list", .list([.map([.init("value", .text(text))])])), .init("text", .text(text)),
        ])
        let read = try YAML(reading: document.written())
        #expect(read == document, "\(document.written())")
    }

    @Test("Ogni parte sa la sua riga")
    func lines() throws {
        guard case .map(let pairs) = try YAML(reading: "a: 1\n\nb:\n  - c\n  - d: e\n").content,
            case .list(let items) = pairs[1].value.content, case .map(let inner) = items[1].content
        else {
            Issue.record("another shape")
            return
        }
        #expect(pairs.map(\.line) == [1, 3] && items.map(\.line) == [4, 5] && inner[0].line == 5)
    }

    @Test(
        "Ciò che non è un documento dice dove",
        arguments: [
            ("a: [1", 1), ("a: 1\na: 2", 1), ("a: b: c", 1), ("\ta: 1", 1),
        ])
    func problems(_ text: String, _ line: Int) throws {
        let problem = #expect(throws: YAML.Problem.self) { try YAML(reading: text) }
        #expect((problem?.line ?? 0) >= line)
    }

    @Test("Un testo piccolo non diventa un albero enorme")
    func bomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
        }
        #expect(throws: YAML.Problem.self) { try YAML(reading: text) }
    }
}
