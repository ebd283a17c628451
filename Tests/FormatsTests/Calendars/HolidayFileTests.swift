import Domain
import Formats
import Testing

@Suite("Feste da un file iCalendar")
struct HolidayFileTests {
    private static func file(_ events: String...) -> String {
        let body = events.map { "BEGIN:VEVENT\r\nUID:x\r\n\($0)\r\nEND:VEVENT\r\n" }.joined()
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ente//IT\r\n\(body)END:VCALENDAR\r\n"
    }

    private static let day = "DTSTART;VALUE=DATE:20260629"

    @Test(
        "Un giorno, più giorni, ogni anno",
        arguments: [
            ("\(day)\r\nSUMMARY:Santi Pietro e Paolo", ["2026-06-29 = Santi Pietro e Paolo"]),
            ("\(day)", ["2026-06-29"]),
            ("\(day)\r\nDTEND;VALUE=DATE:20260630", ["2026-06-29"]),
            (
                "\(day)\r\nDTEND;VALUE=DATE:20260702\r\nSUMMARY:Chiusura",
                ["29", "30", "01"].enumerated().map { place, day in
                    "2026-0\(place < 2 ? 6 : 7)-\(day) = Chiusura"
                }
            ),
            ("\(day)\r\nDURATION:P2D", ["2026-06-29", "2026-06-30"]),
            ("\(day)\r\nDTEND;VALUE=DATE:20260601", ["2026-06-29"]),
            ("\(day)\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Patrono", ["06-29 from 2026 = Patrono"]),
            ("\(day)\r\nRRULE:FREQ=YEARLY;COUNT=3", ["06-29 from 2026 until 2028"]),
            ("\(day)\r\nRRULE:FREQ=YEARLY;UNTIL=20300101", ["06-29 from 2026 until 2029"]),
            ("\(day)\r\nRRULE:FREQ=YEARLY;UNTIL=20300629", ["06-29 from 2026 until 2030"]),
            ("\(day)\r\nRRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=29", ["06-29 from 2026"]),
            ("DTSTART;VALUE=DATE:20260614\r\nRRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=2SU", ["2nd sun jun from 2026"]),
            ("DTSTART;VALUE=DATE:20260525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", ["last mon may from 2026"]),
            (
                "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102\r\nRRULE:FREQ=YEARLY",
                ["12-31 from 2026", "01-01 from 2027"]
            ),
            ("\(day)\r\nSUMMARY:Festa del\r\n  patrono\\, grande", ["2026-06-29 = Festa del patrono, grande"]),
        ])
    func read(_ event: String, _ rules: [String]) throws {
        let file = try HolidayFile(Self.file(event))
        #expect(file.rules.map(\.description) == rules)
        #expect(file.skipped == [])
        // What was read can be typed.
        for rule in file.rules { #expect(HolidayRule(rule.description) == rule) }
    }

    @Test(
        "Quello che non è una festa resta fuori, con il motivo",
        arguments: [
            ("DTSTART:20260629T100000Z", HolidayFile.Skipped.Reason.timed), ("\(day)\r\nSTATUS:CANCELLED", .cancelled),
            ("\(day)\r\nRRULE:FREQ=MONTHLY", .recurrence), ("\(day)\r\nRRULE:FREQ=SECONDLY", .recurrence),
            ("\(day)\r\nRRULE:FREQ=YEARLY;INTERVAL=2", .recurrence),
            ("\(day)\r\nRRULE:FREQ=YEARLY;BYYEARDAY=100", .recurrence),
            ("\(day)\r\nRRULE:FREQ=YEARLY;BYMONTH=5,6", .recurrence),
            ("\(day)\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", .recurrence),
            ("\(day)\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20270629", .recurrence),
            ("\(day)\r\nRDATE;VALUE=DATE:20260701", .recurrence), ("SUMMARY:Senza data", .wrongDate),
            ("DTSTART;VALUE=DATE:18000101", .wrongDate), ("\(day)\r\nDTEND;VALUE=DATE:20280101", .tooLong),
            ("\(day)\r\nDTEND;VALUE=DATE:99991231", .tooLong),
        ])
    func skipped(_ event: String, _ reason: HolidayFile.Skipped.Reason) throws {
        let file = try HolidayFile(Self.file(event, Self.day))
        #expect(file.skipped.map(\.reason) == [reason])
        #expect(file.rules.map(\.description) == ["2026-06-29"])
    }

    @Test("Ciò che è troppo o non è un calendario si rifiuta in fretta")
    func refused() {
        let nested = String(repeating: "BEGIN:VEVENT\r\n", count: 60_000)
        let many = Self.file(
            (0...2000).map { "DTSTART;VALUE=DATE:\(19000101 + $0 % 28 + $0 / 28 * 10000)" }.joined(
                separator: "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"))
        let rows: [(String, HolidayFile.Failure)] = [
            ("", .notCalendar), ("ciao", .notCalendar), ("%PDF-1.7\n", .notCalendar), (nested, .notCalendar),
            (String(repeating: "x", count: 1_000_001), .tooBig), (Self.file(), .empty), (many, .tooMany),
        ]
        for (text, failure) in rows { #expect(throws: failure, "\(text.prefix(40))") { try HolidayFile(text) } }
    }

    @Test("Un file rovinato a caso non ferma nessuno", arguments: 0..<20)
    func fuzz(_ seed: Int) {
        var bytes = Array(
            Self.file(
                "\(Self.day)\r\nRRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=2SU\r\nSUMMARY:Festa", "DTSTART:20260101T000000"
            ).utf8)
        var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
        for _ in 0..<100 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            // Whatever comes out, it comes out.
            _ = try? HolidayFile(String(decoding: bytes, as: UTF8.self))
        }
    }
}
