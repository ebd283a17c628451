import ArgumentParser
import Desk
import Domain
import Foundation

/// The calendar a command reckons with.
struct CalendarOption: ParsableArguments {
    @Option(help: ArgumentHelp("The working calendar, by its name in the settings.", valueName: "name"))
    var calendar: String

    func find(_ desk: Desk) async throws -> WorkingCalendar {
        let catalogue = try await desk.database.read { c in try c.catalogue() }, now = desk.now()
        if let found = catalogue.calendar(named: calendar, at: now) { return found }
        let names = catalogue.calendars(at: now).map(\.name).joined(separator: ", ")
        throw Failure("there is no calendar \(calendar) (there are: \(names.isEmpty ? "none" : names))")
    }
}

extension WorkingCalendar {
    /// An instant of the command line; what is wrong is told with the name of its option.
    func instant(_ text: String, option: String) throws -> Date {
        do { return try instant(text) } catch { throw Failure("--\(option): \(text) \(SettingsWords.sentence(error))") }
    }
}

struct DeadlineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline",
        abstract: "Tell when so many working minutes after an instant end.",
        discussion: """
            Instants are RFC 3339 (2026-11-25T09:30:00+01:00); without offset they are by the clock of the calendar's \
            zone, unless that night skips or repeats them. The answer has the offset of the zone and stands alone on the \
            last line.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var calendar: CalendarOption
    @Option(help: ArgumentHelp("When the minutes begin to run.", valueName: "instant"))
    var from: String
    @Option(help: ArgumentHelp("Working minutes, from 0 to \(WorkingCalendar.mostMinutes).", valueName: "number"))
    var minutes: Int

    func validate() throws {
        guard (0...WorkingCalendar.mostMinutes).contains(minutes) else {
            throw ValidationError("--minutes is a number from 0 to \(WorkingCalendar.mostMinutes)")
        }
    }

    func run() async throws {
        struct Line: Encodable { let calendar: String, from: String, minutes: Int, deadline: String }
        try await common.withDesk { desk in
            let calendar = try await calendar.find(desk), start = try calendar.instant(from, option: "from")
            let deadline = calendar.text(calendar.deadline(from: start, minutes: minutes))
            guard output.json else { return Terminal.print(deadline) }
            try Terminal.print(
                json: Line(
                    calendar: calendar.name, from: calendar.text(start), minutes: minutes, deadline: deadline))
        }
    }
}

struct WorkedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worked",
        abstract: "Count the whole working minutes between two instants.",
        discussion: "Instants are written as for `sportello deadline`; the number stands alone on the last line.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var calendar: CalendarOption
    @Option(help: ArgumentHelp("The first instant.", valueName: "instant"))
    var from: String
    @Option(help: ArgumentHelp("The last instant; before the first nothing is worked.", valueName: "instant"))
    var to: String

    func run() async throws {
        struct Line: Encodable { let calendar: String, from: String, to: String, minutes: Int }
        try await common.withDesk { desk in
            let calendar = try await calendar.find(desk)
            let start = try calendar.instant(from, option: "from"), end = try calendar.instant(to, option: "to")
            let minutes = calendar.worked(from: start, to: end)
            guard output.json else { return Terminal.print(String(minutes)) }
            try Terminal.print(
                json: Line(
                    calendar: calendar.name, from: calendar.text(start), to: calendar.text(end), minutes: minutes))
        }
    }
}
