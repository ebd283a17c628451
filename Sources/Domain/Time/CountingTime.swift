import Foundation

extension Office {
    /// Activities of an office that has not chosen its own.
    public static let usualActivities = ["Analisi", "Telefono", "Scrittura", "Back office"]
    public static let mostActivities = 30
    public static let longestActivity = 60
    /// Minutes after which a timer stops by itself.
    public static let timerMinutes = 15...TimeEntry.minutes.upperBound

    func checkActivity(_ name: String) throws(Refusal) {
        guard activities.contains(name) else { throw .invalid(field: "activity", reason: "time.problem.activity") }
    }
}

extension Operator {
    /// Whether this person's time is counted: people who work on requests, where the office wants it.
    public func countsTime(in office: Office) -> Bool { office.countsTime && may(.note) && !isProgram }

    func requireTime(_ office: Office) throws(Refusal) {
        guard countsTime(in: office) else { throw .notAllowed }
    }
}

extension Ticket {
    /// A timer begins.
    public func timing(_ activity: String, by person: Operator, _ office: Office, at now: Date) throws(Refusal)
        -> RunningTimer
    {
        try person.requireTime(office)
        guard state != .unconfirmed && state != .draft else { throw .wrongState(state) }
        try office.checkActivity(activity)
        return RunningTimer(person: person.id, ticket: id, activity: activity, startedAt: now)
    }

    /// An entry by hand, for work that no timer measured.
    public func spending(
        _ minutes: Int, on activity: String, at: Date, note: String, by person: Operator, _ office: Office,
        id: ID<TimeEntry>, now: Date
    ) throws(Refusal) -> TimeEntry {
        try person.requireTime(office)
        guard state != .unconfirmed && state != .draft else { throw .wrongState(state) }
        try office.checkActivity(activity)
        guard TimeEntry.minutes.contains(minutes) else {
            throw .invalid(field: "minutes", reason: "time.problem.minutes")
        }
        let earliest = now.addingTimeInterval(-Double(TimeEntry.daysBack) * 86_400)
        guard at <= now, at >= earliest else { throw .invalid(field: "day", reason: "time.problem.day") }
        if note.count > TimeEntry.longestNote { throw .invalid(field: "note", reason: "problem.text.tooLong") }
        return TimeEntry(
            id: id, ticket: self.id, person: person.id, group: group, activity: activity, at: at, minutes: minutes,
            note: note, source: .manual)
    }
}

extension TimeEntry {
    /// Whoever made it corrects it, and who leads the group it was made in. An activity that the office has no more stays
    /// until another is chosen.
    public func corrected(
        minutes: Int, activity: String, because reason: String, by person: Operator, _ office: Office,
        id: ID<TimeCorrection>, at now: Date
    ) throws(Refusal) -> (entry: TimeEntry, correction: TimeCorrection) {
        guard mayCorrect(person) else { throw .notFound }
        try person.requireTime(office)
        guard minutes == 0 || TimeEntry.minutes.contains(minutes) else {
            throw .invalid(field: "minutes", reason: "time.problem.minutes.corrected")
        }
        if activity != self.activity { try office.checkActivity(activity) }
        if reason.isEmpty { throw .invalid(field: "reason", reason: "time.problem.reason") }
        if reason.count > Self.longestNote { throw .invalid(field: "reason", reason: "problem.text.tooLong") }
        // A timer that was stopped by the program may have been right: saying so is a correction too.
        if minutes == self.minutes && activity == self.activity && !isInDoubt { throw .alreadyDone }
        var next = self
        next.minutes = minutes
        next.activity = activity
        next.corrections += 1
        let correction = TimeCorrection(
            id: id, entry: self.id, at: now, by: person.id, byName: person.name, minutes: (self.minutes, minutes),
            activity: (self.activity, activity), reason: reason)
        return (next, correction)
    }

    public func mayCorrect(_ person: Operator) -> Bool {
        !person.isDisabled && (self.person == person.id || (group != nil && person.may(.takeOver, in: group)))
    }
}

extension Date {
    /// Monday of the week an instant is in, and of the next one, by the clock of the office.
    public func week(in zone: TimeZone = .rome) -> (from: Date, before: Date) {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = zone
        let from = calendar.dateInterval(of: .weekOfYear, for: self)?.start ?? self
        return (from, calendar.date(byAdding: .day, value: 7, to: from) ?? from.addingTimeInterval(7 * 86_400))
    }
}
