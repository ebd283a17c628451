import Domain
import Formats
import Foundation
import Store

extension Desk {
    /// Requests that are found by one file: a form everybody attaches is found by its name in all others.
    private static let mostRequests = 2000

    /// A file came with a message: what it says is read later, once for each content.
    func readLater(_ attachment: Attachment, at now: Date, _ c: any Connection) throws {
        try readLater(attachment.hash, attachment.type, at: now, c)
    }

    func readLater(_ hash: String, _ type: String, at now: Date, _ c: any Connection) throws {
        if Self.readable(type) != nil { try c.readLater(hash, at: now) }
    }

    private static func readable(_ type: String) -> FileKind? {
        FileKind.allCases.first { $0.mediaType == type && FileWords.reads($0) }
    }

    /// How long a process has a file for itself: longer than any takes.
    private static let turn = 120.0

    /// Reads the files that wait, one after the other: a file takes a gigabyte and twenty seconds at the most, and mail does not
    /// wait for it. Their requests are found by them from then on.
    public func readWaitingFiles() async throws {
        while !Task.isCancelled {
            let now = now()
            // Mostly nothing waits, and a look disturbs no writer.
            guard try await database.read({ c in try c.hasFilesToRead(at: now) }) else { return }
            let claimed = try await database.write { c in
                try c.claimFileToRead(at: now, until: now.addingTimeInterval(Self.turn))
            }
            guard let claimed else { return }
            let text = try await text(of: claimed.hash, Self.readable(claimed.type))
            let words = text.text.isEmpty ? [] : words(ofAttachment: text.text)
            try await database.write { c in
                try c.save(text, at: now)
                if words.isEmpty { return }
                for number in try c.numbers(having: text.hash, limit: Self.mostRequests) {
                    try c.add(words: words, to: number)
                }
            }
        }
    }

    private func words(ofAttachment text: String) -> Set<String> {
        var words = IndexedWords()
        words.add(attachment: text)
        return words.tokens
    }

    /// What a file says, or why that is not known; a file that is not there any more says nothing.
    private func text(of hash: String, _ kind: FileKind?) async throws -> FileText {
        guard let kind, let found = try? files.find(hash) else { return FileText(hash: hash, state: .unknown) }
        guard found.size <= FileWords.largest else { return FileText(hash: hash, state: .refused) }
        let bytes = try await files.read(hash)
        do {
            let words = try await readers.run { try FileWords().words(of: bytes, kind) }
            let text = words.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // NUL is no text to a database.
            let kept = text.replacing("\0", with: "")
            return FileText(hash: hash, state: kept.isEmpty ? .empty : words.isCut ? .cut : .read, text: kept)
        } catch let failure as FileWords.Failure {
            return FileText(hash: hash, state: failure.state)
        }
    }
}

extension FileWords.Failure {
    fileprivate var state: FileText.State {
        switch self {
        case .unknown: .unknown
        case .locked: .locked
        case .refused: .refused
        case .broken: .broken
        case .absent: .absent
        }
    }
}
