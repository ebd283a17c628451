import ArgumentParser
import Desk
import Store

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count again what is kept only to be found quickly.",
        subcommands: [RebuildDeadlines.self, RebuildSearch.self])
}

struct RebuildDeadlines: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "Count the deadlines of all open requests again, by the calendars as they are now.",
        discussion: "The desk may go on working. Interrupted, it goes on from where it was the next time.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Option(help: ArgumentHelp("Only the deadlines of this calendar.", valueName: "name"))
    var calendar: String?

    private struct Line: Encodable {
        let calendar: String, requests: Int
    }

    func run() async throws {
        try await common.withDesk { desk in
            for name in try await calendars(desk) {
                try await desk.recountDeadlines(by: name) { recount in
                    Terminal.progress("\(name) \(recount.done)/\(recount.total)")
                }
                Terminal.progress("\(name) done", isLast: true)
                let counted = try await desk.database.read { c in try c.recount(of: name)?.done ?? 0 }
                if output.json {
                    try Terminal.print(json: Line(calendar: name, requests: counted))
                } else {
                    Terminal.print("\(name)\t\(counted)")
                }
            }
        }
    }

    private func calendars(_ desk: Desk) async throws -> [String] {
        let used = Set(try await desk.catalogue().promises.map(\.calendar)).sorted()
        guard let calendar else { return used }
        guard used.contains(calendar) else { throw Failure("no promise counts by a calendar named \(calendar)") }
        return [calendar]
    }
}
