import Store
import Synchronization

/// Counts how often the database is asked.
final class CountingReader: Reader {
    private let reader: any Reader
    private let count = Mutex(0)

    init(reader: any Reader) { self.reader = reader }

    var engine: Engine { reader.engine }
    var reads: Int { count.withLock { $0 } }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        count.withLock { $0 += 1 }
        return try await reader.read(body)
    }
}
