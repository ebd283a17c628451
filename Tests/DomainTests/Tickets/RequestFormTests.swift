import Domain
import Foundation
import Testing

@Suite("What a request must say")
struct RequestFormTests {
    static let school = FormField(
        id: ID(1), code: "school", label: "Codice meccanografico", userTypes: ["A"], triples: ["STI-*"],
        requiredFor: ["STI-PAG-*"], maxLength: 10)

    static func input(_ edit: (inout RequestInput) -> Void = { _ in }) -> RequestInput {
        var input = RequestInput()
        input.userType = "A"
        input.administration = "1"
        input.area = "Accesso"
        input.tematica = "Credenziali"
        input.triple = "ACC-CRE-01"
        input.givenName = "Mario"
        input.familyName = "Rossi"
        input.fiscalCode = "RSSMRA80C15H501M"
        input.email = "mario.rossi@example.it"
        input.phone = "06 555 0100"
        input.description = "Non riesco a entrare."
        input.privacyRead = true
        edit(&input)
        return input
    }

    static func problems(_ input: RequestInput, _ door: RequestDoor = .publicForm) -> [String] {
        switch input.checked(Town.catalogue(fields: [school]), door: door, at: Town.now) {
        case .success: []
        case .failure(let problems): problems.list.map { "\($0.field): \($0.reason)" }
        }
    }

    static let cases: [(String, RequestInput, [String])] = [
        ("all right", input(), []),
        ("omocode", input { $0.fiscalCode = "rssmra80c15h50me" }, []),
        (
            "nothing", RequestInput(),
            [
                "userType: problem.userType.missing", "area: problem.area.missing",
                "givenName: problem.givenName.missing",
                "familyName: problem.familyName.missing",
                "fiscalCode: problem.fiscalCode.missing", "email: problem.email.missing",
                "description: problem.description.missing",
                "privacyRead: problem.privacy",
            ]
        ),
        ("no administration", input { $0.administration = "" }, ["administration: problem.administration.missing"]),
        (
            "unknown administration", input { $0.administration = "zzz" },
            ["administration: problem.administration.ended"]
        ),
        (
            "tematica missing",
            input {
                $0.triple = ""; $0.tematica = ""
            }, ["tematica: problem.tematica.missing"]
        ),
        ("problem missing", input { $0.triple = "" }, ["triple: problem.triple.missing"]),
        ("ended triple", input { $0.triple = "OLD-01" }, ["triple: problem.triple.ended"]),
        ("not offered", input { $0.triple = "SAN-TUR-01" }, ["triple: problem.triple.notOffered"]),
        (
            "wrong check letter", input { $0.fiscalCode = "RSSMRA80C15H501A" },
            ["fiscalCode: problem.fiscalCode.wrongCheckLetter"]
        ),
        ("short code", input { $0.fiscalCode = "RSS" }, ["fiscalCode: problem.fiscalCode.wrongLength"]),
        ("wrong email", input { $0.email = "mario" }, ["email: problem.email.wrong"]),
        ("wrong phone", input { $0.phone = "boh" }, ["phone: problem.phone.wrong"]),
        (
            "reference", input { $0.externalReference = String(repeating: "a", count: 101) },
            ["externalReference: problem.tooLong"]
        ),
        ("too long", input { $0.description = String(repeating: "a", count: 2001) }, ["description: problem.tooLong"]),
        ("only spaces", input { $0.description = " \n\t " }, ["description: problem.description.missing"]),
        ("extra field missing", input { $0.triple = "STI-PAG-01" }, ["field.school: problem.field.missing"]),
        (
            "extra field there",
            input {
                $0.triple = "STI-PAG-01"; $0.fields = ["school": "RMIC8"]
            }, []
        ),
        (
            "extra field too long",
            input {
                $0.triple = "STI-PAG-01"; $0.fields = ["school": "RMIC800000000"]
            }, ["field.school: problem.tooLong"]
        ),
        ("privacy", input { $0.privacyRead = false }, ["privacyRead: problem.privacy"]),
        (
            "body with 11 digits",
            input {
                $0.userType = "EC"; $0.administration = ""; $0.triple = ""; $0.area = ""; $0.fiscalCode = "12345678903"
            }, ["area: problem.area.missing"]
        ),
    ]

    @Test("The public form", arguments: cases)
    func publicForm(_ name: String, _ input: RequestInput, _ expected: [String]) {
        #expect(Self.problems(input) == expected, "\(name)")
    }

    @Test("At the desk a person may have neither address nor code")
    func desk() {
        let input = Self.input {
            $0.email = ""
            $0.fiscalCode = ""
            $0.privacyRead = false
        }
        #expect(Self.problems(input, .desk).isEmpty)
    }

    @Test("A program may leave the classification to triage, but says who asks")
    func program() {
        var input = RequestInput()
        input.familyName = "Rossi"
        input.email = "mario.rossi@example.it"
        input.description = "Aiuto"
        #expect(Self.problems(input, .program).isEmpty)
        input.email = ""
        #expect(Self.problems(input, .program) == ["email: problem.email.missing"])
    }

    @Test("An operator of a body names the employee, whole or not at all")
    func beneficiary() {
        let half = Self.input {
            $0.userType = "O"; $0.triple = ""; $0.beneficiaryName = "Anna Bianchi"
        }
        #expect(Self.problems(half).contains("beneficiaryFiscalCode: problem.fiscalCode.missing"))
    }
}
