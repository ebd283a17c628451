import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Requests joined, on the pages")
struct MergeStoryTests {
    @Test("Join, read both, follow the old number, separate again; without script", arguments: TestDatabase.available)
    func story(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let home = try await town.registered(), path = home.number.deskPath
            let kept = try await town.desk.files.keep(Array("ricevuta\n".utf8))
            let file = KeptFile(hash: kept.hash, name: "ricevuta.txt", type: "text/plain", size: Int64(kept.size))
            let other = try await town.registered { $0.description = "Manca ancora <b>la password</b>." }
            try await town.desk.note(on: other.number, "Con la ricevuta", files: [file], as: town[.luca])
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let page = try await giulia.get(path)
                #expect(page.has("Unisci con un&#39;altra richiesta") && page.has("data-key=\"m\""))
                let wrong = try await giulia.post(path + "/unisci", ["numero": "dodici", "verso": "qui"])
                #expect(wrong.status == .unprocessableContent && wrong.has("value=\"dodici\""))
                #expect(wrong.has("id=\"unisci-f-numero-errore\""))
                let unknown = try await giulia.post(path + "/unisci", ["numero": "999999", "verso": "qui"])
                #expect(unknown.has("Nessuna richiesta con questo numero"))
                let itself = try await giulia.post(
                    path + "/unisci", ["numero": "#\(home.number)", "verso": "qui", "versione": "\(home.version)"])
                #expect(itself.status == .unprocessableContent && itself.has("questa stessa richiesta"))
                let joined = try await giulia.follow(
                    giulia.post(path + "/unisci", ["numero": "n. \(other.number)", "verso": "qui"]))
                #expect(joined.has("La richiesta \(other.number) è unita a questa."))
                #expect(joined.has("dalla \(other.number)") && joined.has("Manca ancora &lt;b&gt;"))
                #expect(joined.has("ha unito a questa la richiesta \(other.number)"))
                #expect(joined.has("Separa la \(other.number)"))
                // Its file is read from here, and is in the archive.
                let address = joined.html.firstMatch(of: #/href="([^"]*allegati/\d+)"/#).map { String($0.output.1) }
                let read = try await giulia.get(#require(address))
                #expect(address!.hasPrefix(path) && read.status == .ok && read.has("ricevuta"))
                // The old number leads here, and shows what it was when one wants to see that.
                let led = try await giulia.get(other.number.deskPath)
                #expect(led.status == .seeOther && led.location == path)
                #expect(try await giulia.follow(led).has("è unita alla \(home.number)"))
                let alone = try await giulia.get(other.number.deskPath + "?sola=1")
                #expect(alone.status == .ok && alone.has("Unita alla richiesta") && alone.has("Separa di nuovo"))
                #expect(alone.has("ha unito la richiesta alla \(home.number)") && !alone.has("/riapri\""))
                let apart = try await giulia.follow(giulia.post(other.number.deskPath + "/separa"))
                #expect(apart.has("è di nuovo separata dalla \(home.number)"))
                #expect(try await !giulia.get(path).has("Unite a questa"))
            }
        }
    }

