import Domain
import Foundation
import Testing

@Suite("Before a reply leaves")
struct SendingWarningTests {
    private static let italian = "IT60X0542811101000000123456", masked = "IT60********************456"
    private static let anna = "BNCNNA75S42E472P"

    private static func word(_ text: String) -> String? {
        guard case .attachment(let word, _)? = SendingWarning.all(in: text, hasFiles: false, leavesHouse: false).first
        else { return nil }
        return word
    }

    @Test(
        "What says that something is attached",
        arguments: [
            ("In allegato trova il modulo.", "allegato"), ("Le invio in ALLEGATO il modulo", "ALLEGATO"),
            ("Trova allegata la ricevuta", "allegata"), ("Vedi gli allegati.", "allegati"),
            ("Le copie allegate fanno fede", "allegate"), ("Allego il cedolino", "Allego"),
            ("Le alleghiamo il cedolino", "alleghiamo"), ("Si allega il modello", "allega"),
            ("Si allegano due moduli", "allegano"), ("Come d'accordo, ho allegato il file", "allegato"),
            ("Il modulo (allegato) va firmato", "allegato"), ("Trova qui accluso il modulo", "accluso"),
            ("Il documento è allegato alla presente", "allegato"), ("Legga l'allegato che ho preparato", "allegato"),
            ("Se non si apre l’allegato ci scriva", "allegato"), ("Allego alla sua richiesta il modulo", "Allego"),
            ("Please find attached the form", "attached"), ("See the attachment.", "attachment"),
            ("I attach the form", "attach"), ("We enclose a copy", "enclose"), ("I'll attach it", "attach"),
            ("I am attaching the form", "attaching"), ("Enclosed is the form", "Enclosed"),
            ("Grazie.\nIn allegato il modulo", "allegato"),
        ])
    func attached(_ text: String, _ word: String) {
        #expect(Self.word(text) == word)
        #expect(SendingWarning.all(in: text, hasFiles: true, leavesHouse: true) == [])
    }

    @Test(
        "What speaks of files the other has sent, or is to send, or of none",
        arguments: [
            "La preghiamo di allegare il documento", "Può allegare una copia?", "Alleghi anche la ricevuta",
            "Se allega il modulo facciamo prima", "Il suo allegato non si apre", "I Suoi allegati sono arrivati",
            "L'allegato che ci ha inviato è vuoto", "Gli allegati che ha mandato bastano",
            "Ha allegato il file sbagliato", "Il modulo va allegato alla domanda", "Deve essere allegato il modulo",
            "Non servono documenti: rispondiamo senza allegati", "Nessun allegato è necessario", "Non allego nulla",
            "Il file allegato alla sua richiesta è vuoto", "Please attach the form", "Your attachment is empty",
            "The attachment you sent is empty", "The attachment that you sent is empty", "You have attached a picture",
            "The file attached to your request is empty", "No attachments are needed", "The file you attached is empty",
            "Alle 10 la richiamo", "", "La lega dei comuni", "allegramente",
            "> In allegato il modulo\nGrazie, ricevuto.",
            "Ricevuto, grazie.\n\nIl giorno mar 3 nov 2026 alle ore 10:12 Ada ha scritto:\n> In allegato il modulo",
            "Ricevuto.\n\n-----Messaggio originale-----\nIn allegato il modulo",
            "> In allegato il modulo",
        ])
    func notAttached(_ text: String) {
        #expect(Self.word(text) == nil)
    }

    @Test("The line is told, from the first")
    func line() {
        let text = "> In allegato\nGrazie.\nIn allegato il modulo"
        let found = SendingWarning.all(in: text, hasFiles: false, leavesHouse: true)
        #expect(found == [.attachment(word: "allegato", line: 3)])
    }

