import Domain
import Testing

@Suite("Who else gets what is written")
struct CopiesTests {
    @Test(
        "Addresses as people type them",
        arguments: [
            ("", []), (" , ;\n", []), ("a@ente.example", ["a@ente.example"]),
            (
                "a@ente.example, b@ente.example;c@ente.example\nd@ente.example",
                [
                    "a@ente.example", "b@ente.example", "c@ente.example", "d@ente.example",
                ]
            ),
        ] as [(String, [String])])
    func typed(_ text: String, _ addresses: [String]) { #expect(Copies.addresses(text) == addresses) }

    @Test("Each once; the requester not at all; who is named openly not in blind copy too")
    func once() throws {
        let copies = Copies(
            open: ["A@ente.example", "a@ENTE.example", "anna@example.it"], blind: ["a@ente.example", "b@ente.example"])
        let checked = try copies.checked(beside: "Anna@example.it")
        #expect(checked == Copies(open: ["A@ente.example"], blind: ["b@ente.example"]))
        #expect(try Copies.none.checked().isEmpty)
    }

    @Test(
        "What is no address is refused, and where it stands",
        arguments: [
            (Copies(open: ["anna"]), "cc"), (Copies(blind: ["x@y"]), "bcc"),
            (Copies(open: ["a@ente.example\r\nBcc: b@ente.example"]), "cc"),
        ])
    func wrong(_ copies: Copies, _ field: String) {
        #expect(throws: Refusal.invalid(field: field, reason: "writing.copies.problem.address")) {
            try copies.checked()
        }
    }

    @Test("Ten at most, and somebody at least when it goes to nobody else")
    func many() throws {
        let ten = (0..<10).map { "a\($0)@ente.example" }
        #expect(try Copies(open: ten).checked().open == ten)
        #expect(throws: Refusal.invalid(field: "bcc", reason: "writing.copies.problem.many")) {
            try Copies(open: ten, blind: ["b@ente.example"]).checked()
        }
        #expect(throws: Refusal.invalid(field: "cc", reason: "writing.copies.problem.many")) {
            try Copies(open: Array(repeating: "nulla", count: 200)).checked()
        }
        #expect(try Copies.checked(receivers: ten) == ten)
        #expect(throws: Refusal.invalid(field: "to", reason: "writing.copies.problem.none")) {
            try Copies.checked(receivers: [])
        }
    }
}
