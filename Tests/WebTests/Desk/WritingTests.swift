import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Writing, on the page of a request")
struct WritingTests {
    private func desk(
        _ kind: TestDatabase, _ test: @Sendable @escaping (World, Clerk, Ticket, String) async throws -> Void
    ) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let giulia = Clerk(client), path = "/scrivania/richieste/\(ticket.number)"
                try await giulia.logIn(.giulia)
                try await giulia.get(path)
                try await test(town, giulia, ticket, path)
            }
        }
    }

    @Test(
        "A draft is in the composer again, on another computer too, until it is sent", arguments: TestDatabase.available
    )
    func drafts(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            let empty = try await giulia.get(path)
            #expect(empty.has("data-draft=\"\(path)/bozza\"") && empty.has("id=\"rispondi-bozza\" hidden"))
            let typed = "Gentile <Anna> & \"C\""
            let kept = try await giulia.post(path + "/bozza", ["quale": "reply", "testo": typed])
            #expect(kept.status == .seeOther)
            try await giulia.post(path + "/bozza", ["quale": "note", "testo": "Sentito il collega"])

            let elsewhere = Clerk(giulia.client)
            try await elsewhere.logIn(.giulia)
            let page = try await elsewhere.get(path)
            #expect(
                page.has("Gentile &lt;Anna&gt; &amp; &quot;C&quot;</textarea>")
                    || page.has("Gentile &lt;Anna&gt; &amp; \"C\"</textarea>"))
            #expect(page.has("Bozza salvata alle ") && !page.has("id=\"rispondi-bozza\" hidden"))
            #expect(page.has("Sentito il collega</textarea>"))
            #expect(page.html.firstMatch(of: #/<details class="[^"]*sp-composer-note" id="nota" open/#) != nil)

            // Somebody else has none of it.
            let luca = Clerk(giulia.client)
            try await luca.logIn(.luca)
            #expect(!(try await luca.get(path)).has("Gentile &lt;Anna&gt;"))

            try await elsewhere.get(path)
            let dropped = try await elsewhere.follow(elsewhere.post(path + "/bozza/butta", ["quale": "note"]))
            #expect(dropped.has("Bozza buttata.") && !dropped.has("Sentito il collega"))
            let sent = try await elsewhere.follow(
                elsewhere.post(path + "/rispondi", ["testo": typed, "poi": "resta"]))
            #expect(sent.has("id=\"rispondi-bozza\" hidden"))
            #expect(sent.html.firstMatch(of: #/Anna&gt;[^<]*<\/textarea>/#) == nil)
        }
    }

    @Test("Copies and files are in the composer again too; one file taken out", arguments: TestDatabase.available)
    func whole(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            let pdf = Array("%PDF-1.4\n%%EOF".utf8), program: [UInt8] = [0x4D, 0x5A, 0x90, 0x00]
            // Without the script: kept by a button, with the form.
            let said = try await giulia.follow(
                giulia.post(
                    path + "/bozza", ["quale": "reply", "testo": "Ecco", "cc": "marco@inps.example, mezzo@"],
                    files: [
                        (field: "allegati", name: "modulo.pdf", bytes: pdf),
                        (field: "allegati", name: "gioco.pdf", bytes: program),
                    ]))
            #expect(said.has("Bozza salvata alle ") && said.has("gioco.pdf"))
            let elsewhere = Clerk(giulia.client)
            try await elsewhere.logIn(.giulia)
            let page = try await elsewhere.get(path)
            #expect(page.has("value=\"marco@inps.example, mezzo@\"") && page.has("sp-kept-name\">modulo.pdf"))
            #expect(page.html.firstMatch(of: #/<details class="sp-copies" open/#) != nil)
            let hash = try #require(page.html.firstMatch(of: #/name="togli" value="([0-9a-f]{64})"/#)?.1)

            // The script gets the line of each file, or why it was not taken.
            let two = try await elsewhere.post(
                path + "/bozza/allegati", ["quale": "reply"],
                files: [(field: "allegati", name: "altro.txt", bytes: Array("Ciao".utf8))], isScript: true)
            #expect(two.status == .ok && two.html.contains("altro.txt") && two.html.contains("\"error\":null"))
            let refused = try await elsewhere.post(
                path + "/bozza/allegati", ["quale": "reply"],
                files: [(field: "allegati", name: "gioco.pdf", bytes: program)], isScript: true)
            #expect(refused.status == .ok && refused.html.contains("\"html\":\"\""))
            #expect(!refused.html.contains("\"error\":null"))

            let out = try await elsewhere.follow(
                elsewhere.post(
                    path + "/bozza/togli?quale=reply",
                    ["testo": "Ecco", "cc": "marco@inps.example", "togli": String(hash)]))
            #expect(out.has("Allegato tolto.") && !out.has("modulo.pdf") && out.has("sp-kept-name\">altro.txt"))
            #expect(out.has("value=\"marco@inps.example\""))

            let piero = Clerk(giulia.client)
            try await piero.logIn(.piero)
            try await piero.get("/scrivania")
            let nobody = try await piero.post(
                path + "/bozza/allegati", ["quale": "reply"],
                files: [(field: "allegati", name: "altro.txt", bytes: Array("Ciao".utf8))])
            #expect(nobody.status == .notFound)
        }
    }

    @Test(
        "What was typed into a form that is refused is shown, not the draft of before",
        arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            try await giulia.post(path + "/bozza", ["quale": "reply", "testo": "Prima"])
            let long = "Dopo " + String(repeating: "x", count: 20_001)
            let page = try await giulia.post(path + "/rispondi", ["testo": long, "poi": "resta"])
            #expect(page.status == .unprocessableContent && page.has("Dopo xxx") && !page.has("Prima</textarea>"))
            #expect(page.has("data-draft-unsaved"))
        }
    }

    @Test("Who may not see the request, or names another kind, finds nothing", arguments: TestDatabase.available)
    func nobody(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            let piero = Clerk(giulia.client)
            try await piero.logIn(.piero)
            try await piero.get("/scrivania")
            #expect(try await piero.post(path + "/bozza", ["quale": "reply", "testo": "x"]).status == .notFound)
            #expect(try await piero.post(path + "/bozza/butta", ["quale": "reply"]).status == .notFound)
            #expect(try await giulia.post(path + "/bozza", ["quale": "altro", "testo": "x"]).status == .notFound)
            let forged = try await giulia.post(path + "/bozza", ["quale": "reply", "testo": "x"], token: "falso")
            #expect(forged.status != .seeOther && forged.status != .ok)
        }
    }

    @Test("What to look at before a reply leaves: named, masked, sent all the same", arguments: TestDatabase.available)
    func doubts(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            let text = "Allego il modulo.\nIl suo codice è BNCNNA75S42E472P, l'IBAN IT60 X054 2811 1010 0000 0123 456."
            let asked = try await giulia.post(path + "/rispondi", ["testo": text, "poi": "risolta", "esito": "fixed"])
            #expect(asked.status == .unprocessableContent && asked.has("La risposta non è ancora partita"))
            #expect(asked.has("Il testo parla di un allegato («Allego», riga 1)"))
            #expect(asked.has("(BNCNNA********2P)") && asked.has("(IT60********************456)"))
            #expect(asked.has("0000 0123 456.</textarea>"))
            #expect(asked.has("name=\"comunque\" value=\"risolta\"") && asked.has("Invia comunque"))
            #expect(try await town.messages(of: ticket).count == 1)

            // With something attached it is not asked about that; the file travels in the form.
            let pdf = Array("%PDF-1.4\n%%EOF".utf8)
            let still = try await giulia.post(
                path + "/rispondi", ["testo": text, "poi": "risolta", "esito": "fixed"],
                files: [(field: "allegati", name: "modulo.pdf", bytes: pdf)])
            #expect(still.status == .unprocessableContent && !still.has("parla di un allegato"))
            #expect(still.has("(IT60********************456)") && still.has("modulo.pdf"))

            let sent = try await giulia.follow(
                giulia.post(path + "/rispondi", ["testo": text, "comunque": "risolta", "esito": "fixed"]))
            #expect(sent.has("BNCNNA75S42E472P"))
            let ended = try #require(try await town.ticket(ticket.number))
            #expect(ended.state == .resolved)
        }
    }

    @Test(
        "Nothing is asked of who writes within the house, of a note, nor of a program",
        arguments: TestDatabase.available)
    func noDoubts(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            let text = "Il codice è BNCNNA75S42E472P."
            let note = try await giulia.post(path + "/nota", ["testo": text + " In allegato."])
            #expect(note.status == .seeOther)
            let office = try await town.desk.catalogue().office
            let inside = try await town.registered {
                $0.email = office.mailFrom
            }
            try await giulia.get(path)
            let reply = try await giulia.post(
                "/scrivania/richieste/\(inside.number)/rispondi", ["testo": text, "poi": "resta"])
            #expect(reply.status == .seeOther)
            let asked = try await giulia.post(path + "/rispondi", ["testo": text, "poi": "resta"])
            #expect(asked.status == .unprocessableContent)
            // Quoted words of the other promise nothing.
            let quoting = try await giulia.post(
                path + "/rispondi", ["testo": "Visto.\n> In allegato il modulo", "poi": "resta"])
            #expect(quoting.status == .seeOther)
            let colleague = try await town[.luca]
            let seen = try await town.messages(of: ticket).first?.id
            _ = try await town.desk.reply(to: ticket.number, as: colleague, ReplyDraft(text: "Io, Luca"))
            try await giulia.get(path)
            let crossed = try await giulia.post(
                path + "/rispondi", ["testo": text, "poi": "resta", "visto": seen?.description ?? ""])
            #expect(crossed.has("ha già risposto Luca"))
        }
    }

    @Test("A text that is ready is chosen from a list and filled for the request", arguments: TestDatabase.available)
    func texts(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            #expect(!(try await giulia.get(path)).has("sp-texts"))
            try await giulia.get("/account/testi/nuovo")
            let wrong = try await giulia.post(
                "/account/testi/nuovo",
                ["name": "Saluti", "shortcut": "saluti", "language": "it", "text": "Gentile {{name}},\n{{nome}}"])
            #expect(wrong.status == .unprocessableContent && wrong.has("Gentile {{name}},"))
            #expect(wrong.html.firstMatch(of: #/[Rr]iga 2, colonna 1/#) != nil && wrong.has("nome"))
            let kept = try await giulia.follow(
                giulia.post(
                    "/account/testi/nuovo",
                    [
                        "name": "Saluti <b>", "shortcut": "::Saluti", "language": "it",
                        "text": "Gentile {{name}},\n<i>{{number}}</i>",
                    ]))
            #expect(kept.has("Saluti &lt;b&gt;") && kept.has("::saluti"))
            let page = try await giulia.get(path)
            #expect(page.has("data-texts=\"rispondi-testi\"") && page.has("data-shortcut=\"saluti\""))
            let id = try #require(try await town.desk.catalogue().textModules.first?.id)
            let told = try await giulia.get("\(path)/testi/\(id)")
            #expect(told.headers[.contentType] == "application/json")
            #expect(
                told.has("Gentile Anna Bianchi,\\n<i>\(ticket.number)") || told.has("Gentile Anna Bianchi,\\n\\u003ci"))
            try await giulia.get(path)
            let put = try await giulia.post(
                path + "/testi", ["quale": "reply", "testo": "Prima.", "testo-pronto": id.description])
            #expect(put.status == .ok)
            #expect(put.has("Prima.\n\nGentile Anna Bianchi,\n&lt;i&gt;\(ticket.number)&lt;/i&gt;</textarea>"))
            #expect(put.has("data-draft-unsaved"))

            let luca = Clerk(giulia.client)
            try await luca.logIn(.luca)
            #expect(!(try await luca.get(path)).has("data-shortcut"))
            #expect(try await luca.get("\(path)/testi/\(id)").status == .notFound)
            #expect(try await luca.get("/account/testi/\(id)").status == .notFound)
            #expect(try await luca.get("/impostazioni/testi").status != .ok)
        }
    }

    @Test(
        "The house's texts are kept in the settings, in both languages of the page", arguments: TestDatabase.available)
    func sharedTexts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                for language in Language.allCases {
                    let ada = Clerk(client, language: language.rawValue)
                    try await ada.logIn(.ada)
                    try await ada.get("/impostazioni/testi/nuovo")
                    let name = "Testo \(language.rawValue)"
                    let list = try await ada.follow(
                        ada.post(
                            "/impostazioni/testi/nuovo",
                            [
                                "name": name, "shortcut": "t-\(language.rawValue)", "language": "en",
                                "groups": "L1-WEB", "text": "Dear {{name}}",
                            ]))
                    #expect(list.has(name) && list.has("Dear {{name}}"))
                    let path = try #require(
                        list.html.firstMatch(of: #/href="(\/impostazioni\/testi\/\d+)"/#).map { String($0.output.1) })
                    let page = try await ada.get(path)
                    #expect(page.has("Dear {{name}}</textarea>") && page.has("{{deadline}}"))
                    let ended = try await ada.follow(ada.post(path + "/cessa"))
                    #expect(!ended.has("Dear {{name}}"))
                    #expect(Markup.problems(in: page.html) == [] && Markup.problems(in: list.html) == [])
                }
            }
        }
    }

    @Test("A reply is taken back on the page before it leaves, or leaves", arguments: TestDatabase.available)
    func undo(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, ticket, path in
            #expect(!(try await giulia.get(path)).has("in-partenza"))
            var office = try await town.desk.catalogue().office
            office.undoSeconds = 10
            try await town.desk.edit(office, as: .commandLine)
            let before = try await giulia.get(path)
            #expect(before.has("id=\"in-partenza\"") && !before.has("data-watch"))
            let sent = try await giulia.post(
                path + "/rispondi", ["testo": "Ecco.", "poi": "risolta", "esito": "explained"])
            #expect(sent.location == path + "#in-partenza")
            let page = try await giulia.get(path)
            #expect(page.has("data-watch") && page.has("tra 10 secondi") && page.has("Annulla invio"))
            #expect(try await town.messages(of: ticket).count == 1)
            let id = try #require(
                page.html.firstMatch(of: #/name="risposta" value="(\d+)"/#).map { String($0.output.1) })
            let back = try await giulia.post(path + "/annulla-invio", ["risposta": id])
            #expect(back.status == .ok && back.has("Ecco.</textarea>") && back.has("Invio annullato"))
            #expect(back.has("value=\"explained\" selected"))
            #expect(!back.has("data-watch"))
            let again = try await giulia.follow(giulia.post(path + "/annulla-invio", ["risposta": id]))
            #expect(again.has("è già partita"))

            try await giulia.post(path + "/rispondi", ["testo": "Ecco ora.", "poi": "resta"])
            town.clock.pass(minutes: 1)
            try await town.work()
            let gone = try await giulia.get(path)
            #expect(gone.has("Ecco ora.") && !gone.has("data-watch") && gone.has("id=\"rispondi-bozza\" hidden"))
        }
    }
}
