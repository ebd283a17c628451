import Domain
import Synchronization

/// What is worked out of one state of the knowledge once, and asked for with every page of the FAQ.
final class WorkedOut: Sendable {
    private struct Known {
        var texts: [String: String] = [:]
        var related: [ID<Article>: [Int]] = [:]
    }

    private let known = Mutex(Known())

    /// - Parameter kind: what of the article it is.
    func text(_ kind: String, of article: ID<Article>, _ make: () -> String) -> String {
        let key = "\(kind) \(article)"
        if let text = known.withLock({ $0.texts[key] }) { return text }
        let text = make()
        known.withLock { $0.texts[key] = text }
        return text
    }

    func related(to article: ID<Article>, _ find: () -> [Int]) -> [Int] {
        if let places = known.withLock({ $0.related[article] }) { return places }
        let places = find()
        known.withLock { $0.related[article] = places }
        return places
    }
}
