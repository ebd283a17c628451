import Desk
import Formats
import Synchronization

/// Where PDFs are made: one at a time on each of a few threads, and no long row of people who wait.
final class PDFPress: Sendable {
    private let threads = ThreadPool(name: "pdf", count: 2)
    private let waiting = Mutex(0)
    /// More than these wait for a PDF longer than anybody does.
    private static let most = 8

    /// Whether this machine has what it takes; the pages offer it only then.
    static let isThere = WeasyPrint.isThere

    enum Refusal: Error { case busy }

    func pdf(of page: HTML) async throws -> [UInt8] {
        try begin()
        defer { waiting.withLock { $0 -= 1 } }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(page.count)
        page.forEachPlace { bytes.append(contentsOf: $0) }
        return try await threads.run { [bytes] in try WeasyPrint().pdf(of: bytes) }
    }

    private func begin() throws {
        try waiting.withLock { waiting in
            if waiting >= Self.most { throw Refusal.busy }
            waiting += 1
        }
    }
}
