import Foundation
import GRDB

/// The embedded database: one file, readers in parallel, writes grouped so that a burst shares its flushes to disk.
public final class SQLiteDatabase: Database {
    /// What may be set; the defaults are for the program, tests choose smaller ones.
    public struct Options: Sendable {
        /// Threads, and connections, that read.
        public var readers = max(4, ProcessInfo.processInfo.activeProcessorCount)
        /// Bodies that share one commit at most.
        public var groupSize = 256
        /// How long a group takes in more bodies before it commits: the first one waits so much longer.
        public var groupTime = Duration.milliseconds(10)
        /// Bodies that may wait before new ones are refused.
        public var queueLimit = 8192
        /// How long another process may hold the file.
        public var busyTimeout = Duration.seconds(5)

        public init() {}
    }

    public let engine = Engine.sqlite
    /// The database's file.
    public let path: String
    private let pool: DatabasePool
    private let reads: WorkQueue
    private let writes: WorkQueue
    private let threads = ThreadCount()

    /// Opens the file, which is made with its folder (readable by the owner alone) when missing.
    public init(path: String, options: Options = Options()) throws {
        self.path = path
        try makeFolder(of: path)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(options))
            try Self.makeDurable(pool)
        } catch {
            throw storeError(error)
        }
        reads = WorkQueue(limit: options.queueLimit)
        writes = WorkQueue(limit: options.queueLimit)
        startThreads(options)
    }

    deinit {
        reads.close(Self.closed)
        writes.close(Self.closed)
    }

    private static let closed = StoreError.unavailable("the database was closed")

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await reads.submit(.read, body)
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writes.submit(.write, body)
    }

    public func exclusive<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writes.submit(.exclusive, body)
    }

    public func close() async {
        reads.close(Self.closed)
        writes.close(Self.closed)
        await threads.allEnded()
        // Nothing uses the pool any more; what remains open is closed when it goes away.
        try? pool.close()
    }

    private static func configuration(_ options: Options) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(options.busyTimeout.seconds)
        configuration.maximumReaderCount = options.readers
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { db in
            // 4 MB a connection: the system's own cache holds the rest of the file, once for all of them.
            try db.execute(sql: "PRAGMA cache_size = -4096")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        return configuration
    }

    /// GRDB sets `synchronous` to NORMAL when it turns the write-ahead log on, after `prepareDatabase`: an answered
    /// write would not survive a power cut. So it is set here, and looked at.
    private static func makeDurable(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            let keys = try Int.fetchOne(db, sql: "PRAGMA foreign_keys")
            guard level == 2, journal == "wal", keys == 1 else {
                throw StoreError.failed(code: "pragma", message: "SQLite did not take its settings", sql: "")
            }
        }
    }
}

extension SQLiteDatabase {
    private func startThreads(_ options: Options) {
        // The threads hold the queue and the pool, not the database: one that nobody uses any more goes away.
        let (pool, reads, writes, threads) = (pool, reads, writes, threads)
        for number in 1...max(1, options.readers) {
            threads.start("sqlite-read-\(number)") {
                while let work = reads.pop() { serve(reads, startingWith: work, on: pool) }
            }
        }
        threads.start("sqlite-write") {
            let writer = GroupWriter(pool: pool, queue: writes, size: options.groupSize, time: options.groupTime)
            while let work = writes.pop() { writer.write(startingWith: work) }
        }
    }
}

/// A thread that reads takes a connection of the pool with its first work and keeps it: to take one anew each time costs
/// more than most answers.
private func serve(_ reads: WorkQueue, startingWith first: Work, on pool: DatabasePool) {
    do {
        try pool.unsafeRead { db in
            run(first, on: db)
            while let work = reads.pop() { run(work, on: db) }
        }
    } catch {
        // The connection could not be opened; the bodies answer for themselves.
        first.fail(storeError(error))
    }
}

/// A body reads one moment: a deferred transaction, begun and ended with statements GRDB keeps prepared, where its own
/// `read` prepares them anew each time.
private func run(_ work: Work, on db: GRDB.Database) {
    let connection = SQLiteConnection(db)
    do {
        try connection.control("BEGIN DEFERRED")
        defer { end(connection) }
        try work.run(on: connection)
        if let failure = connection.failure { throw spoiled(by: failure) }
    } catch {
        return work.fail(error is DatabaseError ? storeError(error) : error)
    }
    work.answer()
}

/// A transaction that only read has nothing to lose: how it ends is no news, only that it does.
private func end(_ connection: SQLiteConnection) {
    try? connection.control("COMMIT")
    if connection.isInsideTransaction { try? connection.control("ROLLBACK") }
}

private func makeFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if folder.isEmpty { return }
    do {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
        throw StoreError.unavailable("the folder \(folder) cannot be made")
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
