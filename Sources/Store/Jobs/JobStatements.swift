import Domain
import Foundation

extension Connection {
    /// Writes a job to be run from `at` on. With a `uniqueKey` that a job not yet finished has, nothing is written.
    /// - Returns: whether it was written.
    @discardableResult
    public func enqueue(
        kind: String, payload: String, at: Date, uniqueKey: String? = nil, id: ID<Job>
    ) throws -> Bool {
        let written = try run(
            """
            INSERT INTO jobs (id, kind, payload, state, attempts, run_at, created_at, unique_key)
            VALUES (\(id), \(kind), \(payload), 'ready', 0, \(at), \(at), \(uniqueKey))
            ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL DO NOTHING
            """)
        return written == 1
    }

    /// Takes up to `limit` jobs whose time has come, or whose worker did not finish before its lease ended, oldest
    /// first. Nobody else gets them until `at + lease`.
    public func claimJobs(limit: Int, at now: Date, lease: Duration) throws -> [Job] {
        let until = now.addingTimeInterval(lease.seconds)
        var found = try claimable("state = 'running' AND locked_until <= \(now) ORDER BY locked_until", limit)
        if found.count < limit {
            found += try claimable("state = 'ready' AND run_at <= \(now) ORDER BY run_at, id", limit - found.count)
        }
        if found.isEmpty { return [] }
        return try all(
            """
            UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_until = \(until)
            WHERE id IN \(found)
                AND ((state = 'ready' AND run_at <= \(now)) OR (state = 'running' AND locked_until <= \(now)))
            RETURNING \(Job.columns)
            """, Job.self
        ).sorted { ($0.runAt, $0.id) < ($1.runAt, $1.id) }
    }

    /// Whether `claimJobs` would find one.
    public func hasClaimableJobs(at now: Date) throws -> Bool {
        try isTrue(
            """
            SELECT EXISTS (SELECT id FROM jobs WHERE state = 'ready' AND run_at <= \(now))
                OR EXISTS (SELECT id FROM jobs WHERE state = 'running' AND locked_until <= \(now))
            """)
    }

    private func claimable(_ condition: SQL, _ limit: Int) throws -> [ID<Job>] {
        try values(
            "SELECT id FROM jobs WHERE \(condition) LIMIT \(limit) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")")
    }

    /// Done: the job goes away. False when its lease was lost to another worker meanwhile.
    @discardableResult
    public func finish(_ job: Job) throws -> Bool {
        try run("DELETE FROM jobs WHERE \(mine(job))") == 1
    }

    /// Failed: to be run again from `at` on. False when its lease was lost.
    @discardableResult
    public func retry(_ job: Job, error: String, at: Date) throws -> Bool {
        try run(
            """
            UPDATE jobs SET state = 'ready', run_at = \(at), locked_until = \(nil as Date?), last_error = \(error)
            WHERE \(mine(job))
            """) == 1
    }

    /// Given back unbegun, as when the program ends: the attempt does not count. False when its lease was lost.
    @discardableResult
    public func release(_ job: Job) throws -> Bool {
        try run(
            """
            UPDATE jobs SET state = 'ready', attempts = attempts - 1, locked_until = \(nil as Date?)
            WHERE \(mine(job))
            """) == 1
    }

    /// Failed for good: kept for a person to see. False when its lease was lost.
    @discardableResult
    public func bury(_ job: Job, error: String) throws -> Bool {
        try run(
            """
            UPDATE jobs SET state = 'dead', locked_until = \(nil as Date?), last_error = \(error)
            WHERE \(mine(job))
            """) == 1
    }

    /// Keeps a long job for longer. False when its lease was lost, and what it does is better stopped.
    @discardableResult
    public func extendLease(_ job: Job, until: Date) throws -> Bool {
        try run("UPDATE jobs SET locked_until = \(until) WHERE \(mine(job))") == 1
    }

    /// Jobs that failed for good, newest first, from before `before` on.
    public func deadJobs(before: ID<Job>? = nil, limit: Int) throws -> [Job] {
        let page: SQL = before.map { "AND id < \($0)" } ?? ""
        return try all(
            "SELECT \(Job.columns) FROM jobs WHERE state = 'dead' \(page) ORDER BY id DESC LIMIT \(limit)")
    }

    /// How many jobs failed for good.
    public func deadJobCount() throws -> Int { try value("SELECT count(*) FROM jobs WHERE state = 'dead'") ?? 0 }

    /// Gives a dead job a second life, all its attempts before it. False when it is not dead (any more).
    @discardableResult
    public func revive(_ id: ID<Job>, at now: Date) throws -> Bool {
        try run("UPDATE jobs SET state = 'ready', attempts = 0, run_at = \(now) WHERE id = \(id) AND state = 'dead'")
            == 1
    }

    /// When the next job that waits may run; nil when none does.
    public func nextJobTime() throws -> Date? {
        try value("SELECT min(run_at) FROM jobs WHERE state = 'ready'")
    }

    /// A claim is told from a later one of the same job by the number of its attempt.
    private func mine(_ job: Job) -> SQL {
        "id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)"
    }
}
