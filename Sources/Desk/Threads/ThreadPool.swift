import Foundation

/// A few threads of our own for work that blocks: passwords, libraries in C. The cooperative pool has as many threads as
/// there are cores, and one that waits in it holds everybody up. The threads end when the pool goes away, after what was
/// asked of it is done.
public final class ThreadPool: Sendable {
    private let queue = Queue()

    /// Starts `count` threads.
    public init(name: String, count: Int) {
        for number in 1...max(1, count) {
            let thread = Thread { [queue] in
                while let work = queue.next() { work() }
            }
            thread.name = "\(name) \(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    deinit { queue.close() }

    /// Runs `body` on one of the threads; the caller's task waits without holding a thread.
    public func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { done in
            queue.add { done.resume(with: Result(catching: body)) }
        }
    }
}

extension ThreadPool {
    /// `@unchecked`: `waiting` and `isClosed` are touched only while `condition` is locked.
    private final class Queue: @unchecked Sendable {
        private let condition = NSCondition()
        private var waiting: [@Sendable () -> Void] = []
        private var isClosed = false

        func add(_ work: @escaping @Sendable () -> Void) {
            condition.withLock {
                waiting.append(work)
                condition.signal()
            }
        }

        func close() {
            condition.withLock {
                isClosed = true
                condition.broadcast()
            }
        }

        /// Waits for work; nil when there is none left and there will be no more.
        func next() -> (@Sendable () -> Void)? {
            condition.withLock {
                while waiting.isEmpty, !isClosed { condition.wait() }
                return waiting.isEmpty ? nil : waiting.removeFirst()
            }
        }
    }
}
