import Desk
import Domain
import Formats
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("A request on paper")
struct PrintTests {
    @Test("Notes and what the desk did are in it only when they are asked for")
    func content() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered()
            try await town.desk.note(on: ticket.number, "Solo per noi <b>", as: town[.giulia])
            _ = try await town.desk.reply(
                to: ticket.number, as: town[.giulia], ReplyDraft(text: "Gentile Anna & figli"))
            let person = try await town[.giulia], catalogue = try await town.desk.catalogue()
            let file = try #require(
                try await town.desk.database.read { c in try RequestFile(ticket.number, visibleTo: person, c) })
            func text(_ isInternal: Bool, _ language: Language) -> String {
                let w = Words(language)
                return PrintedRequest(
                    file, catalogue, person: person, isInternal: isInternal, w, at: town.clock.now
                ).html(w, catalogue.office, at: town.clock.now).string
            }
            for language in Language.allCases {
                let outside = text(false, language), inside = text(true, language)
                #expect(outside.contains("Gentile Anna &amp; figli") && !outside.contains("Solo per noi"))
                #expect(inside.contains("Solo per noi &lt;b&gt;") && inside.contains("class=\"internal\""))
            }
        }
    }

    @Test("The PDF of a request, for who sees it", .enabled(if: WeasyPrint.isThere))
    func pdf() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client), piero = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(path).has("\(path)/pdf"))
                let answer = try await giulia.get(path + "/pdf?note=1")
                #expect(answer.status == .ok && answer.html.hasPrefix("%PDF-"))
                #expect(answer.headers[.contentType] == "application/pdf")
                try await piero.logIn(.piero)
                #expect(try await piero.get(path + "/pdf").status == .notFound)
            }
        }
    }
}
