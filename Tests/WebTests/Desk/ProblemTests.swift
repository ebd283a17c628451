import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Pages of known problems")
struct ProblemTests {
    @Test("From a request to a problem, to those like it, to the answer for all", arguments: TestDatabase.available)
    func pages(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            var numbers: [Ticket.Number] = []
            for text in ["Il portale non si apre da ieri", "Da ieri non si apre il portale", "IBAN nuovo della banca"] {
                numbers.append(try await town.registered { $0.description = text }.number)
            }
            let made = numbers
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get("/scrivania/problemi").has("Nessun problema noto è aperto"))
                let like = try await giulia.get("/scrivania/richieste/\(made[0])/simili")
                #expect(like.has("\(made[1])") && like.has("in comune:") && !like.has("IBAN nuovo"))
                let blank = try await giulia.get("/scrivania/problemi/nuovo?da=\(made[0])")
                #expect(blank.has("value=\"Il portale non si apre da ieri\""))
                let wrong = try await giulia.post(
                    "/scrivania/problemi/nuovo", ["title": "Portale fermo", "standing": "Gentile {{nome}}"])
                #expect(wrong.status == .unprocessableContent && wrong.has("{{nome}}"))
                let opened = try await giulia.post(
                    "/scrivania/problemi/nuovo",
                    ["title": "Portale fermo", "standing": "Ci lavoriamo.", "da": "\(made[0])"])
                #expect(opened.location == "/scrivania/richieste/\(made[0])")
                let request = try await giulia.get(opened.location)
                #expect(request.has("Portale fermo") && request.has("Ci lavoriamo."))
                let list = try await giulia.get("/scrivania/problemi")
                #expect(list.has("1 in attesa su 1"))
                let address = try #require(list.html.firstMatch(of: #/href="(/scrivania/problemi/[0-9]+)"/#)).output.1
                let problem = try await giulia.get(String(address))
                #expect(problem.has("sembrano lo stesso problema") && problem.has("\(made[1])"))
                #expect(Markup.problems(in: problem.html) == [])
                let id = try #require(address.split(separator: "/").last)
                let proposed = try await giulia.post(
                    "/scrivania/insieme/proponi",
                    ["azione": "problema", "problema": String(id), "richiesta": "\(made[1])"])
                #expect(try await giulia.get(proposed.location).has("collega al problema noto «Portale fermo»"))
                let filtered = try await giulia.get("/scrivania?coda=tutte&stato=tutte&problema=\(id)")
                #expect(filtered.has("Il portale non si apre") && !filtered.has("IBAN nuovo"))
                let empty = try await giulia.post("\(address)/risolvi", ["answer": "", "esito": "fixed"])
                #expect(empty.status == .unprocessableContent)
                let answer = try await giulia.post("\(address)/risolvi", ["answer": "Ora va.", "esito": "fixed"])
                try await town.work()
                #expect(try await giulia.get(answer.location).has("Cambierebbe una richiesta"))
                _ = try await giulia.post(answer.location + "/esegui")
                #expect(try await giulia.get(answer.location).has("Si comincia tra pochi secondi"))
                town.clock.pass(minutes: 1)
                try await town.work()
                #expect(try await giulia.get(answer.location).has("Finito"))
                #expect(try await giulia.get(String(address)).has("Risolto"))
                #expect(try await giulia.get("/scrivania/problemi").has("0 in attesa su 1"))
                for odd in ["/scrivania/problemi/1", "/scrivania/problemi/zzz", "/scrivania/richieste/999999/simili"] {
                    #expect(try await giulia.get(odd).status == .notFound)
                }
            }
        }
    }
}
