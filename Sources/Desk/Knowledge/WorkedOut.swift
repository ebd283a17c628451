import Domain
import Synchronization

/// What is worked out of one state of the knowledge once, and asked for with every page of the FAQ.
final class WorkedOut: Sendable {
    private struct Known {
        var html: [ID<Article>: String] = [:]
        var related: [ID<Article>: [Int]] = [:]
    }

    private let known = Mutex(Known())

    func html(of article: ID<Article>, _ make: () -> String) -> String {
        if let html = known.withLock({ $0.html[article] }) { return html }
        let html = make()
        known.withLock { $0.html[article] = html }
        return html
    }

    func related(to article: ID<Article>, _ find: () -> [Int]) -> [Int] {
        if let places = known.withLock({ $0.related[article] }) { return places }
        let places = find()
        known.withLock { $0.related[article] = places }
        return places
    }
}
