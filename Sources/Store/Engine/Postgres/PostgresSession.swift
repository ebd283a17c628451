import Foundation

/// Runs bodies on one link: begins, commits, and begins again after a conflict.
struct PostgresSession {
    let link: PostgresLink
    let address: PostgresAddress

    /// How a body ended.
    enum Outcome {
        /// The work was answered or failed.
        case finished
        /// The link died before anything could be kept: the body may run again on another.
        case lostBefore(StoreError)
    }

    /// From this attempt on a body waits for the other losers instead of racing them.
    private static let laneAttempt = 5
    /// A body that lost this often gives up: alone in the lane it meets only newcomers.
    private static let mostAttempts = 40

    func run(_ work: Work) -> Outcome {
        switch work.kind {
        case .read: read(work)
        case .write: write(work)
        case .exclusive: exclusive(work)
        }
    }

    /// A body reads one moment, as on SQLite, so that a page's count and its list agree. It costs little: BEGIN
    /// travels with the first statement, and the answer goes out before the COMMIT's comes in.
    private func read(_ work: Work) -> Outcome {
        let connection = PostgresConnection(link, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        do {
            try work.run(on: connection)
            if let failure = connection.failure { throw spoiled(by: failure) }
        } catch {
            return failed(work, connection, error)
        }
        if connection.hasBegun { try? link.sendAlone("COMMIT") }  // a dead link shows itself at its next use
        work.answer()
        settle()
        return .finished
    }

    private func write(_ work: Work) -> Outcome {
        for attempt in 1..<Self.laneAttempt {
            if let outcome = tryOnce(work) { return outcome }
            pause(after: attempt)
        }
        // Those who lose again and again, as when everybody adds to one row, go on one after the other.
        do {
            try lock(Self.lane)
        } catch {
            work.fail(error)
            return .finished
        }
        defer { unlock(Self.lane) }
        for _ in Self.laneAttempt...Self.mostAttempts {
            if let outcome = tryOnce(work) { return outcome }
            pause(after: 1)
        }
        work.fail(StoreError.conflict)
        return .finished
    }

    /// One attempt; nil when others were faster and another may work.
    private func tryOnce(_ work: Work) -> Outcome? {
        let connection = PostgresConnection(link, begin: "BEGIN ISOLATION LEVEL SERIALIZABLE")
        do {
            try work.run(on: connection)
            if let failure = connection.failure { throw spoiled(by: failure) }
        } catch {
            guard isWorthRepeating(connection) else { return failed(work, connection, error) }
            rollBack(connection)
            return nil
        }
        switch commit(connection) {
        case nil: work.answer()
        case .conflict: return nil
        case let error?: work.fail(error)
        }
        return .finished
    }

    /// The lock is taken before BEGIN: a SERIALIZABLE transaction that waited for it would look at the past.
    private func exclusive(_ work: Work) -> Outcome {
        do {
            try link.command("SET statement_timeout = 0")
            try lock(Self.alone)
        } catch {
            work.fail(error)
            return .finished
        }
        let outcome = write(work)
        unlock(Self.alone)
        // A link that dies here shows itself at its next use.
        try? link.command("SET statement_timeout = \(address.statementTimeout)")
        return outcome
    }

    /// "SPOR" and the next one: numbers of ours among the advisory locks of a shared server, one set a schema.
    private static let alone = 0x5350_4F52
    private static let lane = 0x5350_4F53

    private func lock(_ number: Int) throws {
        try link.command("SELECT pg_advisory_lock(\(number), hashtext(current_schema()))")
    }

    private func unlock(_ number: Int) {
        // On a dead link the server has given the lock up by itself.
        try? link.command("SELECT pg_advisory_unlock(\(number), hashtext(current_schema()))")
    }

    private func commit(_ connection: PostgresConnection) -> StoreError? {
        guard connection.hasBegun else { return nil }
        do {
            try link.command("COMMIT")
            return nil
        } catch let error as StoreError {
            if link.isAlive { return error }
            return .unavailable("the connection was lost while committing: the write may have been kept or not")
        } catch {
            return .failed(code: "libpq", message: "\(type(of: error))", sql: "COMMIT")
        }
    }

    private func failed(_ work: Work, _ connection: PostgresConnection, _ error: any Error) -> Outcome {
        if !link.isAlive { return .lostBefore(connection.failure ?? .unavailable("the connection was lost")) }
        rollBack(connection)
        work.fail(error)
        return .finished
    }

    /// A statement whose plan a migration changed fails once on each session; its transaction can run again.
    private func isWorthRepeating(_ connection: PostgresConnection) -> Bool {
        guard link.isAlive, let failure = connection.failure else { return false }
        if case .failed("0A000", _, _) = failure { return (try? link.forgetStatements(in: connection)) != nil }
        return failure == .conflict
    }

    private func rollBack(_ connection: PostgresConnection) {
        // A link that dies here shows itself at its next use, and the server forgets the transaction by itself.
        if connection.hasBegun && link.isAlive { try? link.command("ROLLBACK") }
    }

    private func settle() { try? link.settle() }  // the read was answered; a dead link shows itself at its next use

    /// Longer each time and never the same, so that those who met do not meet again.
    private func pause(after attempt: Int) {
        let most = min(0.4, 0.002 * pow(2, Double(attempt)))
        Thread.sleep(forTimeInterval: Double.random(in: 0...most))
    }
}

extension PostgresLink {
    fileprivate func forgetStatements(in connection: PostgresConnection) throws {
        if connection.hasBegun { try command("ROLLBACK") }
        try forgetStatements()
    }
}
