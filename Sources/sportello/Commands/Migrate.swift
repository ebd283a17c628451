import ArgumentParser
import Desk
import Store

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the schema of the database up to date.",
        discussion: "Prints the name of each step it applies; nothing when there is nothing to do.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Flag(help: "Print the steps that are missing and apply none.")
    var dryRun = false

    func run() async throws {
        let place = try Place(try await common.load())
        let database = try place.database()
        do {
            for name in try await steps(place, database) {
                if output.json { try Terminal.print(json: ["step": name]) } else { Terminal.print(name) }
            }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    private func steps(_ place: Place, _ database: any Database) async throws -> [String] {
        if dryRun { return try await Migrator().pending(database).map(\.name) }
        return try await place.migrate(try place.desk(database))
    }
}
