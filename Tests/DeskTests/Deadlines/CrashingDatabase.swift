import Store
import Synchronization

/// The program died.
struct Crash: Error {}

/// A database under a program that dies now and then, by a seed: before a commit, or after it and before the answer.
/// Until `restart` opens the file again nothing works, as for a process that is gone.
final class CrashingDatabase: Database {
    private struct State {
        var inner: any Database
        var dice: SplitMix
        var isDead = false
        var crashes = 0
    }

    private enum Fate { case lives, diesBeforeCommit, diesBeforeAnswer }

    private let state: Mutex<State>
    private let url: String
    /// Of a thousand writes so many end in a crash.
    private let perMille: Int
    let engine: Engine

    init(url: String, seed: UInt64, perMille: Int) throws {
        let inner = try openDatabase(url: url)
        self.url = url
        self.perMille = perMille
        engine = inner.engine
        state = Mutex(State(inner: inner, dice: SplitMix(seed: seed)))
    }

    var crashes: Int { state.withLock { $0.crashes } }

    /// What the next process does: opens what the dead one left.
    func restart() async throws {
        await state.withLock { $0.inner }.close()
        let next = try openDatabase(url: url)
        state.withLock { state in
            state.inner = next
            state.isDead = false
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await alive().read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let inner = try alive(), fate = fate()
        if fate == .lives { return try await inner.write(body) }
        // Whoever is dead refuses nothing either: whatever the body says, nobody hears it.
        _ = try? await inner.write { c in
            let result = try body(c)
            if fate == .diesBeforeCommit { throw Crash() }
            return result
        }
        throw Crash()
    }

    func exclusive<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await alive().exclusive(body)
    }

    func close() async { await state.withLock { $0.inner }.close() }

    private func alive() throws -> any Database {
        try state.withLock { state in
            if state.isDead { throw Crash() }
            return state.inner
        }
    }

    private func fate() -> Fate {
        state.withLock { state in
            guard Int.random(in: 0..<1000, using: &state.dice) < perMille else { return .lives }
            state.isDead = true
            state.crashes += 1
            return Bool.random(using: &state.dice) ? .diesBeforeCommit : .diesBeforeAnswer
        }
    }
}

/// The same numbers for the same seed (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
