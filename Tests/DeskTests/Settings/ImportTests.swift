import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Importare il catalogo")
struct ImportTests {
    static let head = "sezione;sanita;area;tematica;tipoProblema;categoriaUtente;categoriaUtenteDescrizione\n"
    static let bodies = "Amministrazione;Tipo;Codice;Amministrato;MVP;AreaPensioni;EntiCreditori\n"

    @Test("Le righe uguali nei tre livelli sono una tripletta offerta a tutti", arguments: TestDatabase.available)
    func merge(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind, defaults: false) { office in
            let csv =
                Self.head + """
                    Amministrato;S;Accesso e Gestione Utenze;Primo accesso;Primo accesso;Amministrato Sanità;Amministrato
                    Amministrato;N;Accesso e Gestione Utenze;Primo accesso;Primo accesso;Amministrato;Amministrato
                    Amministrato;S;Servizi;Turni;Visualizzazione turni;Amministrato Sanità;Amministrato
                    MVP;N;Modulo;Configurazione;Configurazione;Operatore;Operatore
                    """
            let report = try await office.importing(csv)
            #expect(report.isDone && report.triples == 4)
            let catalogue = try await office.catalogue
            #expect(catalogue.triples.map(\.code) == ["ACC-PRI-PRI", "SER-TUR-VIS", "MOD-CON-CON"])
            #expect(
                catalogue.triples.map(\.offers) == [
                    [.init(userType: "AMMINISTRATO")], [.init(userType: "AMMINISTRATO", health: true)],
                    [.init(userType: "MVP-OPERATORE", health: false)],
                ])
            #expect(catalogue.userTypes.map(\.asksOnBehalf) == [false, true])
            #expect(try await office.importing(csv).changes == [])
        }
    }

    @Test("Ogni riga sbagliata è detta con il numero e il motivo, e nulla entra", arguments: TestDatabase.available)
    func problems(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind, defaults: false) { office in
            let csv =
                Self.head + """
                    Amministrato;S;Area;Tema;Uno;Amministrato;Amministrato
                    Amministrato;S;Area;Tema;Uno;Amministrato;Amministrato
                    Amministrato;X;Area;Tema;Due;Amministrato;Amministrato
                    Altrove;S;Area;Tema;Tre;Amministrato;Amministrato
                    Amministrato;S;Area
                    Amministrato;S;;Tema;Quattro;Amministrato;Amministrato
                    ;;;;;;

                    Amministrato;S;Area;Tema;Cinque; sei;Amministrato;Amministrato
                    """
            let bodies = Self.bodies + "ENTE;N;1;S;N;N;N\nALTRO;N;1;S;N;N;N\nNESSUNO;N;2;N;N;N;N\nMALE;N;a b;S;N;N;N\n"
            let report = try await office.importing(csv, bodies)
            #expect(
                report.problems.map(\.description) == [
                    "triples, line 3: the same as line 2",
                    "triples, line 4: sanita is X: S or N is expected",
                    "triples, line 5: unknown section Altrove (known: Amministrato, MVP, AreaPensioni, EntiCreditori)",
                    "triples, line 6: 3 values where 7 are expected",
                    "triples, line 7: area is empty",
                    "triples, line 8: the row is empty",
                    "triples, line 10: there is a value too many: Amministrato",
                    "administrations, line 3: the same as line 2",
                    "administrations, line 4: it is offered in no section",
                    "administrations, line 5: a b is no code: letters, digits, dot, dash and underscore, 40 at most",
                ])
            #expect(!report.isDone && report.changes.isEmpty)
            #expect(try await office.catalogue.triples.isEmpty)
            let skipped = try await office.importing(csv, bodies, skipping: true)
            #expect(skipped.isDone)
            #expect(try await office.catalogue.triples.map(\.problem) == ["Uno"])
            #expect(try await office.catalogue.administrations.map(\.name) == ["ENTE"])
        }
    }

    @Test(
        "Un file che non è una tabella è rifiutato",
        arguments: [
            ("", "the file is empty"), ("a;b\n1;2", "the header has no column sezione"),
            ("PK\u{0}", "the file is no text"),
            ("\(head)\"Amministrato;S", "a quote is opened here"),
        ])
    func unreadable(_ text: String, _ reason: String) async throws {
        try await SettingsOffice.open(.sqlite) { office in
            // Rows may be skipped, a file may not: whoever asks for it would believe that it is in.
            for isSkipping in [false, true] {
                let report = try await office.importing(text, skipping: isSkipping)
                #expect(report.problems.first?.reason.hasPrefix(reason) == true, "\(report.problems)")
                #expect(!report.isDone && !report.isReadable)
            }
        }
    }

    @Test("Ciò che il file non nomina resta com'è", arguments: TestDatabase.available)
    func left(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            _ = try await office.apply(
                """
                triples:
                  - {code: MIA, area: Area, tematica: Tema, problem: Uno, offers: [C, A], priority: P1, path: [L1]}
                  - {code: ALTRA, area: Area, tematica: Tema, problem: Altra}
                """)
            let csv = Self.head + "Amministrato;S;area;TEMA;Uno;Amministrato Sanità;Amministrato\n"
            _ = try await office.importing(csv)
            let catalogue = try await office.catalogue
            let mine = try #require(catalogue.triple(code: "MIA", at: office.clock.now))
            #expect(Set(mine.offers) == [.init(userType: "C"), .init(userType: "A", health: true)])
            #expect(mine.priority == .p1 && mine.path == ["L1"])
            #expect(catalogue.triple(code: "ALTRA", at: office.clock.now) != nil)
        }
    }

    @Test("I file veri del 2020-21 entrano come sono", arguments: TestDatabase.available)
    func real(_ kind: TestDatabase) async throws {
        guard let triples = Self.shared("New_Tipologie.csv"), let bodies = Self.shared("New_amministrazioni.csv") else {
            print("SKIPPED: the real catalogue files are not beside the project (../shared/data)")
            return
        }
        try await SettingsOffice.open(kind) { office in
            let report = try await office.desk.importCatalogue(
                triples: triples, administrations: bodies, skippingErrors: false)
            #expect(report.problems == [])
            #expect(report.triples == 62 && report.administrations == 84)
            let catalogue = try await office.catalogue
            #expect(catalogue.administrations.count == 84)
            #expect(catalogue.administrations.count(where: \.isHealth) == 16)
            // 28 of the 62 rows say the same for health bodies and for the others.
            #expect(catalogue.triples.count == 62 - 25)
            #expect(Set(catalogue.triples.map(\.code)).count == catalogue.triples.count)
            let again = try await office.desk.importCatalogue(
                triples: triples, administrations: bodies, skippingErrors: false)
            #expect(again.changes == [])
        }
    }

    private static func shared(_ name: String) -> [UInt8]? {
        let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = FileManager.default.contents(atPath: project.path + "/../shared/data/" + name)
        return data.map { Array($0) }
    }
}

extension SettingsOffice {
    func importing(_ triples: String, _ administrations: String? = nil, skipping: Bool = false) async throws
        -> CatalogueImport
    {
        try await desk.importCatalogue(
            triples: Array(triples.utf8), administrations: administrations.map { Array($0.utf8) },
            skippingErrors: skipping)
    }
}
