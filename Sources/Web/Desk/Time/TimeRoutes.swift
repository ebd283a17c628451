import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Time spent on requests: the timer, entries by hand, corrections, a person's week, the activities of groups.
struct TimeRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(TimePage.path), use: showWeek)
        router.get(RouterPath(TimePage.path + ".csv"), use: weekAsTable)
        router.get(RouterPath(GroupTimePage.path), use: showGroups)
        router.get(RouterPath(GroupTimePage.path + ".csv"), use: groupsAsTable)
        router.post(RouterPath(TimePage.path + "/ferma"), use: stop)
        router.get(RouterPath(TimePage.path + "/:id"), use: showEntry)
        router.post(RouterPath(TimePage.path + "/:id"), use: correct)
        router.get("scrivania/richieste/:number/tempo", use: showBlank)
        router.post("scrivania/richieste/:number/tempo", use: add)
        router.post("scrivania/richieste/:number/tempo/avvia", use: start)
    }

    @Sendable func start(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site), w = context.words
        return try await told(number.deskPath, context) {
            let started = try await desk.startTimer(on: number, form["attivita"], as: context.person)
            guard let stopped = started.stopped else { return Notice(tone: .success, text: w("time.done.started")) }
            let text = w("time.done.swapped", ["time": w.time(stopped.minutes), "activity": stopped.activity])
            return Notice(tone: stopped.isInDoubt ? .warning : .success, text: text)
        }
    }

    @Sendable func stop(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        // Back to the page of a request or of the week, nowhere else.
        let back = form["poi"].hasPrefix("/scrivania/richieste/") ? form["poi"] : TimePage.path
        return try await told(back, context) {
            let entry = try await desk.stopTimer(as: context.person)
            let key = entry.isInDoubt ? "time.done.capped" : "time.done.stopped"
            return Notice(
                tone: entry.isInDoubt ? .warning : .success,
                text: w(key, ["time": w.time(entry.minutes), "activity": entry.activity]))
        }
    }

    private func told(_ address: String, _ context: DeskContext, _ act: () async throws -> Notice) async throws
        -> Response
    {
        do {
            return .seeOther(address, saying: try await act(), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return .seeOther(address, saying: Notice(tone: .danger, text: context.words.sentence(refusal)), site)
        }
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await blank(FormData(), FieldErrors(), context).html(context.deskFrame(request, site)).response()
    }

    @Sendable func add(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site), w = context.words
        var errors = FieldErrors()
        let today = w.isoDay(site.now()), isToday = form["giorno"] == today || form["giorno"].isEmpty
        // A day of the past is meant by its noon.
        let day = isToday ? nil : try? TimeZone.rome.instant(form["giorno"] + "T12:00")
        if form.int("minuti") == nil { errors.add("minuti", w("time.problem.minutes")) }
        if !isToday && day == nil { errors.add("giorno", w("time.problem.day")) }
        if errors.isEmpty {
            do {
                let entry = try await desk.spendTime(
                    on: number, minutes: form.int("minuti") ?? 0, activity: form["attivita"], day: day,
                    note: form["nota"], as: context.person)
                let text = w("time.done.added", ["time": w.time(entry.minutes), "activity": entry.activity])
                return .seeOther(number.deskPath, saying: Notice(tone: .success, text: text), site)
            } catch let refusal as Refusal where refusal != .notFound {
                errors.add(time: refusal, w)
            }
        }
        return try await blank(form, errors, context).html(context.deskFrame(request, site))
            .response(.unprocessableContent)
    }

    private func blank(_ typed: FormData, _ errors: FieldErrors, _ context: DeskContext) async throws -> AddTimePage {
        let number = try context.ticketNumber(), person = context.person
        guard person.countsTime(in: context.catalogue.office),
            let ticket = try await desk.database.read({ c in try c.ticket(number, visibleTo: person) })
        else { throw Refusal.notFound }
        return AddTimePage(
            number: number, summary: ticket.summary, activities: context.catalogue.office.activities,
            today: context.words.isoDay(site.now()), typed: typed, errors: errors, sidebar: try await sidebar(context))
    }

    @Sendable func showEntry(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await entry(FormData(), FieldErrors(), context).html(context.deskFrame(request, site)).response()
    }

    @Sendable func correct(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.idInPath(TimeEntry.self), form = try await context.form(request, site), w = context.words
        var errors = FieldErrors()
        if let minutes = form.int("minuti") {
            do {
                try await desk.correctTime(
                    id, minutes: minutes, activity: form["attivita"], because: form["motivo"], as: context.person,
                    seen: form.int("viste"))
                return .seeOther(
                    TimeEntryPage.path(id), saying: Notice(tone: .success, text: w("time.done.corrected")), site)
            } catch let refusal as Refusal where refusal != .notFound {
                errors.add(time: refusal, w)
            }
        } else {
            errors.add("minuti", w("time.problem.minutes.corrected"))
        }
        return try await entry(form, errors, context).html(context.deskFrame(request, site))
            .response(.unprocessableContent)
    }

    private func entry(_ typed: FormData, _ errors: FieldErrors, _ context: DeskContext) async throws -> TimeEntryPage {
        let id = try context.idInPath(TimeEntry.self), person = context.person, catalogue = context.catalogue
        guard person.countsTime(in: catalogue.office) else { throw Refusal.notFound }
        let (entry, number, corrections) = try await desk.database.read { c in
            guard let entry = try c.timeEntry(id), entry.mayCorrect(person), let ticket = try c.ticket(entry.ticket)
            else { throw Refusal.notFound }
            return (entry, ticket.number, try c.timeCorrections(of: id))
        }
        return TimeEntryPage(
            entry: entry, number: number, person: catalogue.person(entry.person)?.name ?? "–",
            corrections: corrections, activities: catalogue.office.activities, typed: typed, errors: errors,
            sidebar: try await sidebar(context, isHere: true))
    }
}

