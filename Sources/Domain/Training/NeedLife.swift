import Foundation

// From what was found to what was taught. Each step gives the need as it is after it.
extension TrainingNeed {
    /// One thing that is done with a need.
    public enum Step: Sendable, Equatable {
        case accept
        case plan(CalendarDay)
        case hold(CalendarDay, participants: Int)
        case drop(reason: String)
        /// What was dropped is proposed again.
        case reopen
    }

    /// - Parameter today: what is held later was not held yet.
    public func taking(_ step: Step, today: CalendarDay, at now: Date) throws(Refusal) -> TrainingNeed {
        switch step {
        case .accept:
            if state != .draft { throw .alreadyDone }
            return changed(at: now) { $0.state = .accepted }
        case .plan(let day):
            guard state == .accepted || state == .planned else { throw .alreadyDone }
            if day < today { throw .invalid(field: "plannedOn", reason: "training.problem.past") }
            return changed(at: now) {
                $0.state = .planned
                $0.plannedOn = day
            }
        case .hold(let day, let participants):
            guard state == .accepted || state == .planned else { throw .alreadyDone }
            if day > today { throw .invalid(field: "heldOn", reason: "training.problem.future") }
            guard (1...Self.mostParticipants).contains(participants) else {
                throw .invalid(field: "participants", reason: "training.problem.participants")
            }
            return changed(at: now) {
                $0.state = .held
                $0.heldOn = day
                $0.participants = participants
            }
        case .drop(let reason):
            guard state.isOpen else { throw .alreadyDone }
            let reason = reason.tidiedLines
            guard !reason.isEmpty, reason.count <= Self.longestReason else {
                throw .invalid(field: "reason", reason: "training.problem.reason")
            }
            return changed(at: now) {
                $0.state = .dropped
                $0.reason = reason
            }
        case .reopen:
            if state != .dropped { throw .alreadyDone }
            return changed(at: now) {
                $0.state = .draft
                $0.reason = ""
            }
        }
    }

    /// Its words are these from now on.
    public func written(_ content: Content, at now: Date) -> TrainingNeed { changed(at: now) { $0.content = content } }

    private func changed(at now: Date, _ edit: (inout TrainingNeed) -> Void) -> TrainingNeed {
        var next = self
        edit(&next)
        next.version += 1
        next.updatedAt = now
        return next
    }
}

extension TrainingNeed.Step {
    public var kind: NeedEvent.Kind {
        switch self {
        case .accept: .accepted
        case .plan: .planned
        case .hold: .held
        case .drop: .dropped
        case .reopen: .reopened
        }
    }

    /// What the history keeps of it.
    public var data: [String: String] {
        switch self {
        case .accept, .reopen: [:]
        case .plan(let day): ["day": day.description]
        case .hold(let day, let participants): ["day": day.description, "participants": String(participants)]
        case .drop(let reason): ["reason": reason.tidiedLines]
        }
    }
}

extension TrainingNeed.Content {
    /// Tidied, and short enough.
    public func checked() throws(Refusal) -> Self {
        var next = self
        next.title = title.tidied
        next.triple = triple?.tidied
        next.material = material.tidiedLines
        next.article = article?.tidied
        next.notes = notes.tidiedLines
        if next.title.isEmpty || next.title.count > TrainingNeed.longestTitle {
            throw .invalid(field: "title", reason: "training.problem.title")
        }
        for (field, text) in [("material", next.material), ("notes", next.notes)]
        where text.count > TrainingNeed.longestText {
            throw .invalid(field: field, reason: "training.problem.long")
        }
        return next
    }

    /// What was there before, of what has changed.
    public func replaced(by next: Self) -> [String: String] {
        let fields: [(String, String, String)] = [
            ("title", title, next.title), ("triple", triple ?? "", next.triple ?? ""),
            ("owner", owner?.description ?? "", next.owner?.description ?? ""),
            ("material", material, next.material), ("article", article ?? "", next.article ?? ""),
            ("audience", audience.description, next.audience.description), ("notes", notes, next.notes),
        ]
        return Dictionary(uniqueKeysWithValues: fields.filter { $0.1 != $0.2 }.map { ($0.0, $0.1) })
    }
}

/// What came of a training: the four whole weeks before the week it was held in, beside the four after it. The week itself
/// is in neither.
public struct NeedEffect: Sendable, Equatable {
    /// The last week of each four.
    public let before: ISOWeek
    public let after: ISOWeek

    public init(heldOn day: CalendarDay) {
        let week = ISOWeek(of: day)
        before = week.adding(-1)
        after = week.adding(Criticality.weeks)
    }

    /// The first day on which the four weeks after are over.
    public var measurableFrom: CalendarDay { after.adding(1).monday }
}
