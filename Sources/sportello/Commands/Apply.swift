import ArgumentParser
import Desk
import Foundation

struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the settings to what a YAML document says.",
        discussion: """
            All of it or nothing; a second time nothing changes. Each change is a line: `+ triple STI-PAG-01` is new, \
            `~ group L2-ECO: name` is changed, `- user anna` is ended.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Argument(help: "The document; - reads standard input.")
    var file: String
    @Flag(help: "Print what would change and change nothing.")
    var dryRun = false

    func run() async throws {
        let document = try SettingsDocument(String(decoding: try Input.bytes(of: file), as: UTF8.self))
        try await common.withDesk { desk in
            for change in try await desk.apply(document, isTrial: dryRun) { try output.print(change) }
        }
    }
}

struct ExportSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the settings as the YAML document that apply reads.",
        discussion: "Passwords are not in it.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.withDesk { desk in Terminal.print(text: try await desk.exportSettings()) }
    }
}

/// What a command reads.
enum Input {
    /// The content of a file; `-` is standard input.
    static func bytes(of path: String) throws -> [UInt8] {
        if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        guard FileManager.default.fileExists(atPath: path) else { throw Failure("there is no file \(path)") }
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure("\(path) cannot be read") }
        return Array(data)
    }
}

extension JSONOption {
    /// A change of the settings, in words or as an object.
    func print(_ change: SettingsEdited) throws {
        guard json else { return Terminal.print(change.description) }
        struct Line: Encodable {
            let action: String, noun: String, code: String, fields: [String]
        }
        let action =
            switch change.kind {
            case .added: "added"
            case .changed: "changed"
            case .ended: "ended"
            }
        try Terminal.print(
            json: Line(action: action, noun: change.noun, code: change.code, fields: change.fields.map(\.name)))
    }
}
