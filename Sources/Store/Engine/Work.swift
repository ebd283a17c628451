import Foundation

/// A body waiting for a thread that has a connection, and whoever waits for its answer.
///
/// Unchecked: it has one owner at a time, first the queue (under its lock), then the thread that took it out.
class Work: @unchecked Sendable {
    enum Kind: Sendable { case read, write, exclusive }

    let kind: Kind
    let since = DispatchTime.now()

    init(_ kind: Kind) { self.kind = kind }

    /// Runs the body and keeps its result for `answer`; may be called again after a conflict.
    func run(on connection: any Connection) throws {}

    /// Hands the kept result to the one who waits. Each work is answered or failed once.
    func answer() {}

    /// Tells the one who waits that it did not work.
    func fail(_ error: any Error) {}
}

/// A body whose answer is of type `T`; see `Work` for why this is safe.
private final class TypedWork<T: Sendable>: Work, @unchecked Sendable {
    private let body: @Sendable (any Connection) throws -> T
    private let waiting: CheckedContinuation<T, any Error>
    private var result: T?

    init(
        _ kind: Kind, _ body: @escaping @Sendable (any Connection) throws -> T,
        _ waiting: CheckedContinuation<T, any Error>
    ) {
        self.body = body
        self.waiting = waiting
        super.init(kind)
    }

    override func run(on connection: any Connection) throws { result = try body(connection) }

    override func answer() {
        guard let result else {
            return fail(StoreError.failed(code: "work", message: "answered before it ran", sql: ""))
        }
        waiting.resume(returning: result)
    }

    override func fail(_ error: any Error) { waiting.resume(throwing: error) }
}

/// A bounded queue of works for the threads of an engine.
///
/// Unchecked: everything inside is touched under `condition` only.
final class WorkQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [Work] = []
    private var head = 0
    private var closedBecause: StoreError?
    private let limit: Int

    /// - Parameter limit: how many may wait; beyond it a work is refused, so that an overload answers at once.
    init(limit: Int) { self.limit = limit }

    /// Waits for the body's turn and gives its answer.
    func submit<T: Sendable>(
        _ kind: Work.Kind, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let work = TypedWork(kind, body, continuation)
            if let refusal = push(work) { work.fail(refusal) }
        }
    }

    private func push(_ work: Work) -> StoreError? {
        condition.lock()
        defer { condition.unlock() }
        if let closedBecause { return closedBecause }
        if waiting.count - head >= limit { return .unavailable("\(limit) requests are waiting already") }
        waiting.append(work)
        condition.signal()
        return nil
    }

    /// The next work; waits for one, until `deadline` if given. Nil when the queue was closed or the time is over.
    func pop(until deadline: Date? = nil) -> Work? {
        condition.lock()
        defer { condition.unlock() }
        while head == waiting.count {
            if closedBecause != nil { return nil }
            if let deadline {
                if !condition.wait(until: deadline) && head == waiting.count { return nil }
            } else {
                condition.wait()
            }
        }
        return take()
    }

    /// The next work if there is one now.
    func popIfAny() -> Work? {
        condition.lock()
        defer { condition.unlock() }
        return head == waiting.count ? nil : take()
    }

    /// Takes out all those that wait, or only those that have waited longer than `age`.
    func removeAll(olderThan age: Duration? = nil) -> [Work] {
        condition.lock()
        defer { condition.unlock() }
        var removed: [Work] = []
        let now = DispatchTime.now().uptimeNanoseconds
        while head < waiting.count {
            if let age, .nanoseconds(Int64(now - waiting[head].since.uptimeNanoseconds)) < age { break }
            removed.append(take())
        }
        return removed
    }

    /// No more works are taken in; those that wait are still given out, then `pop` gives nil.
    func close(_ reason: StoreError) {
        condition.lock()
        defer { condition.unlock() }
        closedBecause = reason
        condition.broadcast()
    }

    var isClosed: Bool {
        condition.lock()
        defer { condition.unlock() }
        return closedBecause != nil
    }

    private func take() -> Work {
        let work = waiting[head]
        head += 1
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 1024 {
            waiting.removeFirst(head)
            head = 0
        }
        return work
    }
}

/// A thread of the engine's own, so that blocking calls never hold one of the few threads Swift's tasks share.
func startThread(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    thread.stackSize = 1 << 20
    thread.start()
}
