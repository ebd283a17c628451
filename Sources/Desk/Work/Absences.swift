import Domain
import Foundation
import Store

extension Operator {
    /// Whether they plan the work of a colleague: who leads a group of theirs, and administrators.
    public func leads(_ colleague: Operator) -> Bool {
        may(.takeOver) && (role.seesAllGroups || colleague.groups.contains { may(.takeOver, in: $0) })
    }

    /// Whether they plan the absences of somebody: their own, and of those they lead.
    public func plansAbsences(of colleague: Operator) -> Bool {
        !isProgram && may(.take) && (id == colleague.id || leads(colleague))
    }
}

extension Desk {
    /// An absence is planned, by the person or by who leads them. It begins by itself.
    @discardableResult
    public func plan(_ absence: Absence, as planner: Operator) async throws -> Absence {
        let now = now()
        var planned = absence
        planned.id = id()
        planned.note = absence.note.tidied
        planned.plannedBy = planner.id
        planned.plannedAt = now
        planned.begunAt = nil
        let final = planned
        try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard let person = catalogue.person(final.person), planner.plansAbsences(of: person) else {
                throw Refusal.notFound
            }
            try final.check(beside: catalogue.absences(of: person.id, at: now), catalogue, at: now)
            try c.insert(final)
            try c.settingsChanged()
            // One that begins today does not wait for the minute's look.
            if final.holds(at: now) {
                try c.enqueue(
                    kind: JobKind.absences, payload: "", at: JobKind.beforeOthers(now), uniqueKey: "absences",
                    id: ids.next(at: now))
            }
        }
        bell.ring()
        return final
    }

    /// An absence that has not begun is planned no more; one that has ends today: they are back.
    public func endAbsence(_ id: ID<Absence>, as planner: Operator) async throws {
        let now = now()
        try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard var absence = catalogue.absences.first(where: { $0.id == id }), absence.to > now,
                let person = catalogue.person(absence.person), planner.plansAbsences(of: person)
            else { throw Refusal.notFound }
            absence.last = TimeZone.rome.day(at: now, adding: -1)
            if absence.last < absence.first { try c.delete(id) } else { try c.shorten(absence) }
            try c.settingsChanged()
            try wakeGiving(in: person.groups.compactMap { catalogue.group($0) }, at: now, c)
        }
        bell.ring()
    }

    /// Absences whose first day is here: what is in hand goes where it was said. What died halfway goes on at the next turn.
    public func beginAbsences() async throws {
        let now = now()
        for absence in try await catalogue().absences where absence.begunAt == nil && absence.holds(at: now) {
            try await begin(absence)
        }
    }

    /// The job.
    public func beginAbsences(_ job: Job) async throws -> JobOutcome {
        try await beginAbsences()
        return .done
    }

    private func begin(_ absence: Absence) async throws {
        var last: ID<Ticket>?
        while true {
            let after = last, now = now()
            let (moved, next) = try await database.write { c -> ([Change], ID<Ticket>?) in
                let catalogue = try catalogues.current(c)
                // Taken away meanwhile, or of other days.
                guard catalogue.absence(of: absence.person, at: now)?.id == absence.id else { return ([], nil) }
                let tickets = try c.inHand(of: absence.person, after: after, limit: Self.batch)
                let moved = try tickets.compactMap { ticket -> Change? in
                    let current = try upToDate(ticket, catalogue, at: now, c)
                    guard let change = current.handedOver(by: absence, catalogue, at: now) else { return nil }
                    return try keep(Decision(change: change), catalogue, by: .system, named: "", at: now, c)
                }
                let isLast = tickets.count < Self.batch
                if isLast, try c.begin(absence.id, at: now) { try c.settingsChanged() }
                return (moved, isLast ? nil : tickets.last?.id)
            }
            for change in moved { changes.tell(from: change.from, to: change.to) }
            if !moved.isEmpty { bell.ring() }
            guard let next else { return }
            last = next
        }
    }

    /// Languages one writes in, and whether one takes new work now.
    public func setWork(languages: [String], isAvailable: Bool, of person: Operator) async throws {
        let now = now()
        try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard var changed = catalogue.person(person.id) else { throw Refusal.notFound }
            changed.work.languages = languages
            changed.work.isAvailable = isAvailable
            try changed.work.check()
            try c.update(changed)
            try c.settingsChanged()
            try wakeGiving(in: changed.groups.compactMap { catalogue.group($0) }, at: now, c)
        }
        bell.ring()
    }
}
