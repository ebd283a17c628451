import Domain
import Foundation
import Synchronization

/// The rows of lists as they were written a moment ago: colleagues who look at one queue see the same rows, and most of
/// them have not changed since somebody looked last.
///
/// A row says how long ago things happened, in minutes: it is good for the minute in which it was written.
final class RowCache: Sendable {
    /// All that a row says.
    struct Key: Hashable {
        let line: QueueLine
        let language: Language
        let columns: [ListColumn]
    }

    private struct State {
        var minute = 0
        var rows: [Key: Snippet] = [:]
    }

    /// A row has about 1.5 kB.
    private static let most = 2048

    private let state = Mutex(State())

    func row(_ line: QueueLine, _ columns: [ListColumn], _ frame: Frame, _ write: () -> HTML) -> HTML {
        let key = Key(line: line, language: frame.words.language, columns: columns)
        let minute = Int(frame.now.timeIntervalSince1970 / 60)
        if let known = state.withLock({ $0.minute == minute ? $0.rows[key] : nil }) { return HTML(known) }
        let row = write(), snippet = Snippet(row)
        state.withLock { state in
            if state.minute != minute || state.rows.count >= Self.most {
                state.rows.removeAll(keepingCapacity: true)
                state.minute = minute
            }
            state.rows[key] = snippet
        }
        return row
    }
}
