import Foundation
import Testing

@testable import Web

@Suite("Dates and numbers for people")
struct MomentsTests {
    let w = Words(.it)

    @Test(
        "Rome's clocks, summer and winter, leap days and far years",
        arguments: [
            ("2026-11-23T13:05:00Z", "23 novembre 2026, 14:05"), ("2026-07-01T22:30:00Z", "2 luglio 2026, 00:30"),
            ("2024-02-29T11:00:00Z", "29 febbraio 2024, 12:00"), ("2026-03-29T00:59:59Z", "29 marzo 2026, 01:59"),
            ("2026-03-29T01:00:00Z", "29 marzo 2026, 03:00"), ("2026-10-25T00:59:00Z", "25 ottobre 2026, 02:59"),
            ("2026-10-25T01:00:00Z", "25 ottobre 2026, 02:00"), ("1999-12-31T23:30:00Z", "1 gennaio 2000, 00:30"),
            ("1969-12-31T22:30:00Z", "31 dicembre 1969, 23:30"),
        ])
    func moments(_ instant: String, _ expected: String) throws {
        #expect(w.moment(try Date(instant, strategy: .iso8601)) == expected)
    }

    @Test("The same days as Foundation's calendar")
    func agrees() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Rome"))
        for step in 0..<3000 {
            let date = Date(timeIntervalSince1970: Double(step) * 777_777 + 1)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
            let t = RomeTime(date)
            #expect(
                [t.year, t.month, t.day, t.hour, t.minute, t.second] == [
                    parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second,
                ])
            #expect(t.weekday == ((parts.weekday ?? 0) + 5) % 7)
        }
    }

    @Test(
        "How long ago",
        arguments: [
            (-30.0, "adesso"), (-300, "5 minuti fa"), (-3600, "1 ora fa"), (-10_800, "3 ore fa"),
            (-28_800, "oggi alle 06:00"),
            (-86_400, "ieri alle 14:00"), (-60 * 24 * 3600, "24 settembre, 15:00"),
            (-400 * 86400, "19 ottobre 2025, 15:00"),
            (3600, "tra 1 ora"), (86400, "domani alle 14:00"),
        ] as [(Double, String)])
    func relative(_ seconds: Double, _ expected: String) {
        #expect(w.ago(KitchenSink.now.addingTimeInterval(seconds), now: KitchenSink.now) == expected)
    }

    @Test("Numbers, shares and sizes in both languages")
    func numbers() {
        let e = Words(.en)
        #expect(
            [w.number(0), w.number(999), w.number(1_234_567), w.number(-1000)] == ["0", "999", "1.234.567", "-1.000"])
        #expect([e.number(1_234_567), e.number(1234.56, decimals: 1)] == ["1,234,567", "1,234.6"])
        #expect([w.number(0.05, decimals: 2), w.number(-0.001), w.number(.nan)] == ["0,05", "0,0", "–"])
        #expect([w.percent(0.875, decimals: 1), w.percent(1)] == ["87,5%", "100%"])
        #expect([w.size(bytes: 1), w.size(bytes: 10_000_000), w.size(bytes: 2_300)] == ["1 byte", "10,0 MB", "2 kB"])
        #expect(
            [w.duration(seconds: 20), w.duration(seconds: 8100), w.duration(seconds: 7200)] == [
                "meno di un minuto", "2 h 15 min", "2 ore",
            ])
    }

    @Test func machineReadable() throws {
        #expect(try Date("2026-11-23T13:05:09Z", strategy: .iso8601).machineReadable == "2026-11-23T14:05:09+01:00")
    }
}
