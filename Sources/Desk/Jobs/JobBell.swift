import Synchronization

/// Wakes the workers of this process after a commit that may have written a job, so that nothing waits for the next look.
public final class JobBell: Sendable {
    private let listeners = Mutex<[@Sendable () -> Void]>([])

    public init() {}

    public func whenRung(_ callback: @escaping @Sendable () -> Void) { listeners.withLock { $0.append(callback) } }

    public func ring() {
        for callback in listeners.withLock({ $0 }) { callback() }
    }
}
