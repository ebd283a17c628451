import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("The page of a request: its texts, its files, its person")
struct RequestTests {
    @Test("Older text is folded, nothing of it is markup", arguments: TestDatabase.available)
    func quoted(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered {
                $0.description = "Va bene così.\n\nIl giorno 3 nov Ada ha scritto:\n> Manda <b>la busta</b>."
            }
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let page = try await giulia.get(ticket.number.deskPath)
                #expect(page.has("Testo precedente (2 righe)") && page.has("class=\"sp-older\""))
                #expect(page.has("&gt; Manda &lt;b&gt;la busta&lt;/b&gt;."))
                #expect(page.has("Solo i messaggi"))
            }
        }
    }

    @Test("Files are seen in their place, and all of them come as one archive")
    func files() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client), stranger = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(path + "/allegati.zip").status == .notFound)
                #expect(try await !giulia.get(path).has("allegati.zip"))
                let picture: [UInt8] =
                    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 0, count: 40)
                try await giulia.follow(
                    giulia.post(
                        path + "/nota", ["testo": "Vedi gli allegati."],
                        files: [
                            ("allegati", "perché.txt", Array("Perché sì.".utf8)), ("allegati", "foto.png", picture),
                        ]))
                let page = try await giulia.get(path)
                #expect(page.has("Scarica tutti gli allegati (2, "))
                #expect(page.has("Anteprima di perché.txt") && page.has("<iframe") && page.has("loading=\"lazy\""))
                #expect(page.has("<img src=\"\(path)/allegati/"))
                let archive = try await giulia.get(path + "/allegati.zip")
                #expect(archive.status == .ok && archive.headers[.contentType] == "application/zip")
                #expect(
                    archive.headers[.contentDisposition]?.contains("richiesta-\(ticket.number)-allegati.zip") == true)
                #expect(archive.html.hasPrefix("PK"))
                let address = try #require(page.html.firstMatch(of: #/<iframe [^>]*src="([^"]+)"/#)).output.1
                let text = try await giulia.get(String(address))
                #expect(text.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox; frame-ancestors 'self'")
                #expect(text.headers[.xFrameOptions] == "SAMEORIGIN")
                #expect(try await giulia.get(path).headers[.xFrameOptions] == "DENY")
                try await stranger.logIn(.marco)
                #expect(try await stranger.get(path + "/allegati.zip").status == .notFound)
            }
        }
    }

    @Test("Details are corrected and the person is noted, without script", arguments: Language.allCases)
    func person(_ language: Language) async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client, language: language.rawValue), isItalian = language == .it
                try await giulia.logIn(.giulia)
                try await giulia.get(path + "?lingua=\(language.rawValue)")
                let form = try await giulia.get(path + "/correggi")
                #expect(form.has("value=\"anna.bianchi@example.it\"") && form.has("name=\"versione\""))
                #expect(form.html.firstMatch(of: DeskWordsTests.key) == nil)
                let version = String(ticket.version)
                let typed = [
                    "versione": version, "amministrazione": "1", "utente": "A", "riferimento": "PROT <1>",
                    "email": "anna@", "telefono": "",
                ]
                let wrong = try await giulia.post(path + "/correggi", typed)
                #expect(wrong.status == .unprocessableContent && wrong.has("value=\"anna@\""))
                #expect(wrong.has("PROT &lt;1&gt;"))
                let right = typed.merging(["email": "anna.b@example.it"]) { $1 }
                let done = try await giulia.follow(giulia.post(path + "/correggi", right))
                #expect(done.has("PROT &lt;1&gt;") && done.has("anna.b@example.it"))
                #expect(done.has(isItalian ? "ha corretto" : "corrected the e-mail address"))
                // Old: what is now stands beside what was typed, and the form can be sent again.
                let late = right.merging(["telefono": "06 555", "riferimento": ""]) { $1 }
                let old = try await giulia.post(path + "/correggi", late)
                #expect(old.status == .unprocessableContent && old.has("value=\"06 555\""))
                #expect(
                    old.has(
                        isItalian ? "Adesso nella richiesta: PROT &lt;1&gt;." : "In the request now: PROT &lt;1&gt;."))
                let fresh = try #require(old.html.firstMatch(of: #/name="versione" value="([\d.]+)"/#)).output.1
                let again = try await giulia.follow(
                    giulia.post(path + "/correggi", late.merging(["versione": String(fresh)]) { $1 }))
                #expect(again.has("06555") && !again.has("<dd>PROT &lt;1&gt;</dd>"))
                let noted = try await giulia.follow(
                    giulia.post(path + "/richiedente/nota", ["testo": "Solo <b>sera</b>"]))
                #expect(noted.has("Solo &lt;b&gt;sera&lt;/b&gt;"))
                let note = try #require(noted.html.firstMatch(of: #/name="nota" value="(\d+)"/#)).output.1
                let empty = try await giulia.follow(giulia.post(path + "/richiedente/nota", ["testo": " "]))
                #expect(empty.has(isItalian ? "Scrivi il messaggio" : "Write the message"))
                let bare = try await giulia.follow(giulia.post(path + "/richiedente/togli", ["nota": String(note)]))
                #expect(!bare.has("Solo &lt;b&gt;"))
                #expect(bare.html.firstMatch(of: DeskWordsTests.key) == nil)
            }
        }
    }
}
