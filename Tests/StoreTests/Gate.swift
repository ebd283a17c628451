import Foundation

/// A door between two sides of a test: one waits, the other opens it. Opened once, it stays open.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }

    /// Waits in a body that runs on a thread of the engine's own.
    func wait() {
        semaphore.wait()
        semaphore.signal()
    }

    /// Waits without holding a thread that tasks share.
    func opened() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                self.wait()
                continuation.resume()
            }
        }
    }
}
