import Desk
import Domain
import Formats
import Foundation
import Store
import TestSupport
import Testing

@Suite("Requests are found by what is written in them")
struct SearchVerbTests {
    private static func find(
        _ typed: String, in town: World, by person: Operator?, order: SearchOrder = .newest,
        after place: SearchPlace? = nil, limit: Int = 25
    ) async throws -> RequestHits {
        let search = try await RequestSearch(typed, town.desk.catalogue(), by: person, at: town.clock.now)
        return try await town.desk.find(search, by: person, order: order, after: place, limit: limit)
    }

    private static func numbers(_ typed: String, in town: World, by person: Operator?) async throws -> [Ticket.Number] {
        try await find(typed, in: town, by: person).hits.map(\.line.number)
    }

    @Test("At once, by every way words come in", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, giulia = try await town[.giulia]
            let ticket = try await town.registered { $0.description = "Il bonifico dell'arretrato non è arrivato." }
            let other = try await town.registered { $0.description = "Non vedo la CU del 2025." }
            func found(_ typed: String) async throws -> [Ticket.Number] {
                try await Self.numbers(typed, in: town, by: giulia)
            }
            #expect(try await found("bonifici arretrati") == [ticket.number])
            #expect(try await found("bianchi") == [other.number, ticket.number])
            #expect(try await found("anna.bianchi@example.it bonifico") == [ticket.number])
            #expect(try await found("BNCNNA75S42E472P -bonifico") == [other.number])
            #expect(try await found(ticket.number.description + " bonifico") == [ticket.number])

            try await desk.reply(
                to: ticket.number, as: giulia, ReplyDraft(text: "Lo storno è partito dalla tesoreria."))
            try await desk.note(on: ticket.number, "Sentita la ragioneria", as: giulia)
            #expect(try await found("storno bonifico") == [ticket.number])
            #expect(try await found("ragioneria") == [ticket.number])
            #expect(try await found("\"storno è partito\"") == [ticket.number])
            #expect(try await found("\"partito lo storno\"").isEmpty)
            #expect(try await found("-storno cu") == [other.number])
            #expect(try await found("-storno") == [other.number])
            #expect(try await found("ricong*").isEmpty)
            #expect(try await found("teso*") == [ticket.number])

            let hit = try #require(try await Self.find("tesoreria", in: town, by: giulia).hits.first)
            #expect(hit.excerpt.filter(\.isMarked).map(\.text) == ["tesoreria"])

            try await desk.correct(
                ticket.number,
                CorrectedDetails(
                    userType: nil, externalReference: "PROT/77-B", email: "anna@nuova.example", phone: nil),
                as: town[.ada])
            #expect(try await found("PROT/77-B") == [ticket.number])
            #expect(Set(try await found("persona:anna@nuova.example")) == [ticket.number, other.number])
        }
    }

    @Test("Fields, and values nobody has", arguments: TestDatabase.available)
    func fields(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let open = try await town.registered { $0.description = "bonifico aperto" }
            let done = try await town.resolved()
            func found(_ typed: String) async throws -> [Ticket.Number] {
                try await Self.numbers(typed, in: town, by: giulia)
            }
            let today = TimeZone.rome.day(at: town.clock.now)
            let rows: [(String, [Ticket.Number])] = [
                ("stato:aperta", [open.number]), ("stato:risolta", [done.number]),
                ("stato:aperta stato:risolta", []), ("canale:modulo", [done.number, open.number]),
                ("canale:telefono", []), ("numero:\(open.number)", [open.number]), ("operatore:giulia", [done.number]),
                ("operatore:nessuno", [open.number]), ("operatore:io bonifico", []),
                ("da:oggi", [done.number, open.number]), ("da:\(today) a:oggi bonifico", [open.number]),
                ("a:2020", []), ("da:\(today.year)", [done.number, open.number]),
                ("persona:bianchi bonifico", [open.number]),
                ("tag:ferie", []),
            ]
            for (typed, numbers) in rows { #expect(try await found(typed) == numbers, "\(typed)") }
            let unknown = try await Self.find("stato:boh bonifico", in: town, by: giulia)
            #expect(unknown.notes == [.unknown(field: "stato", value: "boh")])
            #expect(unknown.hits.map(\.line.number) == [open.number])
            #expect(try await Self.find("come la di", in: town, by: giulia).notes == [.silent(["come", "la", "di"])])
        }
    }

    @Test("Nobody finds what they may not see", arguments: TestDatabase.available)
    func permission(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered { $0.description = "segreto nel bonifico" }
            #expect(try await Self.numbers("segreto", in: town, by: town[.giulia]) == [ticket.number])
            #expect(try await Self.numbers("segreto", in: town, by: town[.ada]) == [ticket.number])
            #expect(try await Self.numbers("segreto", in: town, by: town[.piero]).isEmpty)
            #expect(try await Self.numbers("segreto gruppo:\"\"", in: town, by: town[.piero]).isEmpty)
            var gone = try await town[.giulia]
            gone.disabledAt = town.clock.now
            #expect(try await Self.numbers("segreto", in: town, by: gone).isEmpty)
            let unconfirmed = try await town.unconfirmed { $0.description = "ancora segreto" }
            #expect(try await !Self.numbers("segreto", in: town, by: town[.ada]).contains(unconfirmed.number))
        }
    }

    @Test("Page after page, each request once", arguments: TestDatabase.available)
    func pages(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            var all: [Ticket.Number] = []
            for number in 1...7 {
                all.append(try await town.registered { $0.description = "cedolino numero \(number), cedolino" }.number)
            }
            for order in SearchOrder.allCases {
                var seen: [Ticket.Number] = [], place: SearchPlace?
                repeat {
                    let page = try await Self.find(
                        "cedolini", in: town, by: giulia, order: order, after: place, limit: 3)
                    seen += page.hits.map(\.line.number)
                    place = page.next.map(\.description).flatMap(SearchPlace.init)
                } while place != nil
                #expect(seen == all.reversed(), "\(order)")
            }
            let phrase = try await Self.find("\"cedolino numero\"", in: town, by: giulia, limit: 3)
            #expect(phrase.hits.count == 3 && phrase.next != nil)
        }
    }

    @Test("The likest first: what is about it, and says it often", arguments: TestDatabase.available)
    func relevance(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let about = try await town.registered { $0.description = "Mutuo: domanda di mutuo" }
            let aside = try await town.registered {
                $0.description =
                    "Non vedo il cedolino.\n\n" + String(repeating: "Altre cose da dire. ", count: 40) + "E il mutuo?"
            }
            let order = try await Self.find("mutuo", in: town, by: giulia, order: .relevance).hits.map(\.line.number)
            #expect(order == [about.number, aside.number])
            #expect(try await Self.numbers("mutuo", in: town, by: giulia) == [aside.number, about.number])
        }
    }

    @Test("What attachments say is found when they are read", arguments: TestDatabase.available)
    func attachments(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, giulia = try await town[.giulia]
            let kept = try await desk.files.keep(Array("Estratto conto previdenziale".utf8))
            let file = KeptFile(
                hash: kept.hash, name: "lettera-inps.txt", type: "text/plain", size: Int64(kept.size))
            let ticket = try await desk.confirm(
                desk.confirmationToken(of: desk.submit(town.submission(town.form(), files: [file])).id))
            #expect(try await Self.numbers("lettera", in: town, by: giulia) == [ticket.number])
            #expect(try await Self.numbers("previdenziale", in: town, by: giulia).isEmpty)
            try await town.work()
            let found = try await Self.find("allegato:previdenziale", in: town, by: giulia)
            #expect(found.hits.map(\.line.number) == [ticket.number])
            #expect(
                try await Self.find("previdenziale", in: town, by: giulia).hits.first?.attachment == "lettera-inps.txt")
            let states = try await desk.database.read { c in try c.fileStates([kept.hash]) }
            #expect(states == [kept.hash: .read])
            // A scan, and a file that is gone by the time it is looked for, say nothing and stop nobody.
            let gone = String(repeating: "0", count: 64)
            try await desk.database.write { c in try c.readLater(gone, at: town.clock.now) }
            try await desk.readWaitingFiles()
            #expect(try await desk.database.read { c in try c.fileStates([gone]) } == [gone: .unknown])
            #expect(try await !desk.database.read { c in try c.hasFilesToRead(at: town.clock.now) })
            // The same file comes again: nobody reads it twice, and it is found at once.
            let again = try await desk.submit(town.submission(town.form(), files: [file]))
            let second = try await desk.confirm(desk.confirmationToken(of: again.id))
            #expect(try await Self.numbers("previdenziale", in: town, by: giulia) == [second.number, ticket.number])
        }
    }

    @Test(
        "Made anew from the rows, the index finds the same; interrupted, it goes on", arguments: TestDatabase.available)
    func rebuilt(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, giulia = try await town[.giulia]
            let first = try await town.registered { $0.description = "Il bonifico dell'arretrato" }
            try await desk.reply(to: first.number, as: giulia, ReplyDraft(text: "Lo storno è partito."))
            let second = try await town.registered { $0.description = "Storno di un altro bonifico" }
            let queries = ["bonifico storno", "arretrati", "bianchi", "-arretrato bonifico", "stor*"]
            var before: [[Ticket.Number]] = []
            for query in queries { before.append(try await Self.numbers(query, in: town, by: giulia)) }
            #expect(before[0] == [second.number, first.number])

            try await desk.database.write { c in
                try c.forgetWords()
                try c.markUnindexed()
            }
            let missing = try await Self.find("bonifico", in: town, by: giulia)
            #expect(missing.hits.isEmpty && missing.notes == [.indexing(Ticket.Number(second.number.rawValue + 1))])
            let done = try await desk.rebuildSearch()
            #expect(done.requests == done.total && done.requests >= 2 && done.messages >= 3)
            for (query, numbers) in zip(queries, before) {
                #expect(try await Self.numbers(query, in: town, by: giulia) == numbers, "\(query)")
            }
            #expect(try await desk.goOnIndexing().requests == 0)
            let whole = try await desk.rebuildSearch()
            #expect(whole.requests == done.requests)
            #expect(try await Self.numbers(queries[0], in: town, by: giulia) == before[0])
        }
    }

    @Test("Hostile questions are words", arguments: TestDatabase.available)
    func hostile(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let ticket = try await town.registered { $0.description = "bonifico AND cedolino" }
            for typed in [
                "bonifico AND", "bonifico OR", "NOT bonifico", "(bonifico", "bonifico)", "\"bonifico", "bonifico\"\"",
                "bonifico & !", "bonifico:*", "'bonifico' | ' ", "bonifico\\", "words:bonifico", "bonifico^2",
                "{bonifico} +", "bonifico <-> cedolino", "bonifico; DROP TABLE tickets", "bonifico\u{0}x",
                "bonifico NEAR/2 cedolino", "bonifico ⑴ ŉ \u{FDFA}", "persona:⑴", "⑴@⑴", "@", "a@", "allegato:ŉ*",
            ] {
                _ = try await Self.find(typed, in: town, by: giulia)
            }
            #expect(try await Self.numbers("bonifico & cedolino | (", in: town, by: giulia) == [ticket.number])
            let long = (0..<10_000).map { "parola\($0)" }.joined(separator: " ")
            #expect(try await Self.find(long, in: town, by: giulia).notes == [.cut])
        }
    }

    @Test("What was meant, from the desk's own words")
    func meant() async throws {
        try await World.run(.sqlite) { town in
            let giulia = try await town[.giulia]
            for _ in 1...6 { _ = try await town.registered { $0.description = "Ricongiunzione dei contributi" } }
            try await town.desk.learnWords()
            #expect(try await Self.find("ricongiuzione", in: town, by: giulia).meant == "ricongiunzione")
            #expect(
                try await Self.find("ricognunzione contributi", in: town, by: giulia).meant
                    == "ricongiunzione contributi")
            #expect(try await Self.find("xyzabc", in: town, by: giulia).meant == nil)
            #expect(try await town.desk.wordsBeginning("ric", most: 5) == ["ricongiunzione"])
            #expect(try await town.desk.wordsBeginning("r", most: 5).isEmpty)
        }
    }
}

