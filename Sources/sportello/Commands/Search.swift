import ArgumentParser
import Desk
import Domain
import Formats
import Store

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look for requests and articles.",
        discussion: """
            Words, "phrases", beginnings (bonif*), -exclusions and fields (stato:aperta, gruppo:L2-ECO, da:2026-03), as in the \
            search of the desk; the first page, the newest first.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Flag(help: "Those that speak most of it first.")
    var byRelevance = false
    @Argument(help: "What to look for.")
    var text: [String]

    private struct Line: Encodable {
        let kind: String, number: Int64?, slug: String?, title: String, state: String, excerpt: String
    }

    func run() async throws {
        let typed = text.joined(separator: " ")
        try await common.withDesk { desk in
            let search = try await RequestSearch(typed, desk.catalogue(), by: nil, at: desk.now())
            let found = try await desk.find(search, by: nil, order: byRelevance ? .relevance : .newest)
            for note in found.notes { Terminal.note(note.text) }
            for hit in found.hits {
                try print(
                    Line(
                        kind: "ticket", number: hit.line.number.rawValue, slug: nil, title: hit.line.summary,
                        state: hit.line.state.rawValue, excerpt: hit.excerpt.map(\.text).joined()))
            }
            for hit in try await desk.knowledge().search(typed, most: 5, where: { _ in true }) {
                try print(
                    Line(
                        kind: "article", number: nil, slug: hit.article.slug, title: hit.content.title,
                        state: hit.article.state.rawValue, excerpt: ""))
            }
        }
    }

    private func print(_ line: Line) throws {
        if output.json { return try Terminal.print(json: line) }
        Terminal.print("\(line.kind)\t\(line.number.map(String.init) ?? line.slug ?? "")\t\(line.state)\t\(line.title)")
    }
}

extension SearchNote {
    fileprivate var text: String {
        switch self {
        case .unknown(let field, let value): "\(field): there is no \"\(value)\""
        case .silent(let words): "every text has: \(words.joined(separator: ", "))"
        case .short(let words): "too short: \(words.joined(separator: ", "))"
        case .cut: "the end of the search was left out"
        case .indexing(let number): "requests before \(number) are not indexed yet"
        }
    }
}

struct RebuildSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Make the index of words again, from the requests, their messages and attachments.",
        discussion: "The desk may go on working; it finds the newest first. Interrupted, it goes on from where it was.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Flag(help: "Begin again even if an interrupted one could go on.")
    var fromTheStart = false

    func run() async throws {
        try await common.withDesk { desk in
            let done = try await desk.rebuildSearch(isResuming: !fromTheStart) { progress in
                Terminal.progress("\(progress.requests)/\(progress.total) requests, \(progress.messages) messages")
            }
            Terminal.progress("done", isLast: true)
            try await desk.learnWords()
            if output.json {
                try Terminal.print(json: ["requests": done.requests, "messages": done.messages])
            } else {
                Terminal.print("\(done.requests) requests\t\(done.messages) messages")
            }
        }
    }
}
