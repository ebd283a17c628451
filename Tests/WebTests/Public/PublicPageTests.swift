import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("Public pages in both languages")
struct PublicPageTests {
    @Test("Ogni pagina è scritta bene e non mostra chiavi", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        try await World.run(.sqlite) { world in
            for (name, page) in try await Self.all(world, language) {
                #expect(Markup.problems(in: page.string).isEmpty, "\(name)")
                let keys = page.string.matches(of: #/>(public|problem|refusal|kit|errors)\.[a-zA-Z.]+/#)
                #expect(keys.isEmpty, "\(name): \(keys.map { String($0.output.0) })")
                let content = page.string.split(separator: "<main", maxSplits: 1).last ?? ""
                #expect(!content.contains("{") && page.string.contains("lang=\"\(language.rawValue)\""), "\(name)")
            }
        }
    }

    @Test("Chiavi e spazi da riempire sono gli stessi nelle due lingue")
    func words() {
        let tables = Language.allCases.map { Phrasebook.tables[$0] ?? [:] }
        let keys = tables.map { Set($0.keys.filter { $0.hasPrefix("public.") || $0.hasPrefix("problem.") }) }
        #expect(keys[0] == keys[1] && keys[0].count > 250)
        for key in keys[0] { #expect(tables[0][key]?.blanks == tables[1][key]?.blanks, "\(key)") }
    }

    @Test("Ogni stato ha le sue parole", arguments: Language.allCases)
    func states(_ language: Language) async throws {
        try await World.run(.sqlite) { world in
            let w = Words(language), catalogue = try await world.desk.catalogue()
            var ticket = try await world.resolved()
            for state in TicketState.allCases {
                ticket.state = state
                for resolution in Resolution.allCases {
                    ticket.resolution = resolution
                    let request = TrackedRequest(
                        ticket: ticket, messages: [], attachments: [], rating: nil, catalogue: catalogue)
                    for sentence in request.status(w, at: world.clock.now) {
                        #expect(!sentence.hasPrefix("public.") && !sentence.contains("{"), "\(sentence)")
                    }
                }
            }
        }
    }

    @Test("Gli indirizzi si riconoscono e non si leggono")
    func masks() {
        #expect("anna.bianchi@example.it".maskedAddress == "an•••@example.it")
        #expect("al@example.it".maskedAddress == "a•••@example.it")
    }

    /// Every public page of the town; also written to a folder to be looked at, when one is named.
    static func all(_ world: World, _ language: Language) async throws -> [(String, HTML)] {
        let desk = world.desk, catalogue = try await desk.catalogue(), now = world.clock.now, w = Words(language)
        var office = catalogue.office
        office.isDemo = true
        office.administrationName = "Comune di Borgo Sereno"
        let frame = Frame(words: w, office: office, address: "/richiesta", csrf: "x", now: now)
        func form(_ draft: RequestDraft, _ problems: [FieldProblem] = []) -> HTML {
            var draft = draft
            let choices = RequestChoices(draft.values, catalogue, at: now)
            draft.settle(choices, catalogue, at: now)
            var view = RequestFormView(draft, choices, catalogue, token: "t", language: language, at: now)
            view.show(problems, problems.isEmpty ? [] : [.program(name: "fattura.pdf")], w)
            return requestFormPage(view, frame)
        }
        let file = try AttachedFile(
            KeptFile(
                hash: String(repeating: "a", count: 64), name: "schermata.png", type: "image/png", size: 1_234_567),
            desk)
        var full = RequestDraft(FormData(PublicWorld.anna.map { ($0, $1) } + [("field.payMonth", "2026-10")]))
        full.files = [file]
        full.values.set("area", "Stipendi")
        full.values.set("tematica", "Accredito")
        full.values.set("triple", "STI-PAG-01")
        var wrong = full
        wrong.values.set("email", "anna@")
        wrong.values.set("field.payMonth", "")
        wrong.values.set("userType", "O")
        let request = try full.input.checked(catalogue, door: .publicForm, at: now).get()
        let choices = RequestChoices(full.values, catalogue, at: now)
        let ticket = try await world.resolved(), token = desk.trackingToken(of: ticket.id)
        let pages = PublicSite(
            desk, Site(publicURL: desk.publicURL, secret: Data("s".utf8), now: desk.now) { Office() },
            LiveNews(desk, QueueCounts(desk.database)))
        let tracked = try await pages.tracked(token, Visit())
        var waiting = tracked
        waiting.ticket.state = .waitingRequester
        let number = ticket.number,
            stages: [(String, ReceiptView.Stage)] = [
                ("posta", .checkMail(maskedAddress: "an•••@example.it", until: now)),
                ("fatta", .registered(trackingURL: "/richieste/" + token, group: "Primo livello web")),
                ("altrove", .confirmedElsewhere), ("finita", .ended),
            ]
        var list: [(String, HTML)] = [
            ("home", homePage(HomeView(catalogue.triples, mail: "assistenza@ente.example"), frame)),
            ("modulo", form(RequestDraft(FormData()))), ("modulo-pieno", form(full)),
            (
                "modulo-errori",
                form(
                    wrong,
                    [
                        FieldProblem("email", "problem.email.wrong"),
                        FieldProblem(
                            "field.payMonth", "problem.field.missing",
                            ["label": "Mese del cedolino", "labelEnglish": "Payslip month"]),
                    ])
            ),
            ("controllo", reviewPage(ReviewView(full, request, choices, token: "t", w), frame)),
            ("ritorno", awayPage(full, token: "t", step: .send, frame)),
            ("conferma", confirmPage(.ready(token: "t", number: number, summary: "Non riesco"), frame)),
            ("conferma-tardi", confirmPage(.over(unconfirmedDays: 7), frame)),
            ("segui-risolta", trackingPage(TrackingView(tracked, token: token, w, at: now), frame)),
            ("segui-attesa", trackingPage(TrackingView(waiting, token: token, w, at: now), frame)),
            ("ritira", withdrawPage(number, token: token, frame)),
            (
                "voto",
                ratingPage(
                    RatingPageView(
                        token: "t", number: number, summary: "Non riesco a entrare",
                        rating: RatingView(scale: .five, value: 4, isKept: true, until: now), sendsItself: false), frame
                )
            ),
            (
                "voto-pollici",
                ratingPage(
                    RatingPageView(
                        token: "t", number: number, summary: "Non riesco a entrare",
                        rating: RatingView(scale: .thumbs, value: 1, until: now), sendsItself: true), frame)
            ),
        ]
        list += stages.map { name, stage in
            ("ricevuta-" + name, receiptPage(ReceiptView(number: number, stage: stage, summary: "Non riesco"), frame))
        }
        list += InfoPage.all.map { (String($0.address.dropFirst()), infoPage($0, frame)) }
        if let folder = ProcessInfo.processInfo.environment["SPORTELLO_TEST_PAGES"] {
            for (name, page) in list {
                try Data(page.bytes).write(to: URL(filePath: "\(folder)/\(name).\(language.rawValue).html"))
            }
        }
        return list
    }
}
