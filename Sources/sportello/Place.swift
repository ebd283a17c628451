import ArgumentParser
import Desk
import Foundation
import Logging
import Store

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The configuration file, YAML.", valueName: "path"))
    var config: String?

    func load() async throws -> Config { try await Config.load(config) }
}

/// What every command that prints data takes.
struct JSONOption: ParsableArguments {
    @Flag(help: "Print one JSON object a line.")
    var json = false
}

/// The parts a command works with, opened as the configuration says.
struct Place: Sendable {
    let config: Config
    let log: Logger

    init(_ config: Config) throws {
        self.config = config
        var log = Logger(label: "sportello") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = try config.logLevel()
        self.log = log
    }

    /// A command waits its turn behind a desk that is busy; the desk rather says that it cannot now.
    func database(patience: Duration = .seconds(60)) throws -> any Database {
        try openDatabase(url: config.text("database.url"), patience: patience)
    }

    func desk(_ database: any Database) throws -> Desk {
        let file = URL(filePath: config.text("security.secretFile"))
        return Desk(
            database: database, files: try Files(url: config.text("files.url")),
            secret: try ServerSecret.load(configured: config.optional("security.secret"), file: file),
            publicURL: try publicURL(), tellsLearning: config.optional("training.lrs.url") != nil, log: log)
    }

    private func publicURL() throws -> String {
        let text = config.text("http.publicURL")
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else {
            throw Failure("configuration: http.publicURL is \(text): an address with http:// or https:// is expected")
        }
        return text
    }

    /// An embedded database is brought up to date by whoever opens it; a server's by who runs it, when they decide.
    func prepare(_ desk: Desk) async throws {
        let missing = try await Migrator().pending(desk.database)
        guard missing.isEmpty || desk.database.engine == .sqlite else {
            throw Failure(
                "the database is not up to date: run `sportello migrate` first (\(missing.count) steps are missing)")
        }
        try await migrate(desk)
    }

    /// The steps that were missing, now applied, and the first settings of a fresh database.
    @discardableResult
    func migrate(_ desk: Desk) async throws -> [String] {
        let applied = try await Migrator().migrate(desk.database, at: desk.now())
        try await desk.applyDefaults()
        return applied
    }
}

extension CommonOptions {
    /// Opens the desk, runs the body and closes the database whatever happens.
    func withDesk(_ body: (Desk) async throws -> Void) async throws {
        let place = try Place(try await load())
        let database = try place.database()
        do {
            let desk = try place.desk(database)
            try await place.prepare(desk)
            try await body(desk)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}