    @Test(
        "An IBAN, of any country, as people write it",
        arguments: [
            italian, "it60x0542811101000000123456", "IT60 X054 2811 1010 0000 0123 456",
            "IT60-X-05428-11101-000000123456",
            "IT60\u{A0}X0542811101000000123456", "IT60\u{200B}X0542811101000000123456", "IBAN:\(italian).",
            "(\(italian))", "IBAN \(italian) intestato a lei", "IT60 X054 2811 1010 0000 0123 456 789",
        ])
    func italianIBAN(_ text: String) {
        #expect(
            SendingWarning.all(in: "Gentile,\n" + text, hasFiles: false, leavesHouse: true)
                == [.iban(masked: Self.masked, line: 2)])
        #expect(SendingWarning.all(in: text, hasFiles: false, leavesHouse: false) == [])
    }

    @Test(
        "Of other countries",
        arguments: [
            "DE89370400440532013000", "GB82 WEST 1234 5698 7654 32", "FR1420041010050500013M02606",
            "SM86U0322509800000000270100", "NO9386011117947", "MT84MALT011000012345MTLCAST001S",
            "CH9300762011623852957", "VA59001123000012345678", "BE68539007547034",
        ])
    func foreignIBAN(_ text: String) {
        let found = SendingWarning.all(in: text, hasFiles: false, leavesHouse: true)
        #expect(found.count == 1)
        #expect(IBAN.isValid(text))
        guard case .iban(let masked, 1)? = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(masked.hasPrefix(String(text.prefix(4))) && masked.contains("****") && !masked.contains("0000"))
    }

    @Test(
        "No IBAN: a digit that is wrong, one too many or too few, a country that has none, part of a longer word",
        arguments: [
            "IT61X0542811101000000123456", "IT60X05428111010000001234567", "IT60X054281110100000012345",
            "ZZ60X0542811101000000123456", "X" + italian, italian + "Z", "è" + italian, "IT60X0542811101000000\n123456",
            "IT60   X0542811101000000123456", "DE8937040044053201300", "123456789012345678901234567",
            "it is 60 per cent of what we have promised to all of them",
        ])
    func notIBAN(_ text: String) {
        #expect(SendingWarning.all(in: text, hasFiles: false, leavesHouse: true) == [])
    }

    @Test(
        "A codice fiscale that is right, alone or in groups",
        arguments: [
            anna, anna.lowercased(), "CF: \(anna).", "BNC NNA 75S42 E472P", "Il c.f. è \(anna), grazie",
            "codice fiscale:\u{A0}\(anna)", "«\(anna)»",
        ])
    func fiscalCode(_ text: String) {
        let found = SendingWarning.all(in: text, hasFiles: false, leavesHouse: true)
        #expect(found == [.fiscalCode(masked: "BNCNNA********2P", line: 1)])
    }

    @Test(
        "No codice fiscale",
        arguments: [
            "BNCNNA75S42E472Q", "A" + anna, anna + "1", "BNCNNA75S42E47", "12345678903", "la pratica 2026-000123",
            "Gentile signora Bianchi Anna",
        ])
    func notFiscalCode(_ text: String) {
        #expect(SendingWarning.all(in: text, hasFiles: false, leavesHouse: true) == [])
    }

    @Test("Each once, in their order, quoted ones too; ten at most")
    func several() {
        let text = "Allego tutto.\n\(Self.anna)\n> \(Self.italian)\n\(Self.anna.lowercased())"
        #expect(
            SendingWarning.all(in: text, hasFiles: false, leavesHouse: true) == [
                .attachment(word: "Allego", line: 1), .fiscalCode(masked: "BNCNNA********2P", line: 2),
                .iban(masked: Self.masked, line: 3),
            ])
        #expect(SendingWarning.all(in: text, hasFiles: true, leavesHouse: false) == [])
        let many = try? FiscalCode(Self.anna).omocodes.prefix(30).map(\.text).joined(separator: "\n")
        #expect(SendingWarning.all(in: many ?? "", hasFiles: true, leavesHouse: true).count == SendingWarning.most)
    }

    @Test("Nothing a person can write takes long", .timeLimit(.minutes(1)))
    func long() {
        for piece in ["IT60 ", "A", "allegato suo ", "> ", "1 ", "BNC NNA ", "\n"] {
            let text = String(String(repeating: piece, count: 20_000).prefix(20_000))
            _ = SendingWarning.all(in: text, hasFiles: false, leavesHouse: true)
        }
    }

    @Test("Every country's length fits the rules of the standard")
    func lengths() {
        #expect(IBAN.lengths.count > 80)
        #expect(IBAN.lengths.allSatisfy { $0.key.count == 2 && (15...34).contains($0.value) })
        #expect(!IBAN.isValid("") && !IBAN.isValid("IT") && !IBAN.isValid("IT60X0542811101000000123457"))
    }

    @Test("The house's own addresses: of its sender, its groups, and who works there; not those of their domains")
    func house() {
        var office = Office()
        office.mailFrom = "assistenza@comune.example"
        let group = Group(id: ID(1), code: "L1", name: "Primo livello", email: "Primo@Fornitore.example")
        func person(_ email: String, ended: Date? = nil) -> Operator {
            Operator(id: ID(1), login: "p", name: "P", email: email, role: .operator, disabledAt: ended)
        }
        let people = [person("giulia@gmail.example"), person("ex@gmail.example", ended: .distantPast)]
        let catalogue = Catalogue(version: 1, groups: [group], operators: people, office: office)
        for inside in [
            "assistenza@comune.example", "ASSISTENZA@Comune.example", "primo@fornitore.example", "giulia@gmail.example",
        ] {
            #expect(catalogue.isOfHouse(inside), "\(inside)")
        }
        for outside in ["anna@comune.example", "anna@gmail.example", "ex@gmail.example", "niente", "a@", "", " "] {
            #expect(!catalogue.isOfHouse(outside), "\(outside)")
        }
    }
}
