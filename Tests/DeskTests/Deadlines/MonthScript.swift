import Domain
import Foundation

/// What people do in a month, by a seed: the same for every run.
struct MonthScript {
    enum Step: CaseIterable {
        case take, reply, ask, waitForOthers, resume, answer, handOver, escalate, reclassify, resolve, reopen
    }

    struct Act {
        let at: Date
        /// Which request, from 0.
        let request: Int
        /// Nil makes it.
        let step: Step?
    }

    /// In the order in which they happen.
    let acts: [Act]
    let end: Date

    init(requests: Int, from start: Date, seed: UInt64) {
        var dice = SplitMix(seed: seed), acts: [Act] = []
        for request in 0..<requests {
            var at = Self.instant(in: 0..<28, from: start, &dice)
            acts.append(Act(at: at, request: request, step: nil))
            for step in Self.life(&dice) {
                at = at.addingTimeInterval(Double(Int.random(in: 1...2880, using: &dice) * 60))
                acts.append(Act(at: Self.inOfficeHours(at, from: start), request: request, step: step))
            }
        }
        end = start.addingTimeInterval(30 * 86_400)
        let last = end
        self.acts = acts.filter { $0.at < last }.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// Some are left alone, so that every deadline passes; the others live by chance.
    private static func life(_ dice: inout SplitMix) -> [Step] {
        if Int.random(in: 0..<5, using: &dice) == 0 { return [] }
        let some = (0..<Int.random(in: 1...4, using: &dice)).compactMap { _ in Step.allCases.randomElement(using: &dice)
        }
        return [.take] + some
    }

    private static func instant(in days: Range<Int>, from start: Date, _ dice: inout SplitMix) -> Date {
        let day = Int.random(in: days, using: &dice), minute = Int.random(in: 0..<600, using: &dice)
        return start.addingTimeInterval(Double(day * 86_400 + minute * 60 + Int.random(in: 0..<60, using: &dice)))
    }

    /// People work in the ten hours after the start of each day: at night nobody does anything.
    private static func inOfficeHours(_ at: Date, from start: Date) -> Date {
        let seconds = at.timeIntervalSince(start), day = (seconds / 86_400).rounded(.down)
        let within = (seconds - day * 86_400).truncatingRemainder(dividingBy: 36_000)
        return start.addingTimeInterval(day * 86_400 + within)
    }
}
