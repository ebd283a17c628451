import Synchronization

/// Parts of a page that say the same to everybody who asks with the same words, written once while the catalogue stays as it
/// is: half of a list's page is folded away in its filters and columns.
final class WrittenParts: Sendable {
    /// A part has some ten kB.
    private static let most = 256

    private let parts = Mutex<[String: Snippet]>([:])

    /// - Parameter key: everything the part depends on, besides the catalogue and the language.
    func part(_ key: String, _ write: () -> HTML) -> HTML {
        if let known = parts.withLock({ $0[key] }) { return HTML(known) }
        let part = write(), snippet = Snippet(part)
        parts.withLock { parts in
            if parts.count >= Self.most { parts.removeAll(keepingCapacity: true) }
            parts[key] = snippet
        }
        return part
    }
}