@Suite("How requests like one were answered")
struct SolvedLikeTests {
    @Test("Solved ones of the same kind, without who asked", arguments: TestDatabase.available)
    func solved(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, giulia = try await town[.giulia]
            let solved = try await town.registered { $0.description = "Password scaduta, non entro nel portale" }
            try await desk.reply(
                to: solved.number, as: giulia,
                ReplyDraft(
                    text: "Gentile Anna Bianchi,\nla password si cambia dal profilo. Il suo codice è BNCNNA75S42E472P.",
                    next: .resolve(.fixed)))
            let other = try await town.registered { $0.description = "Il bonifico non arriva" }
            let ticket = try await town.registered { $0.description = "La password del portale è scaduta" }
            let found = try await desk.solvedLike(ticket.number, as: giulia)
            #expect(found.map(\.line.number) == [solved.number])
            #expect(found.first?.shared.contains("password") == true)
            let answer = try #require(found.first?.answer)
            #expect(
                answer.contains("si cambia dal profilo") && !answer.contains("Bianchi") && !answer.contains("BNCNNA"))
            #expect(try await desk.answerGiven(to: solved.number, as: giulia) == answer)
            await #expect(throws: Refusal.notFound) { try await desk.answerGiven(to: other.number, as: giulia) }
            await #expect(throws: Refusal.notFound) { try await desk.solvedLike(ticket.number, as: town[.piero]) }
            await #expect(throws: Refusal.notFound) { try await desk.answerGiven(to: solved.number, as: town[.sara]) }
            #expect(try await desk.solvedLike(other.number, as: giulia).isEmpty)
        }
    }
}
