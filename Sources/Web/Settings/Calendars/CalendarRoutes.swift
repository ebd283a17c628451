import Desk
import Domain
import Foundation
import Formats
import HTTPTypes
import Hummingbird
import Store

/// The working calendars: list, form with a file and a preview, end.
struct CalendarRoutes: Sendable {
    let pages: SettingsPages

    private static let place = SettingsPlace.calendars
    private static let limits: FormLimits = {
        var limits = FormLimits()
        limits.file = HolidayFile.mostBytes
        limits.files = 1
        limits.total = HolidayFile.mostBytes
        return limits
    }()

    func add(to router: some RouterMethods<DeskContext>) {
        let one = RouterPath(Self.place.address + "/:id")
        router.get(RouterPath(Self.place.address), use: showList)
        router.get(RouterPath(Self.place.newAddress), use: showBlank)
        router.post(RouterPath(Self.place.newAddress), use: create)
        router.get(one, use: show)
        router.post(one, use: save)
        router.post(RouterPath(Self.place.address + "/:id/cessa"), use: end)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Self.place, context)
        let now = pages.site.now()
        return CalendarListPage(calendars: context.catalogue.calendars.filter { !$0.validity.hasEnded(at: now) })
            .html(pages.frame(Self.place, request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Self.place, context)
        var blank = WrittenCalendar.ordinary
        blank.name = ""
        return CalendarPage(kept: nil, form: CalendarForm.form(blank)).html(pages.frame(Self.place, request, context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Self.place, context)
        let kept = try kept(context)
        let uses = context.catalogue.promises(by: kept, at: pages.site.now())
        let recount = try await pages.desk.database.read { c in try c.recount(of: kept.name) }
        return CalendarPage(
            kept: kept, form: CalendarForm.form(kept.written), year: year(of: kept, request), uses: uses,
            recount: recount
        ).html(pages.frame(Self.place, request, context))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try pages.enter(Self.place, context)
        return try await keep(try kept(context), request, context)
    }

    @Sendable func end(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await pages.form(Self.place, request, context)
        let kept = try kept(context)
        do {
            try await pages.desk.end(calendar: kept.name, as: context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: CalendarPage.address(kept), context)
        }
        return pages.done("settings.done.ended", ["name": kept.name], at: Self.place.address, context)
    }

    private func keep(
        _ kept: WorkingCalendar?, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        try pages.enter(Self.place, context)
        let reader = FormReader(pages.site, limits: Self.limits, sink: TextFiles())
        let form = try await reader.read(request, context), w = context.words
        var page = CalendarPage(kept: kept, form: form)
        page.uses = kept.map { context.catalogue.promises(by: $0, at: pages.site.now()) } ?? []
        if form["passo"] == "ics" { page.takeFile(w) }
        let written = CalendarForm.read(page.form, name: kept?.name ?? page.form["name"], &page.errors, w)
        let problems = WorkingCalendar.problems(in: written)
        if ["salva", "prova", ""].contains(form["passo"]) {
            page.errors.add(problems, w)
            if page.errors.isEmpty, let done = try await save(written, over: kept, &page, context) { return done }
        } else if !(page.brought == nil && form["passo"] == "ics") {
            // A name that is still missing does not hide the year.
            page.errors.add(problems.filter { $0.field != .name }, w)
        }
        var shown = written
        if shown.name.isEmpty { shown.name = w("settings.calendari.add") }
        // When it makes no calendar there is no year to show, and the errors say why.
        if let calendar = try? WorkingCalendar(shown) { page.year = year(of: calendar, request) }
        return page.html(pages.frame(Self.place, request, context))
            .response(page.errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Nil when it was refused; the reasons are in the page.
    private func save(
        _ written: WrittenCalendar, over kept: WorkingCalendar?, _ page: inout CalendarPage, _ context: DeskContext
    ) async throws -> Response? {
        let w = context.words
        do {
            let calendar = try WorkingCalendar(written, validity: kept?.validity ?? .always)
            if let kept {
                // Somebody else changed or ended it while this form was open.
                if kept.validity.hasEnded(at: pages.site.now()) { throw Refusal.changedMeanwhile }
                if page.form["passo"] == "prova" {
                    let trial = try await pages.desk.tryOut(calendar, as: context.actor)
                    return .seeOther(ReplayPage.address(trial))
                }
                try await pages.desk.edit(calendar, as: context.actor)
            } else {
                try await pages.desk.add(calendar, as: context.actor)
            }
            let key = kept == nil ? "settings.done.added" : "settings.done.saved"
            return pages.done(key, ["name": calendar.name], at: Self.place.address, context)
        } catch let refusal as Refusal {
            page.errors.add(refusal, w, named: { $0 == "code" ? "name" : $0 })
        } catch let problem as CalendarProblem {
            page.errors.add([problem], w)
        }
        return nil
    }

    private func kept(_ context: DeskContext) throws -> WorkingCalendar {
        let id = try context.idInPath(WorkingCalendar.self)
        guard let calendar = context.catalogue.calendars.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return calendar
    }

    private func year(of calendar: WorkingCalendar, _ request: Request) -> CalendarYear {
        let current = calendar.day(of: pages.site.now()).year, asked = request.question.int("anno") ?? current
        return CalendarYear(number: CalendarYear.years.contains(asked) ? asked : current, calendar: calendar)
    }
}

extension CalendarPage {
    /// Puts the holidays of the file into the form, where they are read before they are saved.
    mutating func takeFile(_ w: Words) {
        guard form.problems.isEmpty, let file = form.files.first else {
            return errors.add("ics", w(form.problems.isEmpty ? "settings.ics.missing" : "settings.ics.tooBig"))
        }
        do {
            let file = try HolidayFile(file.handle)
            let there = form["rules"].split(whereSeparator: \.isNewline).map(String.init)
            let new = file.rules.map(\.description).filter { !there.contains($0) }
            form.set("rules", (there + new).joined(separator: "\n"))
            brought = Brought(holidays: new.count, skipped: file.skipped)
        } catch {
            errors.add("ics", w("settings.ics.\(error.rawValue)"))
        }
    }
}
