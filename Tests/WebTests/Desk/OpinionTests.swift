import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Pages of opinions")
struct OpinionPageTests {
    @Test("Asked by one group, given by another", arguments: TestDatabase.available)
    func pages(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let number = try await town.registered().number, path = "/scrivania/richieste/\(number)"
            try await town.browsing { client in
                let giulia = Clerk(client), piero = Clerk(client)
                try await piero.logIn(.piero)
                #expect(try await piero.get(path).status == .notFound)
                #expect(try await piero.get("/scrivania/pareri").has("Nessun parere da dare"))
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(path).has("Chiedi un parere a un altro gruppo"))
                let blank = try await giulia.get(path + "/pareri/nuovo")
                #expect(Markup.problems(in: blank.html) == [])
                #expect(blank.has("Trattamento economico") && !blank.has("value=\"L1-WEB\""))
                let wrong = try await giulia.post(path + "/pareri/nuovo", ["gruppo": "", "domanda": "È dovuto?"])
                #expect(wrong.status == .unprocessableContent && wrong.has("È dovuto?"))
                let asked = try await giulia.post(
                    path + "/pareri/nuovo", ["gruppo": "L2-ECO", "domanda": "È dovuto?", "entro": "480"])
                #expect(asked.location == path)
                let request = try await giulia.get(path)
                #expect(request.has("Parere di Trattamento economico") && request.has("ha chiesto un parere"))
                #expect(Markup.problems(in: request.html) == [])
                // The numbers beside the queues are those of a second ago.
                var list = try await piero.get("/scrivania/pareri")
                for _ in 0..<100 where !list.has("id=\"conta-pareri\">1<") {
                    try await Task.sleep(for: .milliseconds(100))
                    list = try await piero.get("/scrivania/pareri")
                }
                #expect(list.has("È dovuto?") && list.has("id=\"conta-pareri\">1<"))
                #expect(Markup.problems(in: list.html) == [])
                let address = try #require(
                    list.html.firstMatch(of: #/href="(/scrivania/richieste/[0-9]+/pareri/[0-9]+)"/#)
                ).output.1
                let read = try await piero.get(path)
                #expect(read.status == .ok && !read.has("Rispondi al richiedente"))
                #expect(try await piero.post(path + "/rispondi", ["testo": "Io"]).status == .notFound)
                let opinion = try await piero.get(String(address))
                #expect(Markup.problems(in: opinion.html) == [])
                #expect(try await piero.post(address + "/prendi").location == address)
                let empty = try await piero.post(address + "/rispondi", ["testo": " "])
                #expect(empty.status == .unprocessableContent)
                let none = try await piero.post(address + "/declina", ["motivo": ""])
                #expect(none.status == .unprocessableContent && none.has("Scrivi perché"))
                // Ending the request asks first.
                let ends = try await giulia.post(path + "/risolvi", ["esito": "answered"])
                #expect(ends.status == .unprocessableContent && ends.has("Pareri ancora aperti: 1"))
                #expect(ends.has("name=\"ritira\""))
                #expect(try await piero.post(address + "/rispondi", ["testo": "Sì, è dovuto."]).location == path)
                let back = try await giulia.get(path)
                #expect(back.has("Sì, è dovuto.") && back.has("ha dato il parere di Trattamento economico"))
                #expect(try await piero.get("/scrivania/pareri?quali=dati").has("È dovuto?"))
                #expect(try await giulia.get(String(address)).has("Il parere di Piero"))
                #expect(try await giulia.post(path + "/risolvi", ["esito": "answered"]).location == path)
                for odd in ["/pareri/1", "/pareri/zzz"] {
                    #expect(try await giulia.get(path + odd).status == .notFound)
                }
            }
        }
    }

    @Test("Ended with a yes", arguments: TestDatabase.available)
    func withdrawn(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = "/scrivania/richieste/\(ticket.number)"
            try await town.desk.askOpinion(
                OpinionQuestion(group: "L2-ECO", text: "È dovuto?"), on: ticket.number, as: town[.giulia])
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let version = try #require(try await town.ticket(ticket.number)).version
                let cancel = ["perche": "out_of_competence", "ente": "INPS", "versione": "\(version)"]
                #expect(try await giulia.post(path + "/annulla", cancel).has("Pareri ancora aperti"))
                let reply = try await giulia.post(
                    path + "/rispondi", ["testo": "Ecco.", "poi": "risolta", "esito": "answered"])
                #expect(reply.status == .unprocessableContent && reply.has("Ecco."))
                let done = try await giulia.post(
                    path + "/rispondi", ["testo": "Ecco.", "poi": "risolta", "esito": "answered", "ritira": "1"])
                #expect(done.location.hasPrefix(path))
                #expect(try await town.facts(of: ticket).suffix(2) == [.resolved, .opinionWithdrawn])
            }
        }
    }

    @Test("A program asks, reads and answers", arguments: TestDatabase.available)
    func program(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let path = "tickets/\(try await town.registered().number)/opinions"
            try await town.browsing { client in
                let program = try await Program(client, of: town)
                let body = #"{"group":"L2-ECO","question":"È dovuto?","operator":"Piero","minutes":60}"#
                let asked = try await program.post(path, body, key: "uno")
                #expect(asked.status == .created && asked.text.contains(#""operator":"piero""#))
                #expect(try await program.post(path, body, key: "uno").text == asked.text)
                #expect(try await program.get(path).text.contains("È dovuto?"))
                let id = try #require(asked.text.firstMatch(of: #/"id":"([0-9]+)"/#)).output.1
                #expect(try await program.post("\(path)/\(id)", #"{"action":"x"}"#).status.code == 422)
                let done = try await program.post("\(path)/\(id)", #"{"action":"answer","text":"Sì."}"#)
                #expect(done.status == .ok && done.text.contains(#""ending":"answered""#))
                #expect(try await program.post("\(path)/\(id)", #"{"action":"withdraw"}"#).status.code == 409)
                for bad in [
                    #"{"group":"L1-WEB","question":"?"}"#, #"{"group":"X","question":"?"}"#,
                    #"{"group":"L2-ECO","question":"?","minutes":1}"#,
                    #"{"group":"L2-ECO","question":"?","files":["1"]}"#,
                ] { #expect(try await program.post(path, bad).status.code == 422, "\(bad)") }
            }
        }
    }
}
