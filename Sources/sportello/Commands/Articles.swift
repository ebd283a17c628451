import ArgumentParser
import Desk
import Domain
import Formats
import Foundation

struct Articles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Articles as files, to and from a folder.", subcommands: [ExportArticles.self, ImportArticles.self])
}

struct ExportArticles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write every article as a Markdown file with front matter.",
        discussion: "The folder is made; files of the same names are written again.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The folder.")
    var folder: String

    func run() async throws {
        try await common.withDesk { desk in
            let url = URL(filePath: folder)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            let files = try await desk.exportArticles()
            for file in files {
                let name = (file.slug ?? file.content.slug) + ".md"
                try Data(file.written().utf8).write(to: url.appending(path: name), options: .atomic)
            }
            Terminal.print("\(files.count) articles")
        }
    }
}

struct ImportArticles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read articles from a folder of Markdown files, or from a table.",
        discussion: """
            A folder: each .md file begins with title, theme, language, audience, triples ... between two lines of ---, as export \
            writes them. A .csv file: tema;sottotema;domanda;risposta, with as many levels of theme as it has such columns, and \
            if wanted triplette and lingua. All or nothing; what has not changed stays as it is.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Argument(help: "The folder or the table.")
    var path: String
    @Option(name: .customLong("as"), help: ArgumentHelp("Whose articles they are.", valueName: "login"))
    var login: String
    @Flag(help: "Show at once those that say published; a table is shown whole.")
    var publish = false

    private struct Line: Encodable {
        let action: String, slug: String
    }

    func run() async throws {
        let files = try read()
        try await common.withDesk { desk in
            guard let person = try await desk.catalogue().operators.first(where: { $0.login == login.folded }) else {
                throw Failure("nobody logs in as \(login)")
            }
            let done: ArticlesImported
            do {
                done = try await desk.importArticles(files, publishing: publish, as: person)
            } catch Refusal.invalid(let field, let reason) {
                throw Failure("nothing was imported: \(field): \(reason)")
            }
            for (action, slugs) in [
                ("created", done.created), ("changed", done.changed), ("unchanged", done.unchanged),
            ] {
                for slug in slugs {
                    if output.json {
                        try Terminal.print(json: Line(action: action, slug: slug))
                    } else {
                        Terminal.print("\(action)\t\(slug)")
                    }
                }
            }
        }
    }

    private func read() throws -> [ArticleFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("there is no \(path)")
        }
        if !isFolder.boolValue {
            do {
                var files = try ArticleFile.table(CSV(Input.bytes(of: path)))
                if publish { for index in files.indices { files[index].state = .published } }
                return files
            } catch {
                throw Failure("\(path): \(error)")
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".md") }.sorted()
        if names.isEmpty { throw Failure("\(path) has no .md file") }
        return try names.map { name in
            do {
                return try ArticleFile(reading: String(decoding: Input.bytes(of: path + "/" + name), as: UTF8.self))
            } catch {
                throw Failure("\(name): \(error)")
            }
        }
    }
}
