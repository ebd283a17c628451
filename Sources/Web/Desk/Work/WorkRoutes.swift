import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// How work is shared out: the board of a group, the page of a person, absences.
struct WorkRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(BoardPage.path), use: showBoard)
        router.post(RouterPath(BoardPage.path + "/sposta"), use: move)
        router.get("scrivania/persone/:login", use: showPerson)
        router.post("scrivania/persone/:login/assenze", use: plan)
        router.post("scrivania/persone/:login/assenze/:id/fine", use: endAbsence)
    }

    @Sendable func showBoard(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let person = context.person, catalogue = context.catalogue, now = site.now()
        let groups = BoardPage.groups(of: person, catalogue, at: now), asked = request.question["gruppo"]
        guard let group = groups.first(where: { asked.isEmpty || $0.code == asked }) else { throw Refusal.notFound }
        let columns = try await desk.database.read { c in
            try BoardPage.columns(of: group, catalogue, at: now, c)
        }
        return BoardPage(
            group: group, groups: groups, columns: columns, catalogue: catalogue,
            sidebar: try await sidebar(context, isAtLoads: true)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func move(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        guard let number = Ticket.Number(form["numero"]) else { throw Refusal.notFound }
        let back = "\(BoardPage.path)?gruppo=\(form["gruppo"].urlEncoded)", version = Int(form["versione"])
        do {
            guard !form["a"].isEmpty else {
                try await desk.release(number, as: context.person, version: version)
                let text = w("work.moved.queue", ["number": number])
                return .seeOther(back, saying: Notice(tone: .success, text: text), site)
            }
            guard let colleague = context.catalogue.person(login: form["a"]) else { throw Refusal.notFound }
            try await desk.assign(number, to: colleague.id, as: context.person, version: version)
            let blanks: [String: any CustomStringConvertible] = ["number": number, "name": colleague.name]
            if let absence = context.catalogue.absence(of: colleague.id, at: site.now()) {
                let day = w.shortDay(absence.to.addingTimeInterval(-1))
                let text = w("work.moved.absent", ["number": number, "name": colleague.name, "day": day])
                return .seeOther(back, saying: Notice(tone: .warning, text: text), site)
            }
            return .seeOther(back, saying: Notice(tone: .success, text: w("work.moved", from: blanks)), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return .seeOther(back, saying: Notice(tone: .danger, text: w.sentence(refusal)), site)
        }
    }

    @Sendable func showPerson(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func plan(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        var page = try await page(context)
        page.form = form
        let first = CalendarDay(form["first"]), last = CalendarDay(form["last"])
        if first == nil { page.errors.add("first", w("work.problem.day")) }
        if last == nil { page.errors.add("last", w("work.problem.day")) }
        if let first, let last {
            let handOver: Absence.HandOver =
                switch form["deputy"] {
                case "keep": .keep
                case "group": .group
                case let login: context.catalogue.person(login: login).map { .colleague($0.id) } ?? .group
                }
            let absence = Absence(
                id: ID(0), person: page.person.id, first: first, last: last, handOver: handOver, note: form["note"],
                plannedBy: context.person.id, plannedAt: site.now())
            do {
                if form["passo"] == "anteprima" {
                    try absence.check(beside: page.absences, context.catalogue, at: site.now())
                    let person = page.person.id
                    page.preview = try await desk.database.read { c in try c.inHand(of: person, after: nil, limit: 50) }
                    return page.html(context.deskFrame(request, site)).response()
                }
                try await desk.plan(absence, as: context.person)
                return done("work.absence.done", page.person, context)
            } catch let refusal as Refusal where refusal != .notFound {
                page.errors.add(refusal, w)
            }
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func endAbsence(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let person = try person(context)
        try await desk.endAbsence(try context.idInPath(Absence.self), as: context.person)
        return done("work.absence.ended", person, context)
    }

    private func done(_ key: String, _ person: Operator, _ context: DeskContext) -> Response {
        .seeOther(PersonPage.path(person), saying: Notice(tone: .success, text: context.words(key)), site)
    }

    /// Oneself, and those one leads.
    private func person(_ context: DeskContext) throws -> Operator {
        let login = context.parameters.get("login")?.removingPercentEncoding ?? ""
        guard let person = context.catalogue.person(login: login),
            person.id == context.person.id || context.person.leads(person)
        else { throw Refusal.notFound }
        return person
    }

    private func page(_ context: DeskContext) async throws -> PersonPage {
        let person = try person(context), now = site.now(), catalogue = context.catalogue
        let load = try await desk.database.read { c in try c.load(of: person.id, at: now) }
        return PersonPage(
            person: person, groups: person.groups.compactMap { catalogue.group($0)?.name }, open: load.open,
            late: load.late, absences: catalogue.absences(of: person.id, at: now), catalogue: catalogue,
            mayPlan: context.person.plansAbsences(of: person), sidebar: try await sidebar(context))
    }

    private func sidebar(_ context: DeskContext, isAtLoads: Bool = false) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtLoads: isAtLoads, context.words)
    }
}

/// What somebody can be given, as forms write it.
enum WorkFields {
    /// Words with commas or spaces between them.
    static func words(_ text: String) -> [String] { text.split { ", \n".contains($0) }.map(String.init) }

    /// One in each line.
    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).tidied }.filter { !$0.isEmpty }
    }
}
