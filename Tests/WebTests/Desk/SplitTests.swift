import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Requests split and linked, on the pages")
struct SplitTests {
    @Test("A message becomes a request of its own, without script", arguments: TestDatabase.available)
    func splits(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            let message = try #require(try await town.messages(of: ticket).first)
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client), piero = Clerk(client)
                try await giulia.logIn(.giulia)
                let address = path + "/dividi/\(message.id)"
                #expect(try await giulia.get(path).has("href=\"\(address)\""))
                let page = try await giulia.get(address)
                #expect(page.status == .ok && page.has("Non riesco a entrare"))
                #expect(page.has("<option value=\"ACC-CRE-01\" selected"))
                let wrong = try await giulia.post(address, ["tripletta": "NON-CE", "versione": "\(ticket.version)"])
                #expect(wrong.status == .unprocessableContent && wrong.has("id=\"f-tripletta-errore\""))
                let done = try await giulia.follow(
                    giulia.post(address, ["tripletta": "ACC-CRE-01", "versione": "\(ticket.version)"]))
                #expect(done.has("da un messaggio della \(ticket.number).") && done.has("Hanno a che fare con questa"))
                #expect(done.has("Nasce da un messaggio della richiesta \(ticket.number)"))
                let again = try await giulia.post(address, ["tripletta": "", "versione": "\(ticket.version)"])
                #expect(again.status == .unprocessableContent)
                #expect(try await giulia.get(path + "/dividi/1").status == .notFound)
                #expect(try await giulia.get(path + "/dividi/x").status == .notFound)
                try await sara.logIn(.sara)
                #expect(try await !sara.get(path).has("/dividi/"))
                #expect(try await sara.get(address).status == .notFound)
                try await piero.logIn(.piero)
                #expect(try await piero.get(address).status == .notFound)
            }
        }
    }

    @Test("Link by number and take the link away", arguments: TestDatabase.available)
    func links(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            let other = try await town.registered { $0.description = "Altra <b>cosa</b>" }
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(path).has("Nessuna richiesta collegata."))
                let wrong = try await giulia.post(path + "/collega", ["numero": "boh", "come": "related"])
                #expect(wrong.status == .unprocessableContent && wrong.has("id=\"collega-f-numero-errore\""))
                let linked = try await giulia.follow(
                    giulia.post(path + "/collega", ["numero": "#\(other.number)", "come": "child"]))
                #expect(
                    linked.has("La richiesta \(other.number) è collegata a questa.") && linked.has("Aperte da questa"))
                #expect(linked.has("Altra &lt;b&gt;") && linked.has("Togli il collegamento con la \(other.number)"))
                #expect(try await giulia.get(other.number.deskPath).has("Nasce da"))
                let bare = try await giulia.follow(
                    giulia.post(path + "/scollega", ["numero": other.number.description]))
                #expect(bare.has("Tolto il collegamento") && bare.has("Nessuna richiesta collegata."))
                try await sara.logIn(.sara)
                let read = try await sara.get(path)
                #expect(!read.has("/collega\"") && !read.has("Nessuna richiesta collegata."))
            }
        }
    }
}
