import ArgumentParser
import Foundation
import Store

struct Copy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the whole database to another one, and compare every row.",
        discussion: "The other one must be empty; its schema is made here. Nothing else may write meanwhile.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Option(help: ArgumentHelp("Where to: sqlite:PATH or postgres://...", valueName: "url"))
    var to: String

    private struct Line: Encodable {
        let table: String, rows: Int
    }

    func run() async throws {
        try await common.withDesk { desk in
            let target = try openDatabase(url: to)
            do {
                try await Migrator().migrate(target, at: Date())
                let counts = try await copy(from: desk.database, to: target) { progress in
                    let verb = progress.phase == .copying ? "copying" : "comparing"
                    Terminal.progress("\(verb) \(progress.table) \(progress.done)/\(progress.total)")
                }
                Terminal.progress("done", isLast: true)
                for (table, rows) in counts.sorted(by: { $0.key < $1.key }) {
                    if output.json {
                        try Terminal.print(json: Line(table: table, rows: rows))
                    } else {
                        Terminal.print("\(table)\t\(rows)")
                    }
                }
            } catch {
                await target.close()
                throw error
            }
            await target.close()
        }
    }
}