    @Test("Two people are joined only by who was told; then one chooses whom to answer")
    func people() async throws {
        try await World.run(.sqlite) { town in
            let home = try await town.registered(), path = home.number.deskPath
            let other = try await town.registered {
                $0.givenName = "Bruno"
                $0.familyName = "Neri"
                $0.fiscalCode = "NREBRN80A01H501E"
                $0.email = "bruno.neri@example.it"
            }
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await !giulia.get(path).has("name=\"conferma\""))
                let asked = try await giulia.post(
                    path + "/unisci", ["numero": other.number.description, "verso": "qui"])
                #expect(asked.status == .unprocessableContent && asked.has("sono di persone diverse"))
                #expect(asked.has("name=\"conferma\"") && asked.has("value=\"\(other.number)\""))
                let joined = try await giulia.follow(
                    giulia.post(
                        path + "/unisci", ["numero": other.number.description, "verso": "qui", "conferma": "1"]))
                #expect(joined.has("A chi rispondi") && joined.has("Bruno Neri (\(other.number))"))
                let replied = try await giulia.follow(
                    giulia.post(path + "/rispondi", ["testo": "Caro Bruno", "poi": "resta", "a": "\(other.number)"]))
                #expect(replied.has("Caro Bruno"))
                #expect(try await town.messages(of: other).last?.text == "Caro Bruno")
                let waits = try await giulia.post(
                    path + "/rispondi", ["testo": "Mi dica", "poi": "attesa", "a": "\(other.number)"])
                #expect(waits.status == .unprocessableContent && waits.has("Mi dica"))
                // Who only reads reads the whole, and has no buttons.
                try await sara.logIn(.sara)
                let seen = try await sara.get(path)
                #expect(seen.has("Unite a questa") && !seen.has("/separa\"") && !seen.has("/unisci\""))
            }
        }
    }

    @Test("The requester's page, by the link of either request", arguments: TestDatabase.available)
    func requester(_ kind: TestDatabase) async throws {
        try await PublicWorld.run(kind) { town, visitor in
            let home = try await town.registered(), giulia = try await town[.giulia]
            let mine = try await town.registered { $0.description = "Di nuovo io." }
            let guest = try await town.registered {
                $0.givenName = "Bruno"
                $0.familyName = "Neri"
                $0.fiscalCode = "NREBRN80A01H501E"
                $0.email = "bruno.neri@example.it"
                $0.description = "Sono Bruno."
            }
            try await town.desk.merge(mine.number, into: home.number, as: giulia)
            try await town.desk.merge(guest.number, into: home.number, as: giulia, knowsOther: true)
            try await visitor.goes("/richieste/" + town.desk.trackingToken(of: mine.id))
            #expect(visitor.sees("Di nuovo io.") && visitor.sees("Non riesco a entrare"))
            #expect(visitor.sees("Questa richiesta raccoglie anche: \(mine.number).") && !visitor.sees("Sono Bruno."))
            try await visitor.goes("/richieste/" + town.desk.trackingToken(of: home.id))
            #expect(visitor.sees("Di nuovo io.") && !visitor.sees("Sono Bruno.") && !visitor.sees("\(guest.number)"))
            let link = "/richieste/" + town.desk.trackingToken(of: guest.id)
            try await visitor.goes(link)
            #expect(visitor.sees("Sono Bruno.") && visitor.sees("Richiesta numero \(guest.number)"))
            for other in [
                "Di nuovo io.", "Non riesco a entrare", "\(home.number)", "\(mine.number)", "/ritira", "Sollecita",
            ] {
                #expect(!visitor.sees(other), "\(other)")
            }
            try await visitor.sends(link + "/risposta", ["text": "Ancora niente."])
            #expect(visitor.sees("Ancora niente."))
            #expect(try await town.messages(of: guest).last?.text == "Ancora niente.")
            #expect(try await town.facts(of: home).last == .answered)
        }
    }

    @Test("Programs read where it goes on, and join and separate")
    func program() async throws {
        try await World.run(.sqlite) { town in
            let home = try await town.registered(), other = try await town.registered()
            try await town.browsing { client in
                let program = try await Program(client, of: town), path = "tickets/\(other.number)"
                let joined = try await program.post(
                    path + "/actions", #"{"action":"merge","into":"\#(home.number)"}"#, key: "unisci")
                #expect(joined.status == .ok && joined.text.contains("closed"), "\(joined.text)")
                let told = try await program.get(path)
                #expect(told.text.contains("\"mergedInto\":\"\(home.number)\""), "\(told.text)")
                let whole = try await program.get("tickets/\(home.number)")
                #expect(
                    whole.text.contains("\"merged\":[\"\(other.number)\"]")
                        && whole.text.contains("\"mergedInto\":null"))
                #expect(whole.text.contains("\"number\":\"\(other.number)\""))
                let back = try await program.post(path + "/actions", #"{"action":"unmerge"}"#, key: "separa")
                #expect(back.status == .ok && back.text.contains("\"state\":\"new\""), "\(back.text)")
            }
        }
    }
}
