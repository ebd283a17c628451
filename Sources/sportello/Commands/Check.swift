import ArgumentParser
import Desk
import Formats
import Foundation
import Store

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check configuration, database, files, disk, mail and clock: a line each.",
        discussion: "Exits with 1 when any of them fails.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption

    func run() async throws {
        var failures = 0
        for finding in await Checkup(common).findings() {
            if output.json { try Terminal.print(json: finding) } else { Terminal.print(finding.description) }
            if !finding.ok { failures += 1 }
        }
        if failures > 0 { throw Failure("\(failures) of the checks failed") }
    }
}

/// What a check found.
private struct Finding: Encodable, CustomStringConvertible {
    let name: String
    let ok: Bool
    let detail: String

    var description: String { "\(ok ? "ok  " : "FAIL") \(name): \(detail)" }
}

private struct Checkup {
    /// Bytes that must be free: what a busy day of attachments needs.
    private static let freeBytes: Int64 = 500_000_000

    let common: CommonOptions

    init(_ common: CommonOptions) { self.common = common }

    func findings() async -> [Finding] {
        let place: Place
        do {
            place = try Place(try await common.load())
        } catch {
            return [Finding(name: "configuration", ok: false, detail: Failure.sentence(error))]
        }
        return [
            finding("configuration") {
                // What only `serve` reads is read here too: whoever checks means to serve.
                _ = try (place.config.web, place.config.workers)
                return "read"
            },
            await database(place),
            finding("secret") {
                _ = try ServerSecret.load(
                    configured: place.config.optional("security.secret"),
                    file: URL(filePath: place.config.text("security.secretFile")))
                return "there is one"
            },
            finding("files") { "in \(try Files(url: place.config.text("files.url")).root)" },
            finding("disk") { try disk(place) },
            finding("mail") {
                _ = try place.mailTransport()
                return place.config.optional("mail.smtp.url") == nil
                    ? "no server: mail is kept in \(place.config.text("mail.outbox"))" : "a server is configured"
            },
            finding("training") {
                try place.learningStore() == nil ? "no learning record store" : "a learning record store is configured"
            },
            finding("attachments") {
                FileWords.pdfReaderIsThere
                    ? "texts inside PDF files are found"
                    : "pdftotext (poppler-utils) is not installed: texts inside PDF files are not found"
            },
            clock(),
        ]
    }

    private func database(_ place: Place) async -> Finding {
        do {
            let database = try place.database()
            let missing: [String]
            do {
                missing = try await Migrator().pending(database).map(\.name)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
            let isCurrent = missing.isEmpty || database.engine == .sqlite
            let detail = missing.isEmpty ? "up to date" : "steps missing: \(missing.joined(separator: ", "))"
            return Finding(name: "database", ok: isCurrent, detail: "\(database.engine.rawValue), \(detail)")
        } catch {
            return Finding(name: "database", ok: false, detail: Failure.sentence(error))
        }
    }

    private func disk(_ place: Place) throws -> String {
        let root = try Files(url: place.config.text("files.url")).root
        let values = try FileManager.default.attributesOfFileSystem(forPath: root)
        let free = (values[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        guard free >= Self.freeBytes else { throw Failure("\(free / 1_000_000) MB free are not enough") }
        return "\(free / 1_000_000_000) GB free"
    }

    private func clock() -> Finding {
        // A machine without a clock begins in 1970; the program is younger than 2026.
        let now = Date(), isSane = now.timeIntervalSince1970 > 1_767_225_600
        return Finding(name: "clock", ok: isSane, detail: now.formatted(.iso8601))
    }

    private func finding(_ name: String, _ check: () throws -> String) -> Finding {
        do {
            return Finding(name: name, ok: true, detail: try check())
        } catch {
            return Finding(name: name, ok: false, detail: Failure.sentence(error))
        }
    }
}
