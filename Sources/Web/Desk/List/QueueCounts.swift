import Domain
import Foundation
import Store
import Synchronization

/// How many requests of a queue stand where.
struct Tally: Sendable, Equatable {
    var new = 0
    var toDo = 0
    var waiting = 0
    var resolved = 0

    mutating func add(_ count: Int, in state: TicketState) {
        if state.isActive { toDo += count }
        if state == .new || state == .triage { new += count }
        if state.isWaiting { waiting += count }
        if state == .resolved { resolved += count }
    }

    static func + (a: Tally, b: Tally) -> Tally {
        Tally(
            new: a.new + b.new, toDo: a.toDo + b.toDo, waiting: a.waiting + b.waiting, resolved: a.resolved + b.resolved
        )
    }

    subscript(stage: QueueQuery.Stage) -> Int? {
        switch stage {
        case .new: new
        case .toDo: toDo
        case .waiting: waiting
        case .resolved: resolved
        case .ended, .any: nil
        }
    }
}

/// The numbers beside the queues, of the whole house at one moment.
struct QueueTallies: Sendable, Equatable {
    var groups: [ID<Group>: Tally] = [:]
    var people: [ID<Operator>: Tally] = [:]
    /// Open opinions by the group that is asked.
    var opinions: [ID<Group>: Int] = [:]

    func mine(_ person: Operator) -> Tally { people[person.id] ?? Tally() }
    func group(_ id: ID<Group>) -> Tally { groups[id] ?? Tally() }
}

/// Counts the queues, at most once a second whoever asks and however many: it is two statements that read whole indexes
/// of what is open, and a busy desk asks for them thousands of times a second. Where counting takes long it is done less
/// often, and nobody waits for it but the first.
final class QueueCounts: Sendable {
    private struct State {
        var tallies = QueueTallies()
        var countedAt: ContinuousClock.Instant?
        /// How long the last count took.
        var took = Duration.zero
        var running: Task<QueueTallies, any Error>?
    }

    /// Counting may take this part of the time at most.
    private static let share = 20
    /// Who asks waits for a count that is quicker than this; else numbers up to `patience` times their age are shown
    /// while new ones are counted.
    private static let quick = Duration.milliseconds(20)
    private static let patience = 10

    private let reader: any Reader
    private let age: Duration
    private let state = Mutex(State())

    /// - Parameter age: how old the numbers may be before they are counted again.
    init(_ reader: any Reader, age: Duration = .seconds(1)) {
        self.reader = reader
        self.age = age
    }

    /// The numbers: those there are, unless they are old enough to mislead.
    func current() async throws -> QueueTallies {
        let (tallies, task) = state.withLock { state -> (QueueTallies?, Task<QueueTallies, any Error>?) in
            let most = max(age, state.took * Self.share)
            let old = state.countedAt.map { ContinuousClock.now - $0 }
            if let old, old < most { return (state.tallies, nil) }
            let task = state.running ?? Task { try await self.count() }
            state.running = task
            let isShown = state.took > Self.quick && old.map { $0 < most * Self.patience } ?? false
            return (isShown ? state.tallies : nil, task)
        }
        if let tallies { return tallies }
        return try await task?.value ?? QueueTallies()
    }

    /// Counts before anybody asks: where much is open, the first to log in would wait for it. What fails is counted again
    /// when somebody asks.
    func begin() { Task { _ = try? await current() } }

    /// The numbers of this moment, for those who were told that something changed.
    func recount() async throws -> QueueTallies { try await count() }

    private func count() async throws -> QueueTallies {
        let begun = ContinuousClock.now
        do {
            let tallies = try await reader.read { c in try QueueTallies(c) }
            state.withLock {
                $0.tallies = tallies
                $0.countedAt = .now
                $0.took = ContinuousClock.now - begun
                $0.running = nil
            }
            return tallies
        } catch {
            state.withLock { $0.running = nil }
            throw error
        }
    }
}

extension QueueTallies {
    init(_ c: any Connection) throws {
        for row in try c.queueCounts() {
            groups[row.group, default: Tally()].add(row.count, in: row.state)
            if let person = row.assignee { people[person, default: Tally()].add(row.count, in: row.state) }
        }
        for row in try c.opinionCounts() { opinions[row.group] = row.count }
    }
}
