import Foundation

/// A PostgreSQL server: a pool of sessions, each with a thread of its own. Measured faster than waiting on sockets
/// without threads, and simpler: libpq's blocking calls never hold a thread that Swift's tasks share.
public final class PostgresDatabase: Database {
    public let engine = Engine.postgres
    private let queue: WorkQueue
    private let pool: PostgresPool

    /// Does not connect yet: a server that is away is found by the first call, and does not stop the program.
    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/name?sslmode=...`; `schema`, `pool` (8) and `statement_timeout`
    ///     (30000 ms) are ours, every other option is libpq's.
    ///   - queueLimit: bodies that may wait before new ones are refused.
    ///   - patience: how long a body waits for a free session before it is told `.unavailable`.
    public init(url: String, queueLimit: Int = 2048, patience: Duration = .seconds(5)) throws {
        queue = WorkQueue(limit: queueLimit)
        pool = PostgresPool(address: try PostgresAddress(url), queue: queue, patience: patience)
        pool.start()
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.submit(.read, body)
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.submit(.write, body)
    }

    public func exclusive<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.submit(.exclusive, body)
    }

    deinit { queue.close(Self.closed) }

    private static let closed = StoreError.unavailable("the database was closed")

    public func close() async {
        queue.close(Self.closed)
        await pool.threads.allEnded()
    }
}

/// The threads and what they know of the server together.
///
/// Unchecked: `connected` and `trouble` are touched under `lock` only.
final class PostgresPool: @unchecked Sendable {
    let threads = ThreadCount()
    private let address: PostgresAddress
    private let queue: WorkQueue
    private let patience: Duration
    private let lock = NSLock()
    private var connected = 0

    init(address: PostgresAddress, queue: WorkQueue, patience: Duration) {
        self.address = address
        self.queue = queue
        self.patience = patience
    }

    func start() {
        for number in 1...address.pool { threads.start("postgres-\(number)") { self.serve() } }
        threads.start("postgres-clerk") { self.watchQueue() }
    }

    /// One thread's life: a link when there is work, works on it until it dies, another link.
    private func serve() {
        var pause = 0.1
        while let work = queue.pop() {
            do {
                let link = try PostgresLink(address)
                pause = 0.1
                serve(work, on: PostgresSession(link: link, address: address))
            } catch {
                work.fail(error)
                if somebodyIsConnected { wait(&pause) } else { refuseWhileAway(&pause) }
            }
        }
    }

    private func serve(_ first: Work, on session: PostgresSession) {
        lock.withLock { connected += 1 }
        defer { lock.withLock { connected -= 1 } }
        var next: Work? = first
        while let work = next {
            if case .lostBefore(let error) = session.run(work) { return runOnceMore(work, error) }
            if !session.link.isAlive { return }
            next = queue.pop()
        }
    }

    /// A session that slept may find that its server restarted: nothing was kept, so the body runs on a fresh link.
    private func runOnceMore(_ work: Work, _ error: StoreError) {
        guard let link = try? PostgresLink(address) else { return work.fail(error) }  // the first error tells more
        if case .lostBefore(let again) = PostgresSession(link: link, address: address).run(work) { work.fail(again) }
    }

    private var somebodyIsConnected: Bool { lock.withLock { connected > 0 } }

    private func wait(_ pause: inout Double) {
        Thread.sleep(forTimeInterval: pause * Double.random(in: 0.5...1))
        pause = min(pause * 2, 2)
    }

    /// The server is away: whoever waits is told at once, and whoever comes in the next moment too, without a new
    /// attempt for each.
    private func refuseWhileAway(_ pause: inout Double) {
        let end = Date().addingTimeInterval(pause * Double.random(in: 0.5...1))
        while !somebodyIsConnected, Date() < end {
            guard let work = queue.pop(until: end) else { break }
            work.fail(StoreError.unavailable("the database server does not answer"))
        }
        pause = min(pause * 2, 1)
    }

    /// Tells those who waited longer than `patience` that no session is free.
    private func watchQueue() {
        while !queue.isClosed {
            for work in queue.removeAll(olderThan: patience) {
                work.fail(StoreError.unavailable("no free connection to the database"))
            }
            Thread.sleep(forTimeInterval: 0.25)
        }
    }
}
