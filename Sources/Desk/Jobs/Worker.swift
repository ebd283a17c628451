import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store
import Synchronization

/// How a job ended, in its handler's words.
public enum JobOutcome: Sendable, Equatable {
    case done
    /// It did not work now. Nil waits the usual growing pause; after the last attempt the job is dead.
    case again(after: Duration? = nil, error: String)
    /// It will never work: the job is dead at once, for a person to see.
    case never(reason: String)
}

/// Runs the jobs of the database, several at a time, until the program ends.
///
/// A job may run twice: when the program dies in the middle, another worker takes it when its lease ends. Handlers are
/// written so that the second time does no harm.
public struct Worker: Service {
    /// What a kind of job does. An error thrown is `again`.
    public typealias Handler = @Sendable (Job) async throws -> JobOutcome

    /// How long a job is ours without a sign of life from us; renewed while it runs.
    static let lease = Duration.seconds(120)
    /// How long running jobs may go on after the program was told to end; what is left keeps its lease.
    static let grace = Duration.seconds(4)

    private let database: any Database
    private let bell: JobBell
    private let handlers: [String: Handler]
    private let slots: Int
    private let log: Logger
    private let now: @Sendable () -> Date
    private let running = RunningJobs()

    /// - Parameters:
    ///   - handlers: by kind; jobs of a kind nobody knows are dead at once.
    ///   - slots: how many jobs run at a time.
    public init(
        database: any Database, bell: JobBell, handlers: [String: Handler], slots: Int = 4, log: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.bell = bell
        self.handlers = handlers
        self.slots = slots
        self.log = log
        self.now = now
    }

    public func run() async throws {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bell.whenRung { wake.yield() }
        wake.yield()
        await withDiscardingTaskGroup { group in
            group.addTask { await tick(wake) }
            for await _ in wakes.cancelOnGracefulShutdown() {
                for job in await claim() {
                    running.begin()
                    group.addTask {
                        await work(on: job)
                        running.end()
                        wake.yield()
                    }
                }
            }
            await letRunningFinish()
            group.cancelAll()
        }
    }

    /// Runs every job that is due, one after the other, and returns: for tests and tools.
    public func runDue() async throws {
        while true {
            let now = now()
            let jobs = try await database.write { c in try c.claimJobs(limit: slots, at: now, lease: Self.lease) }
            if jobs.isEmpty { return }
            for job in jobs { await work(on: job) }
        }
    }
}

extension Worker {
    /// Jobs of other processes, and those whose time comes, are found within a second.
    private func tick(_ wake: AsyncStream<Void>.Continuation) async {
        while (try? await Task.sleep(for: .seconds(1))) != nil { wake.yield() }  // cancellation ends it
    }

    private func letRunningFinish() async {
        let end = ContinuousClock.now + Self.grace
        while running.count > 0, ContinuousClock.now < end {
            // Cancelled from outside, it waits no longer.
            guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { return }
        }
    }

    private func claim() async -> [Job] {
        let free = slots - running.count
        if free <= 0 { return [] }
        let now = now()
        do {
            // Looked at first: most looks find nothing, and a look disturbs no writer.
            guard try await database.read({ try $0.hasClaimableJobs(at: now) }) else { return [] }
            return try await database.write { c in try c.claimJobs(limit: free, at: now, lease: Self.lease) }
        } catch {
            log.warning("jobs: none taken, looked for again in a second: \(error)")
            return []
        }
    }

    private func work(on job: Job) async {
        guard let outcome = await outcome(of: job) else { return }
        let now = now()
        do {
            let isOurs = try await database.write { c in try close(job, outcome, now, c) }
            if !isOurs { log.warning("job \(job.id) (\(job.kind)) was taken by another worker meanwhile") }
        } catch {
            // Its lease ends and it runs again, as after a crash.
            log.error("job \(job.id) (\(job.kind)): its end could not be written: \(error)")
        }
    }

    /// What the handler says; nil when it was stopped and the job keeps its lease.
    private func outcome(of job: Job) async -> JobOutcome? {
        guard let handler = handlers[job.kind] else { return .never(reason: "no handler for \(job.kind)") }
        return await withTaskGroup(of: JobOutcome?.self) { group in
            group.addTask {
                do {
                    return try await handler(job)
                } catch {
                    return Task.isCancelled ? nil : .again(error: String(describing: error))
                }
            }
            group.addTask {
                await keepLease(of: job)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// Returns when the lease was lost or the job ended.
    private func keepLease(of job: Job) async {
        while (try? await Task.sleep(for: Self.lease / 3)) != nil {  // cancellation ends it
            let until = now().addingTimeInterval(Double(Self.lease.components.seconds))
            do {
                if try await !database.write({ c in try c.extendLease(job, until: until) }) { return }
            } catch {
                log.warning("job \(job.id) (\(job.kind)): lease not renewed: \(error)")
            }
        }
    }

    private func close(_ job: Job, _ outcome: JobOutcome, _ now: Date, _ c: any Connection) throws -> Bool {
        switch outcome {
        case .done: return try c.finish(job)
        case .never(let reason): return try c.bury(job, error: reason)
        case .again(let after, let error):
            guard let pause = JobPauses.after(attempt: job.attempts) else { return try c.bury(job, error: error) }
            let seconds = Double((after ?? pause).components.seconds)
            return try c.retry(job, error: error, at: now.addingTimeInterval(seconds))
        }
    }
}

/// How many jobs run now.
private final class RunningJobs: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }
    func begin() { value.withLock { $0 += 1 } }
    func end() { value.withLock { $0 -= 1 } }
}
