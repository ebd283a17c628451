import Foundation
import GRDB

/// Runs waiting bodies one after the other, each in its own savepoint, and commits once for all of them.
///
/// A flush to disk costs the same for one body and for two hundred: a burst of a thousand submissions takes a handful
/// of flushes, and still nobody is answered before the commit that holds their words.
struct GroupWriter {
    let pool: DatabasePool
    let queue: WorkQueue
    let size: Int
    let time: Duration

    /// Writes `first` and those that wait behind it, and answers them all.
    func write(startingWith first: Work) {
        pool.writeWithoutTransaction { db in
            let control = SQLiteConnection(db)
            var next: Work? = first
            while let work = next {
                next = work.kind == .exclusive ? writeAlone(work, db, control) : writeGroup(work, db, control)
            }
        }
    }

    /// One body in its own transaction.
    private func writeAlone(_ work: Work, _ db: GRDB.Database, _ control: SQLiteConnection) -> Work? {
        do {
            try control.control("BEGIN IMMEDIATE")
            try runBody(work, db)
            try control.control("COMMIT")
        } catch {
            rollBack(control)
            work.fail(error)
            return nil
        }
        work.answer()
        return nil
    }

    /// A group; gives back a work that must not run in it.
    private func writeGroup(_ first: Work, _ db: GRDB.Database, _ control: SQLiteConnection) -> Work? {
        do {
            try control.control("BEGIN IMMEDIATE")
        } catch {
            first.fail(error)
            return nil
        }
        let end = ContinuousClock.now + time
        var done: [Work] = []
        // Told after the commit too: what a body ran into, a duplicate say, may stand in this very group, and whoever
        // hears of it goes and looks.
        var refused: [(work: Work, error: any Error)] = []
        var next: Work? = first
        while let work = next, work.kind != .exclusive {
            switch runInSavepoint(work, db, control) {
            case .success: done.append(work)
            case .failure(let error): refused.append((work, error))
            }
            if !control.isInsideTransaction {
                // A full disk, or a failing one, takes the whole transaction with it, not only the savepoint.
                done.forEach { $0.fail(StoreError.full) }
                refused.forEach { $0.work.fail($0.error) }
                return queue.popIfAny()
            }
            next = done.count + refused.count < size && ContinuousClock.now < end ? queue.popIfAny() : nil
        }
        commit(done, control)
        refused.forEach { $0.work.fail($0.error) }
        return next
    }

    private func runInSavepoint(_ work: Work, _ db: GRDB.Database, _ control: SQLiteConnection) -> Result<
        Void, any Error
    > {
        do {
            try control.control("SAVEPOINT body")
            try runBody(work, db)
            try control.control("RELEASE body")
            return .success(())
        } catch {
            if control.isInsideTransaction {
                // If even this fails the transaction is unusable, and the commit says so to all.
                try? control.control("ROLLBACK TO body")
                try? control.control("RELEASE body")
            }
            return .failure(error)
        }
    }

    private func runBody(_ work: Work, _ db: GRDB.Database) throws {
        let connection = SQLiteConnection(db)
        try work.run(on: connection)
        if let failure = connection.failure { throw spoiled(by: failure) }
    }

    private func commit(_ done: [Work], _ control: SQLiteConnection) {
        do {
            try control.control("COMMIT")
        } catch {
            rollBack(control)
            return done.forEach { $0.fail(error) }
        }
        done.forEach { $0.answer() }
    }

    private func rollBack(_ control: SQLiteConnection) {
        // Nothing to do when it fails: the transaction has ended already, and the first error is the one to tell.
        if control.isInsideTransaction { try? control.control("ROLLBACK") }
    }
}
