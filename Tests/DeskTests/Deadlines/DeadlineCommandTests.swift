import Foundation
import TestSupport
import Testing

@Suite("Deadlines from the command line")
struct DeadlineCommandTests {
    @Test("What cannot be is refused with its line, and nothing of the document is kept")
    func refused() async throws {
        try await TestDatabase.sqlite.withProgram { program in
            let cases = [
                (
                    "calendars:\n  - name: x\n    week: {mon: ['08:00-13:00', '12:00-14:00']}\n",
                    "line 3", "these overlap: 08:00-13:00, 12:00-14:00"
                ),
                ("calendars:\n  - name: x\n    week: {}\n", "line 3", "must open on some day"),
                (
                    "calendars:\n  - name: x\n    week: {mon: ['08:00-18:00']}\n    exceptions:\n      2026-03-29: ['02:30-06:00']\n",
                    "line 5", "a time that the clocks skip"
                ),
                ("promises:\n  - name: x\n    solution: 8 h\n", "line 2", "calendar"),
                ("promises:\n  - name: x\n    calendar: nessuno\n    solution: 8 h\n", "line 2", "calendar"),
            ]
            let before = try await program.run("export-settings").out
            for (text, line, reason) in cases {
                let ended = try await program.run("apply", program.write(text, to: "bad.yaml"))
                #expect(ended.status == 1 && ended.err.contains(line) && ended.err.contains(reason), "\(ended.err)")
                #expect(ended.err.split(separator: "\n").count == 1)
            }
            #expect(try await program.run("export-settings").out == before)
        }
    }

    @Test("Deadlines are counted again by command, on both engines", arguments: TestDatabase.available)
    func rebuild(_ kind: TestDatabase) async throws {
        try await kind.withProgram { program in
            #expect(try await program.run("migrate").status == 0)
            let all = try await program.run("rebuild", "deadlines")
            #expect(all.status == 0 && all.lines == ["ordinario\t0"], "\(all.err)")
            let one = try await program.run("rebuild", "deadlines", "--calendar", "ordinario", "--json")
            #expect(one.out == #"{"calendar":"ordinario","requests":0}"# + "\n")
            let unknown = try await program.run("rebuild", "deadlines", "--calendar", "boh")
            #expect(unknown.status == 1 && unknown.err == "sportello: no promise counts by a calendar named boh\n")
            #expect(try await program.run("rebuild", "everything").status == 64)
        }
    }
}