// The week.
extension TimeRoutes {
    @Sendable func showWeek(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let week = try week(request, context), person = context.person
        let (lines, running, number) = try await desk.database.read { c in
            let running = try c.timer(of: person.id)
            return try (
                c.timeEntries(of: person.id, from: week.from, before: week.before, limit: TimePage.most), running,
                running.flatMap { try c.ticket($0.ticket)?.number }
            )
        }
        return TimePage(
            week: week, lines: lines, running: running.map { ($0, number) }, leads: !groups(context).isEmpty,
            sidebar: try await sidebar(context, isHere: true)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func weekAsTable(_ request: Request, _ context: DeskContext) async throws -> Response {
        let week = try week(request, context), person = context.person, w = context.words
        let lines = try await desk.database.read { c in
            try c.timeEntries(of: person.id, from: week.from, before: week.before, limit: TimePage.most)
        }
        return table(
            "tempo-\(w.isoDay(week.from))", ["day", "request", "activity", "minutes", "note"],
            lines.map {
                [
                    w.isoDay($0.entry.at), $0.number.description, $0.entry.activity, String($0.entry.minutes),
                    $0.entry.note,
                ]
            }, w)
    }

    @Sendable func showGroups(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let (week, groups) = try await groupTimes(request, context)
        return GroupTimePage(
            week: week, groups: groups, counts: context.person.countsTime(in: context.catalogue.office),
            sidebar: try await sidebar(context, isHere: true)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func groupsAsTable(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (week, groups) = try await groupTimes(request, context), w = context.words
        return table(
            "tempo-gruppi-\(w.isoDay(week.from))", ["group", "activity", "minutes"],
            groups.flatMap { group in group.totals.map { [group.name, $0.activity, String($0.minutes)] } }, w)
    }

    private func groupTimes(_ request: Request, _ context: DeskContext) async throws
        -> (week: (from: Date, before: Date), groups: [(name: String, totals: [TimeTotal])])
    {
        let groups = groups(context)
        guard context.catalogue.office.countsTime, !groups.isEmpty else { throw Refusal.notFound }
        let week = chosenWeek(request)
        let found = try await desk.database.read { c in
            try c.timeTotals(of: groups.map(\.id), from: week.from, before: week.before)
        }
        let byGroup = Dictionary(grouping: found, by: \.group)
        return (week, groups.compactMap { group in byGroup[group.id].map { (group.name, $0.map(\.total)) } })
    }

    /// The groups whose time a person may read: those they lead, or all for who sees all.
    private func groups(_ context: DeskContext) -> [Group] {
        let person = context.person
        guard person.role == .lead || person.role.seesAllGroups else { return [] }
        return context.catalogue.groups.filter { person.sees($0.id) }
    }

    private func week(_ request: Request, _ context: DeskContext) throws -> (from: Date, before: Date) {
        guard context.person.countsTime(in: context.catalogue.office) else { throw Refusal.notFound }
        return chosenWeek(request)
    }

    /// The week of the day in the address, else the one that runs.
    private func chosenWeek(_ request: Request) -> (from: Date, before: Date) {
        let day = request.question["da"]
        // What is no day is this week.
        return ((try? TimeZone.rome.instant(day + "T12:00")) ?? site.now()).week()
    }

    private func table(_ name: String, _ columns: [String], _ rows: [[String]], _ w: Words) -> Response {
        let bytes = CSV.write(header: columns.map { w("time.column.\($0)") }, rows: rows)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: ContentDisposition.header(.attachment, name: name + ".csv"),
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func sidebar(_ context: DeskContext, isHere: Bool = false) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtTime: isHere, context.words)
    }
}

extension FieldErrors {
    /// A refusal on the field of a form of time.
    fileprivate mutating func add(time refusal: Refusal, _ w: Words) {
        let names = [
            "minutes": "minuti", "activity": "attivita", "day": "giorno", "note": "nota", "reason": "motivo",
        ]
        if case .invalid(let field, _) = refusal {
            add(names[field] ?? "minuti", w.sentence(refusal))
        } else {
            add("minuti", w.sentence(refusal))
        }
    }
}
