import Testing

@testable import Web

@Suite("What was typed to find something")
struct FindQueryTests {
    @Test(
        "A mark before it says of which kind it is",
        arguments: [
            ("", FindQuery.Kind.everything, ""), ("  bianchi  anna ", .everything, "bianchi anna"),
            ("@marco", .people, "marco"), ("@ Marco Rossi", .people, "Marco Rossi"), ("@", .people, ""),
            ("anna@example.it", .everything, "anna@example.it"), ("#100007", .requests, "100007"),
            (">assegna", .actions, "assegna"), ("::saluti", .texts, "saluti"), (":saluti", .everything, ":saluti"),
        ])
    func marks(_ typed: String, _ kind: FindQuery.Kind, _ text: String) {
        let query = FindQuery(typed)
        #expect(query.kind == kind && query.text == text)
    }

    @Test(
        "A name is found by every word, whatever case and accents",
        arguments: [
            ("perche", "Perché no", true), ("NO per", "Perché no", true), ("perche si", "Perché no", false),
            ("", "Perché no", true),
        ])
    func names(_ typed: String, _ name: String, _ isFound: Bool) {
        #expect(FindQuery(typed).matches(name) == isFound)
    }
}
