import ArgumentParser
import Demo
import Desk
import Domain
import Foundation
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill an empty database with the demonstration town.",
        discussion:
            "The same seed makes the same town each time. Its settings are replaced by the town's; a database with requests is refused."
    )

    @OptionGroup var common: CommonOptions
    @Option(help: "How many requests the history has.")
    var tickets = 40_000
    @Option(help: "What the town is drawn from.")
    var seed: UInt64 = 1

    @OptionGroup var output: JSONOption

    func validate() throws {
        if !(0...10_000_000).contains(tickets) { throw ValidationError("--tickets is a number from 0 to 10000000") }
    }

    private struct Line: Encodable {
        let login: String, name: String, role: String, groups: [String]
    }

    func run() async throws {
        try await common.withDesk { desk in
            let began = ContinuousClock.now
            let summary = try await DemoTown(tickets: tickets, seed: seed, now: desk.now()).build(
                into: desk.database, files: desk.files, secret: desk.secret
            ) { done, total in
                Terminal.progress(bar(done, total), isLast: done >= total)
            }
            let indexed = try await desk.rebuildSearch(isResuming: false) { progress in
                Terminal.progress("index " + bar(progress.requests, progress.total))
            }
            Terminal.progress("index " + bar(indexed.requests, indexed.total), isLast: true)
            let seconds = began.duration(to: .now).components.seconds
            Terminal.note("\(summary.tickets) requests in \(seconds) s; everybody's password: \(summary.password)")
            for person in summary.people {
                let line = Line(
                    login: person.login, name: person.name, role: person.role.rawValue, groups: person.groups)
                if output.json { try Terminal.print(json: line) } else { show(line) }
            }
        }
    }

    private func show(_ line: Line) {
        Terminal.print([line.login, line.name, line.role, line.groups.joined(separator: ",")].joined(separator: "\t"))
    }
}

/// `[########············] 40 %  16000/40000`
private func bar(_ done: Int, _ total: Int) -> String {
    let width = 30, full = total > 0 ? min(width, done * width / total) : width
    let percent = total > 0 ? done * 100 / total : 100
    return "[\(String(repeating: "#", count: full))\(String(repeating: "·", count: width - full))] "
        + "\(percent) %  \(done)/\(total)"
}
