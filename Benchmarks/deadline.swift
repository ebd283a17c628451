// A deadline five working years ahead: how long it takes the first time, when the years are laid out, and then.
// Needs nothing but the rules:
//   swiftc -O -wmo -parse-as-library -swift-version 6 $(find Sources/Domain -name '*.swift') Benchmarks/deadline.swift \
//       -o /tmp/deadline && /tmp/deadline
import Foundation

@main struct Measure {
    static func main() throws {
        let minutes = 5 * 252 * 600  // 252 working days a year, of ten hours
        let calendar = try WorkingCalendar(.ordinary), start = try calendar.instant("2026-11-23T09:12:00+01:00")
        let clock = ContinuousClock(), rounds = 100_000
        let first = try clock.measure { _ = try WorkingCalendar(.ordinary).deadline(from: start, minutes: minutes) }
        var latest = start
        let all = clock.measure {
            for round in 0..<rounds {
                latest = max(latest, calendar.deadline(from: start + Double(round * 60), minutes: minutes))
            }
        }
        print("first \(first), then \(all / rounds) each (goal: < 50 µs), latest \(calendar.text(latest))")
    }
}
