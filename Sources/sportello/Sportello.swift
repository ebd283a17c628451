import ArgumentParser
import Foundation

/// The program: every way to run it is a command.
@main
struct Sportello: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sportello",
        abstract: "The assistance desk of a public administration.",
        discussion: """
            Configuration: a YAML file given by --config or SPORTELLO_CONFIG, and an environment variable for each key \
            (database.url is SPORTELLO_DATABASE_URL). `sportello config` shows every key with its value.

            Exit codes: 0 success, 64 wrong usage, 1 failure with one line on standard error.
            """,
        version: Version.text,
        subcommands: [
            Serve.self, Work.self, Migrate.self, DemoCommand.self, Apply.self, ExportSettings.self,
            ImportCatalogue.self, User.self, TokenCommand.self, DeadlineCommand.self, WorkedCommand.self,
            SimulateCommand.self, Copy.self, Search.self, Articles.self, Rebuild.self, ConfigCommand.self, Check.self,
            WebhookKeyCommand.self,
            VersionCommand.self,
        ])

    /// Usage is told by the parser; what fails while running is one line.
    static func main() async {
        // A page of a list that is piped into `head` is no failure of ours.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot(arguments())
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure where Failure.isOfParser(failure) {
            exit(withError: failure)
        } catch {
            Terminal.error(Failure.sentence(error))
            Foundation.exit(1)
        }
    }
    /// `sportello --config PATH serve` is `sportello serve --config PATH`: both are typed, and both are right.
    private static func arguments() -> [String] {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard let first = arguments.first else { return [] }
        if first == "--config", arguments.count > 1 {
            setenv("SPORTELLO_CONFIG", arguments[1], 1)
            arguments.removeFirst(2)
        } else if first.hasPrefix("--config=") {
            setenv("SPORTELLO_CONFIG", String(first.dropFirst("--config=".count)), 1)
            arguments.removeFirst()
        }
        return arguments
    }
}
