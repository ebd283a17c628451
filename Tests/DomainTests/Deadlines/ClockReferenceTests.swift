import Domain
import Foundation
import Testing

/// The same question asked of a slow reader, who looks at every minute.
@Suite("A deadline with pauses is what counting minute by minute finds")
struct ClockReferenceTests {
    @Test("A thousand clocks by chance", arguments: [UInt64(1), 2, 3, 4])
    func byChance(_ seed: UInt64) throws {
        var dice = Dice(seed)
        for _ in 0..<250 {
            let start = at("2026-03-20 00:00").addingTimeInterval(Double(dice.below(60 * 24 * 60)))
            let minutes = 1 + dice.below(40 * 60)
            var pauses: [PromiseClock.Pause] = [], from = start
            for _ in 0..<dice.below(4) {
                let begin = from.addingTimeInterval(Double(dice.below(3 * 86_400)))
                let end = begin.addingTimeInterval(Double(dice.below(4 * 86_400)))
                pauses.append(.init(.waitingRequester, from: begin, to: end))
                from = end
            }
            let clock = PromiseClock(place: 1, promise: ID(1), aim: .solution, startedAt: start, pauses: pauses)
            let promise = ServicePromise(id: ID(1), name: "p", calendar: "ordinario")
            let target = PromiseTarget(.working(minutes: minutes))
            let reading = ClockReading(clock, promise, target, PromiseOffice.calendar)
            #expect(
                reading.dueAt == Self.reference(start, minutes, pauses), "\(text(start)) \(minutes) \(pauses.count)")
        }
    }

    private static func reference(_ start: Date, _ minutes: Int, _ pauses: [PromiseClock.Pause]) -> Date {
        func minute(_ date: Date) -> Int { Int((date.timeIntervalSince1970 / 60).rounded(.down)) }
        var now = minute(start), left = minutes
        while left > 0 {
            let isStill = pauses.contains { now >= minute($0.from) && now < minute($0.to ?? .distantFuture) }
            if !isStill && PromiseOffice.calendar.isOpen(at: Date(timeIntervalSince1970: Double(now) * 60)) {
                left -= 1
            }
            now += 1
        }
        return Date(timeIntervalSince1970: Double(now) * 60)
    }

    /// SplitMix64: the same throws each time.
    private struct Dice {
        private var state: UInt64
        init(_ seed: UInt64) { state = seed }
        mutating func below(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((z ^ (z >> 31)) % UInt64(limit))
        }
    }
}
