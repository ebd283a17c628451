import Foundation

/// The threads of an engine, to wait for when it closes.
///
/// Unchecked: `running` and `waiters` are touched under `lock` only.
final class ThreadCount: @unchecked Sendable {
    private let lock = NSLock()
    private var running = 0
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// Starts a thread and counts it until its body returns.
    func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        lock.withLock { running += 1 }
        startThread(name) {
            body()
            self.ended()
        }
    }

    /// How many run now.
    var count: Int { lock.withLock { running } }

    /// Returns when the last thread has ended.
    func allEnded() async {
        await withCheckedContinuation { continuation in
            let none = lock.withLock {
                if running > 0 { waiters.append(continuation) }
                return running == 0
            }
            if none { continuation.resume() }
        }
    }

    private func ended() {
        let waiting = lock.withLock {
            running -= 1
            defer { if running == 0 { waiters = [] } }
            return running == 0 ? waiters : []
        }
        waiting.forEach { $0.resume() }
    }
}
