import Domain
import Testing

@Suite("Codice fiscale")
struct FiscalCodeTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let family: String, given: String, sex: FiscalCode.Sex, year: Int, month: Int, day: Int, place: String
        let code: String
        var testDescription: String { "\(family) \(given) → \(code)" }
    }

    static let people = [
        Vector(
            family: "Rossi", given: "Mario", sex: .male, year: 1980, month: 3, day: 15, place: "H501",
            code: "RSSMRA80C15H501M"),
        Vector(
            family: "Bianchi", given: "Anna", sex: .female, year: 1975, month: 11, day: 2, place: "E472",
            code: "BNCNNA75S42E472P"),
        Vector(
            family: "Fo", given: "Al", sex: .male, year: 2000, month: 2, day: 29, place: "F205",
            code: "FOXLAX00B29F205E"),
        Vector(
            family: "D'Angelo", given: "Maria Teresa", sex: .female, year: 1969, month: 12, day: 31, place: "F839",
            code: "DNGMTR69T71F839P"),
        Vector(
            family: "Esposito", given: "Gianfranco", sex: .male, year: 1999, month: 1, day: 1, place: "L219",
            code: "SPSGFR99A01L219O"),
        Vector(
            family: "Nguyen", given: "Thi", sex: .female, year: 1988, month: 7, day: 10, place: "Z251",
            code: "NGYTHI88L50Z251K"),
    ]

    @Test("I dati di nascita danno il codice e il codice li restituisce", arguments: people)
    func peopleBothWays(_ v: Vector) throws {
        let made = try FiscalCode.compute(
            family: v.family, given: v.given, sex: v.sex, birth: (v.year, v.month, v.day), place: v.place)
        #expect(made.text == v.code)
        let read = try FiscalCode(v.code)
        let birth = try #require(read.birth)
        #expect(read.kind == .person)
        #expect(birth.year(notAfter: 2026) == v.year)
        #expect((birth.month, birth.day) == (v.month, v.day))
        #expect((birth.sex, birth.place) == (v.sex, v.place))
        #expect(birth.isAbroad == v.place.hasPrefix("Z"))
        #expect(!read.isOmocode)
    }

    @Test(
        "Due forme omocodiche sono la stessa persona",
        arguments: ["RSSMRA80C15H50ME", "RSSMRA80C15H5L1X", "RSSMRAULCMRHRLMY"])
    func omocodia(_ text: String) throws {
        let form = try FiscalCode(text), base = try FiscalCode("RSSMRA80C15H501M")
        #expect(form.isOmocode)
        #expect(form != base)
        #expect(form.baseForm == base)
        #expect(form.birth == base.birth)
        #expect(base.omocodes.contains(form))
    }

    @Test("Le forme omocodiche sono 127, tutte valide e tutte diverse")
    func allOmocodes() throws {
        let base = try FiscalCode("RSSMRA80C15H501M")
        #expect(Set(base.omocodes).count == 127)
        for form in base.omocodes { #expect(try FiscalCode(form.text).baseForm == base) }
    }

    @Test("Gli enti hanno undici cifre", arguments: ["12345678903", "00000000018", "80415740580", " 97735020584 "])
    func bodies(_ text: String) throws {
        let code = try FiscalCode(text)
        #expect(code.kind == .body)
        #expect(code.birth == nil)
        #expect(code.baseForm == code)
        #expect(code.omocodes.isEmpty)
    }

    @Test(
        "Si perdonano minuscole, spazi, punti e trattini",
        arguments: ["rssmra80c15h501m", " RSS MRA 80C15 H501M\n", "RSS-MRA.80C15H501M"])
    func lenient(_ text: String) throws {
        #expect(try FiscalCode(text).text == "RSSMRA80C15H501M")
    }

    @Test(
        "Ogni rifiuto dice perché",
        arguments: [
            ("", .empty), ("   ", .empty),
            ("RSSMRA80C15H501", .wrongLength(15)), ("RSSMRA80C15H501MM", .wrongLength(17)), ("123", .wrongLength(3)),
            ("RSSMRA80C15H501L", .wrongCheckLetter), ("RSSMRA81C15H501M", .wrongCheckLetter),
            ("1SSMRA80C15H501M", .wrongShape(position: 1)), ("RSSMRA80F15H501M", .wrongShape(position: 9)),
            ("RSSMRAA0C15H501M", .wrongShape(position: 7)), ("RSSMRA80C151501M", .wrongShape(position: 12)),
            ("RSSMRA80C15H5011", .wrongShape(position: 16)), ("RSSMRÀ80C15H501M", .wrongShape(position: 6)),
            ("RSSMRA80B30H501M", .impossibleDate), ("RSSMRA81B29H501M", .impossibleDate),
            ("RSSMRA80C00H501M", .impossibleDate), ("RSSMRA80C40H501M", .impossibleDate),
            ("RSSMRA80C72H501M", .impossibleDate), ("RSSMRA80C32H501M", .impossibleDate),
            ("12345678901", .wrongCheckDigit), ("1234567890A", .wrongShape(position: 11)),
        ] as [(String, FiscalCode.Refusal)])
    func refusals(_ text: String, _ why: FiscalCode.Refusal) {
        #expect(throws: why) { try FiscalCode(text) }
    }

    @Test("Negli elenchi il codice è coperto")
    func masked() throws {
        #expect(try FiscalCode("RSSMRA80C15H501M").masked == "RSSMRA********1M")
        #expect(try FiscalCode("12345678903").masked == "123******03")
    }

    @Test("Una sola lettera sbagliata si vede")
    func everySubstitutionIsSeen() throws {
        let good = Array("RSSMRA80C15H501M")
        for index in good.indices {
            for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" where letter != good[index] {
                var bad = good
                bad[index] = letter
                // Omocodia letters are another code's digits; whatever passes must not be taken for the same person.
                if let code = try? FiscalCode(String(bad)) { #expect(code.baseForm.text != "RSSMRA80C15H501M") }
            }
        }
    }

    @Test("Una data o un luogo impossibili non danno un codice")
    func impossibleBirths() {
        #expect(throws: FiscalCode.Refusal.impossibleDate) {
            try FiscalCode.compute(family: "Rossi", given: "Mario", sex: .male, birth: (1981, 2, 29), place: "H501")
        }
        #expect(throws: FiscalCode.Refusal.wrongLength(18)) {
            try FiscalCode.compute(family: "Rossi", given: "Mario", sex: .male, birth: (1981, 2, 2), place: "H50112")
        }
        #expect(throws: FiscalCode.Refusal.wrongShape(position: 12)) {
            try FiscalCode.compute(family: "Rossi", given: "Mario", sex: .male, birth: (1981, 2, 2), place: "1501")
        }
    }
}
