import Domain
import Foundation
import TestSupport
import Testing

@testable import Desk

@Suite("Calendari come documento")
struct CalendarSettingsTests {
    private static let document = """
        calendars:
          - name: sportello
            zone: Europe/Rome
            holidays: [italy, "2026-06-29", "last mon may = Festa"]
            week: {mon: ["14:00-18:00", "8:00-13:00"], tue: ["08:00-18:00"], fri: "08:00-14:00", sat: []}
            exceptions: {2026-12-24: ["08:00-12:00"], 2026-12-31: []}
        """

    @Test("Applicato due volte cambia una volta sola, e torna uguale", arguments: TestDatabase.available)
    func roundTrip(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            #expect(try await office.apply(Self.document) == ["+ calendar sportello"])
            #expect(try await office.apply(Self.document) == [])
            let exported = try await office.desk.exportSettings()
            #expect(exported.hasPrefix("calendars:"))
            #expect(try await office.apply(exported) == [])
            let now = office.clock.now
            let calendar = try #require(try await office.catalogue.calendar(named: "sportello", at: now))
            #expect(calendar.openings(on: .mon).map(\.description) == ["08:00-13:00", "14:00-18:00"])
            #expect(calendar.openings(on: try #require(CalendarDay("2026-12-24"))).count == 1)
            office.clock.advance(60)
            let change = "calendars: [{name: sportello, week: {mon: ['09:00-10:00']}}]"
            #expect(try await office.apply(change) == ["~ calendar sportello: week"])
            let next = try #require(try await office.catalogue.calendar(named: "sportello", at: office.clock.now))
            // What was computed yesterday was computed with the row of yesterday.
            #expect(next.id != calendar.id && next.written.exceptions == calendar.written.exceptions)
            #expect(
                try await office.catalogue.calendars.first { $0.id == calendar.id }?.validity.to == office.clock.now)
            #expect(try await office.apply("calendars: [{name: sportello, ended: true}]") == ["- calendar sportello"])
            #expect(try await office.catalogue.calendar(named: "sportello", at: office.clock.now) == nil)
        }
    }

    @Test("Un ufficio nuovo ne ha uno, e anche quello di una versione prima", arguments: TestDatabase.available)
    func defaults(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let calendar = try #require(try await office.catalogue.calendar(named: "ordinario", at: office.clock.now))
            #expect(calendar.written == WrittenCalendar.ordinary)
            // While a promise counts by it, it does not end.
            await #expect(throws: Refusal.invalid(field: "name", reason: "problem.calendar.used")) {
                try await office.desk.end(calendar: "ordinario", as: .commandLine)
            }
            let promises = try await office.catalogue.promises
            #expect(promises.map(\.name).sorted().first == "Contratto P1" && promises.count == 5)
            for promise in promises { try await office.desk.end(promise: promise.name, as: .commandLine) }
            try await office.desk.end(calendar: "ordinario", as: .commandLine)
            #expect(try await office.desk.applyDefaults() == [])
            try await office.desk.database.write { c in
                _ = try c.run("DELETE FROM calendars")
                _ = try c.run("DELETE FROM settings WHERE name = 'defaults-calendars'")
            }
            #expect(try await office.desk.applyDefaults().map(\.description) == ["+ calendar ordinario"])
        }
    }

    @Test(
        "Un errore è detto con la riga, e non resta nulla",
        arguments: [
            ("zone: Roma", "line 3: calendars: x: zone: Roma is no zone: Europe/Rome is one"),
            ("holidays:\n    - italy\n    - boh", "line 5: calendars: x: holidays: boh is no holiday"),
            (
                "week:\n      mon: ['08:00-18:00']\n      lun: ['08:00-18:00']",
                "line 5: calendars: x: week: lun is none of mon"
            ),
            (
                "week:\n      mon: ['08:00-13:00']\n      tue:\n        - 8-18",
                "line 5: calendars: x: week: tue: 8-18 is no opening"
            ),
            (
                "week: {mon: ['08:00-13:00', '12:00-14:00']}",
                "line 3: calendars: x: week: mon: these overlap: 08:00-13:00, 12:00-14:00"
            ),
            ("week: {}", "line 3: calendars: x: week: a calendar must open on some day"),
            ("week: [mon]", "line 3: calendars: week: a map of days and openings is expected"),
            (
                "week: {mon: ['08:00-18:00']}\n    exceptions:\n      2026-03-29: ['02:30-06:00']",
                "line 5: calendars: x: exceptions: 2026-03-29 02:30-06:00: a time that the clocks skip"
            ),
            ("orari: {}", "line 3: calendars: unknown key orari"),
        ])
    func problems(_ body: String, _ message: String) async throws {
        try await SettingsOffice.open(.sqlite) { office in
            let before = try await office.catalogue.version
            let error = await #expect(throws: SettingsProblem.self) {
                try await office.apply("calendars:\n  - name: x\n    \(body)")
            }
            #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
            #expect(try await office.catalogue.version == before)
        }
    }

    @Test("Solo chi può cambia i calendari")
    func permission() async throws {
        try await SettingsOffice.open(.sqlite) { office in
            let lead = SettingsActor.operator(try await office.administrator("piero", role: .lead))
            let calendar = try WorkingCalendar(.ordinary)
            await #expect(throws: Refusal.notAllowed) { try await office.desk.edit(calendar, as: lead) }
            await #expect(throws: Refusal.notAllowed) { try await office.desk.end(calendar: "ordinario", as: lead) }
        }
    }

    @Test("Dalla riga di comando", arguments: TestDatabase.available)
    func commands(_ kind: TestDatabase) async throws {
        try await kind.withProgram { program in
            func deadline(_ from: String, _ minutes: String, _ more: String...) async throws -> Program.Ended {
                let arguments = ["deadline", "--calendar", "ordinario", "--from", from, "--minutes", minutes]
                return try await program.start(arguments + more).end()
            }
            let rows = [
                ("2026-11-23T09:12:00+01:00", "480", "2026-11-23T17:12:00+01:00"),
                ("2026-11-23T09:12", "601", "2026-11-24T09:13:00+01:00"),
                ("2026-11-23T08:12:00Z", "0", "2026-11-23T09:12:00+01:00"),
                ("2026-03-27T17:00:00+01:00", "120", "2026-03-30T09:00:00+02:00"),
            ]
            for (from, minutes, answer) in rows {
                let ended = try await deadline(from, minutes)
                #expect(ended.status == 0 && ended.lines.last == answer, "\(ended.err)")
            }
            #expect(
                try await deadline("2026-11-23T09:12", "60", "--json").out
                    == #"{"calendar":"ordinario","deadline":"2026-11-23T10:12:00+01:00","from":"2026-11-23T09:12:00+01:00","minutes":60}"#
                    + "\n")
            let worked = try await program.run(
                "worked", "--calendar", "ordinario", "--from", "2026-11-20T17:00:00+01:00", "--to", "2026-11-23T09:12")
            #expect(worked.status == 0 && worked.lines.last == "132")
            for (from, reason) in [
                ("2026-03-29T02:30", "does not exist"), ("2026-10-25T02:30", "comes twice"), ("ieri", "is no instant"),
            ] {
                let refused = try await deadline(from, "1")
                #expect(refused.status == 1 && refused.out == "" && refused.err.contains("--from: \(from) \(reason)"))
                #expect(refused.err.split(separator: "\n").count == 1)
            }
            let unknown = try await program.run("worked", "--calendar", "boh", "--from", "x", "--to", "y")
            #expect(
                unknown.status == 1 && unknown.err == "sportello: there is no calendar boh (there are: ordinario)\n")
            #expect(try await deadline("2026-11-23T09:12", "-1").status == 64)
            #expect(try await deadline("2026-11-23T09:12", "molti").status == 64)
            #expect(try await program.run("deadline", "--calendar", "ordinario").status == 64)
        }
    }
}
