import Synchronization

/// Tells every open page of this process what it asked to know. Publishing never waits: a page that does not read keeps
/// at most `buffer` events, then its stream ends and the browser comes back for the present state.
///
///     let hub = LiveHub<TicketChanged>()
///     hub.publish(change)                                          // after the commit
///     for await change in hub.subscribe(where: { mine.contains($0.group) }) { … }
final class LiveHub<Event: Sendable>: Sendable {
    private struct Subscriber {
        let wants: @Sendable (Event) -> Bool
        let stream: AsyncStream<Event>.Continuation
    }
    private struct Subscribers {
        var next = 0
        var list: [Int: Subscriber] = [:]
    }

    private let buffer: Int
    private let subscribers = Mutex(Subscribers())

    init(buffer: Int = 64) { self.buffer = buffer }

    /// The events from now on that pass the filter, which runs where the event is published: it must be quick.
    /// - Parameter first: an event told to this page alone, before any other.
    func subscribe(
        first: Event? = nil, where wants: @escaping @Sendable (Event) -> Bool = { _ in true }
    ) -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingOldest(buffer))
        if let first { continuation.yield(first) }
        let id = subscribers.withLock {
            $0.next += 1
            $0.list[$0.next] = Subscriber(wants: wants, stream: continuation)
            return $0.next
        }
        continuation.onTermination = { [weak self] _ in self?.remove(id) }
        return stream
    }

    func publish(_ event: Event) {
        for subscriber in subscribers.withLock({ Array($0.list.values) }) where subscriber.wants(event) {
            if case .dropped = subscriber.stream.yield(event) { subscriber.stream.finish() }
        }
    }

    /// How many pages listen.
    var count: Int { subscribers.withLock { $0.list.count } }

    private func remove(_ id: Int) { _ = subscribers.withLock { $0.list.removeValue(forKey: id) } }
}
