import Domain
import Foundation

// Terms and instants of deadlines as people say them, and the sentence that explains one.
extension Words {
    /// 8 h; 1 h 30 min; 3 giorni.
    func amount(_ term: PromiseTerm) -> String {
        switch term {
        case .working(let minutes) where minutes < 60: "\(minutes) min"
        case .working(let minutes) where minutes.isMultiple(of: 60): "\(number(minutes / 60)) h"
        case .working(let minutes): "\(number(minutes / 60)) h \(minutes % 60) min"
        case .solar(let days): self("kit.time.days", ["n": days])
        }
    }

    /// 8 h lavorative; 30 min lavorativi; 30 giorni solari.
    func term(_ term: PromiseTerm) -> String {
        switch term {
        case .working(let minutes) where minutes.isMultiple(of: 60):
            self("promises.term.hours", ["time": amount(term)])
        case .working: self("promises.term.minutes", ["time": amount(term)])
        case .solar(let days): self("promises.term.days", ["n": days])
        }
    }

    /// lunedì 23 novembre alle 09:12
    func weekdayMoment(_ instant: Date, now: Date) -> String {
        self("promises.moment", ["day": weekday(instant, now: now), "hour": hour(instant)])
    }

    /// lunedì 23 novembre; with the year when it is not this one.
    func weekday(_ instant: Date, now: Date) -> String {
        let then = RomeTime(instant), isThisYear = then.year == RomeTime(now).year
        let date = isThisYear ? "\(then.day) \(self("kit.month.\(then.month)"))" : day(instant)
        return "\(self("promises.weekday.\(then.weekday)")) \(date)"
    }

    /// By when: terms in days end with the day, and have no hour.
    func due(_ instant: Date, _ term: PromiseTerm, now: Date) -> String {
        switch term {
        case .working: weekdayMoment(instant, now: now)
        case .solar: weekday(instant, now: now)
        }
    }

    /// "8 h lavorative da lunedì 23 novembre alle 09:12, sospesa 3 h, scade martedì 24 novembre alle 12:12".
    func why(_ deadline: DeadlineView, now: Date) -> String {
        let start = self(
            "promises.why.from", ["term": term(deadline.term), "start": weekdayMoment(deadline.startedAt, now: now)])
        let pause = deadline.taken.map { self("promises.why.paused", ["time": amount($0)]) }
        return [start, pause, end(deadline, now: now)].compactMap { $0 }.joined(separator: ", ")
    }

    private func end(_ deadline: DeadlineView, now: Date) -> String {
        let due = deadline.dueAt.map { self.due($0, deadline.term, now: now) } ?? ""
        let stopped = deadline.stoppedAt.map { weekdayMoment($0, now: now) } ?? ""
        return switch deadline.state {
        case .running, .atRisk: self("promises.why.due", ["due": due])
        case .overdue: self("promises.why.overdue", ["due": due])
        case .suspended where due.isEmpty: self("promises.why.suspended")
        case .suspended: self("promises.why.suspendedUntil", ["due": due])
        case .met: self("promises.why.met", ["due": due, "stopped": stopped])
        case .missed: self("promises.why.missed", ["due": due, "stopped": stopped])
        case .cancelled: self("promises.why.cancelled", ["stopped": stopped])
        case .superseded: self("promises.why.superseded")
        case .moved: self("promises.why.moved", ["stopped": stopped])
        }
    }
}
