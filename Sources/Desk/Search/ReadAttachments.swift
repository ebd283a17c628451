import Domain
import Formats
import Foundation
import Store

extension Desk {
    /// Requests that are found by one file: a form everybody attaches is found by its name in all others.
    private static let mostRequests = 2000

    /// A file came with a message: what it says is read by a job, once for each content.
    func readLater(_ attachment: Attachment, at now: Date, _ c: any Connection) throws {
        guard Self.readable(attachment.type) != nil, try c.fileText(attachment.hash) == nil else { return }
        try readLater(attachment.hash, attachment.type, at: now, c)
    }

    /// The same of a file nobody has read yet.
    func readLater(_ hash: String, _ type: String, at now: Date, _ c: any Connection) throws {
        guard let kind = Self.readable(type) else { return }
        // Two messages with the same file in one moment: the second job finds it read.
        try c.enqueue(
            kind: JobKind.text, payload: "\(hash) \(kind.rawValue)", at: now, uniqueKey: "text " + hash,
            id: ids.next(at: now))
    }

    private static func readable(_ type: String) -> FileKind? {
        FileKind.allCases.first { $0.mediaType == type && FileWords.reads($0) }
    }

    /// Reads what a file says; its requests are found by it from now on.
    public func readFile(_ job: Job) async throws -> JobOutcome {
        let parts = job.payload.split(separator: " ").map(String.init)
        guard parts.count == 2, let kind = FileKind(rawValue: parts[1]) else { return .never(reason: "no such file") }
        let text: FileText
        do {
            text = try await self.text(of: parts[0], kind)
        } catch FileWords.Failure.absent {
            return .never(reason: "pdftotext is not installed: texts inside PDF files are not found")
        }
        let words = text.text.isEmpty ? [] : words(ofAttachment: text.text)
        try await database.write { [now] c in
            try c.save(text, at: now())
            if words.isEmpty { return }
            for number in try c.numbers(having: text.hash, limit: Self.mostRequests) {
                try c.add(words: words, to: number)
            }
        }
        return .done
    }

    private func words(ofAttachment text: String) -> Set<String> {
        var words = IndexedWords()
        words.add(attachment: text)
        return words.tokens
    }

    private func text(of hash: String, _ kind: FileKind) async throws -> FileText {
        guard try files.find(hash).size <= FileWords.largest else { return FileText(hash: hash, state: .refused) }
        let bytes = try await files.read(hash)
        do {
            let words = try await readers.run { try FileWords().words(of: bytes, kind) }
            let text = words.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // NUL is no text to a database.
            let kept = text.replacing("\0", with: "")
            return FileText(hash: hash, state: kept.isEmpty ? .empty : words.isCut ? .cut : .read, text: kept)
        } catch let failure as FileWords.Failure {
            guard let state = failure.state else { throw failure }
            return FileText(hash: hash, state: state)
        }
    }
}

extension FileWords.Failure {
    /// Nil for what is no fault of the file.
    fileprivate var state: FileText.State? {
        switch self {
        case .unknown: .unknown
        case .locked: .locked
        case .refused: .refused
        case .broken: .broken
        case .absent: nil
        }
    }
}
