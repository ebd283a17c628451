import ArgumentParser

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Print every configuration key with its value; secrets are masked.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption

    private struct Line: Encodable {
        let key: String, value: String, source: String, variable: String, meaning: String
    }

    func run() async throws {
        for value in try await common.load().values {
            if output.json {
                try Terminal.print(
                    json: Line(
                        key: value.entry.key, value: value.shown, source: value.source, variable: value.entry.variable,
                        meaning: value.entry.meaning))
            } else {
                Terminal.print("# \(value.entry.meaning)")
                Terminal.print("\(value.entry.key): \(value.shown)  # \(value.source)")
            }
        }
    }
}

struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    @OptionGroup var output: JSONOption

    func run() throws {
        if output.json {
            try Terminal.print(json: ["version": Version.text])
        } else {
            Terminal.print("sportello \(Version.text)")
        }
    }
}
