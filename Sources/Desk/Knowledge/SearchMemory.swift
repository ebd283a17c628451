import Synchronization

/// What was found for texts a moment ago: the page of a request is drawn again and again, and what it asks stays the same.
/// It belongs to one state of the knowledge and ends with it. Who may read what is asked of the hits each time.
final class SearchMemory: Sendable {
    /// Each has a text of at most some kilobytes.
    private static let most = 512

    private let known = Mutex<[String: [ArticleIndex.Hit]]>([:])

    func hits(_ text: String, _ search: () -> [ArticleIndex.Hit]) -> [ArticleIndex.Hit] {
        if let hits = known.withLock({ $0[text] }) { return hits }
        let hits = search()
        known.withLock { known in
            if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
            known[text] = hits
        }
        return hits
    }
}
