import Domain
import Testing

@Suite("Indirizzi e-mail")
struct EmailAddressTests {
    @Test(
        "Indirizzi buoni",
        arguments: [
            ("anna.bianchi@example.it", "anna.bianchi@example.it"),
            (" Anna.Bianchi@Example.IT ", "Anna.Bianchi@example.it"),
            ("mailto:anna@example.it", "anna@example.it"),
            ("o'brien+posta@sub.example.co.uk", "o'brien+posta@sub.example.co.uk"),
            ("anna@città.example", "anna@xn--citt-3na.example"),
            ("anna@bücher.example", "anna@xn--bcher-kva.example"),
            ("anna@例え.example", "anna@xn--r8jz45g.example"),
            ("anna@nguyễn.example", "anna@xn--nguyn-s71b.example"),
            ("1@2.example", "1@2.example"),
        ])
    func good(_ typed: String, _ wire: String) throws {
        #expect(try EmailAddress(typed).wire == wire)
    }

    @Test(
        "Ogni rifiuto dice perché",
        arguments: [
            ("", .empty), (" \n", .empty), ("anna", .missingAt), ("anna.example.it", .missingAt),
            ("@example.it", .wrongLocalPart), ("anna bianchi@example.it", .wrongLocalPart),
            (".anna@example.it", .wrongLocalPart), ("anna.@example.it", .wrongLocalPart),
            ("an..na@example.it", .wrongLocalPart), ("\"anna\"@example.it", .wrongLocalPart),
            ("anna@bianchi@example.it", .wrongLocalPart), ("annà@example.it", .wrongLocalPart),
            ("anna\r\nBcc: x@example.it", .wrongLocalPart), ("anna\0@example.it", .wrongLocalPart),
            ("anna@", .wrongDomain), ("anna@localhost", .wrongDomain), ("anna@example..it", .wrongDomain),
            ("anna@-example.it", .wrongDomain), ("anna@example-.it", .wrongDomain), ("anna@[127.0.0.1]", .wrongDomain),
            ("anna@127.0.0.1", .wrongDomain), ("anna@exam ple.it", .wrongDomain),
            ("anna@example.it\u{7}", .wrongDomain),
            ("anna@exa\u{202E}mple.it", .wrongDomain), ("anna@example.it>", .wrongDomain),
            (String(repeating: "a", count: 65) + "@example.it", .tooLong),
            ("a@" + String(repeating: "abcdefghi.", count: 26) + "it", .tooLong),
            ("a@" + String(repeating: "a", count: 64) + ".it", .wrongDomain),
        ] as [(String, EmailAddress.Refusal)])
    func refusals(_ typed: String, _ why: EmailAddress.Refusal) {
        #expect(throws: why) { try EmailAddress(typed) }
    }

    @Test("Maiuscole e minuscole sono la stessa casella")
    func sameMailbox() throws {
        #expect(try EmailAddress("Anna@Example.it") == EmailAddress("anna@example.IT"))
        #expect(try EmailAddress("Anna@Example.it").key == "anna@example.it")
        #expect(try EmailAddress("Anna@Example.it").domain == "example.it")
    }
}

@Suite("Numeri di telefono")
struct PhoneNumberTests {
    @Test(
        "Si accetta ciò che le persone scrivono",
        arguments: [
            ("06 555 1234", "065551234"), ("+39 06/555-12.34", "+39065551234"), ("0039 333 1234567", "+393331234567"),
            ("(06) 5551234", "065551234"), ("333\u{2011}1234567", "3331234567"), ("1500", "1500"),
        ])
    func good(_ typed: String, _ text: String) throws {
        #expect(try PhoneNumber(typed).text == text)
    }

    @Test(
        "Ogni rifiuto dice perché",
        arguments: [
            ("", .empty), ("  -", .empty), ("+", .empty), ("112", .tooShort), ("0655a", .wrongCharacter("a")),
            ("06+55123", .wrongCharacter("+")), ("++3906", .wrongCharacter("+")), ("1234567890123456", .tooLong),
        ] as [(String, PhoneNumber.Refusal)])
    func refusals(_ typed: String, _ why: PhoneNumber.Refusal) {
        #expect(throws: why) { try PhoneNumber(typed) }
    }

    @Test("Con o senza prefisso è lo stesso numero")
    func samePhone() throws {
        #expect(try PhoneNumber("333 1234567").key == PhoneNumber("+39 3331234567").key)
        #expect(try PhoneNumber("+44 20 7946 0000").key == "+442079460000")
    }
}
