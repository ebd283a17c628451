import Domain
import Foundation
import Store
import Synchronization

/// How many requests the views of somebody show. Each is a count of its own, up to a thousand, so it is made at most every
/// few seconds for one person, however many pages they have open, and never while a page is being made.
final class ViewCounts: Sendable {
    /// Counted so far: whoever sees a thousand needs no other number.
    static let most = 1000

    private struct Key: Hashable {
        let person: ID<Operator>
        let query: String
    }

    private struct Known {
        let count: Int
        let at: ContinuousClock.Instant
    }

    /// Bounds the memory: some bytes each.
    private static let mostKnown = 10_000

    private let reader: any Reader
    private let age: Duration
    private let known = Mutex<[Key: Known]>([:])

    /// - Parameter age: how old a number may be before it is counted again.
    init(_ reader: any Reader, age: Duration = .seconds(4)) {
        self.reader = reader
        self.age = age
    }

    /// Numbers that are a few seconds old at most.
    func current(of person: Operator, _ catalogue: Catalogue, at now: Date) async throws -> [ID<SavedView>: Int] {
        let views = catalogue.views(of: person), fresh = ContinuousClock.now
        var counts: [ID<SavedView>: Int] = [:], stale: [SavedView] = []
        known.withLock { known in
            for view in views {
                if let old = known[Key(person: person.id, query: view.query)], fresh - old.at < age {
                    counts[view.id] = old.count
                } else {
                    stale.append(view)
                }
            }
        }
        guard !stale.isEmpty else { return counts }
        let wanted = stale
        let counted = try await reader.read { c in
            try wanted.map { view in
                let search = QueueSearch(QueueQuery(view), catalogue, for: person, at: now)
                return try search.filter.map { try c.count($0, visibleTo: person, upTo: Self.most) } ?? 0
            }
        }
        known.withLock { known in
            if known.count + counted.count > Self.mostKnown { known.removeAll() }
            for (view, count) in zip(wanted, counted) {
                known[Key(person: person.id, query: view.query)] = Known(count: count, at: fresh)
            }
        }
        for (view, count) in zip(wanted, counted) { counts[view.id] = count }
        return counts
    }
}

/// The number beside a view, which says when it is not all.
func viewCounter(_ count: Int, of view: ID<SavedView>, _ w: Words) -> HTML {
    let id = SavedView.countID(view)
    guard count >= ViewCounts.most else { return counter(count, id: id) }
    return span(.class("sp-count"), .id(id)) { w("views.more", ["n": w.number(count)]) }
}
