import Desk
import Domain
import Foundation
import Logging
import Store
import Synchronization

/// The small town of the verbs' and pages' tests: a desk with three groups, on a database of its own, with a clock that
/// stands still until told to go.
public struct World: Sendable {
    public let desk: Desk
    public let clock: Clock
    public let pigeons: Pigeons
    public let postman: Postman
    /// Where files and the database are; removed at the end.
    public let folder: String

    /// What everybody's password is here.
    public static let password = "parola-di-prova-1"

    /// Giulia and Luca answer at the front desk, Marco leads pay and Piero works there, Sara reads everything, Ada administers.
    public enum Person: String, CaseIterable, Sendable { case giulia, luca, marco, piero, sara, ada }

    /// Runs a test in a town of its own.
    public static func run(
        _ kind: TestDatabase, publicURL: String = "http://127.0.0.1:8080",
        _ test: @Sendable (World) async throws -> Void
    ) async throws {
        try await kind.withDatabase { database in
            let folder = NSTemporaryDirectory() + "/world-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }  // a temporary folder that stays harms nobody
            let world = try await World(database, folder: folder, publicURL: publicURL)
            try await test(world)
        }
    }

    /// A town on a database of the test's own making, as one that breaks.
    public init(
        _ database: any Database, folder: String, publicURL: String = "http://127.0.0.1:8080"
    ) async throws {
        let clock = Clock()
        let pigeons = Pigeons()
        self.clock = clock
        self.pigeons = pigeons
        self.folder = folder
        desk = try Desk(
            database: database, files: Files(url: "file:\(folder)/files"),
            secret: ServerSecret(bytes: Array(repeating: 7, count: 32)), publicURL: publicURL,
            log: Logger(label: "world"),
            passwords: Passwords(cost: .quick), now: { clock.now })
        postman = Postman(desk: desk, transport: pigeons, keepsHere: false)
        try await settle()
    }

    /// The same town, whose desk writes to this database.
    public func with(_ database: any Database) -> World {
        let desk = Desk(
            database: database, files: desk.files, secret: desk.secret, publicURL: desk.publicURL, log: desk.log,
            passwords: desk.passwords, now: desk.now)
        return World(desk: desk, clock: clock, pigeons: pigeons, postman: postman, folder: folder)
    }

    private init(desk: Desk, clock: Clock, pigeons: Pigeons, postman: Postman, folder: String) {
        self.desk = desk
        self.clock = clock
        self.pigeons = pigeons
        self.postman = postman
        self.folder = folder
    }

    /// The same database seen by another process: it has its own changes, not ours.
    public func anotherDesk() -> Desk {
        Desk(
            database: desk.database, files: desk.files, secret: desk.secret, publicURL: desk.publicURL, log: desk.log,
            passwords: desk.passwords, ids: IDSource(node: 2), now: desk.now)
    }

    public subscript(_ person: Person) -> Operator {
        get async throws {
            let operators = try await desk.catalogue().operators
            guard let found = operators.first(where: { $0.login == person.rawValue }) else { throw Refusal.notFound }
            return found
        }
    }
}

extension World {
    /// A clock that tests move.
    public final class Clock: Sendable {
        private let instant = Mutex(Date(timeIntervalSince1970: 1_795_000_000))

        public var now: Date { instant.withLock { $0 } }

        public func set(_ now: Date) { instant.withLock { $0 = now } }

        public func pass(days: Double = 0, minutes: Double = 0) {
            instant.withLock { $0 = $0.addingTimeInterval(days * 86_400 + minutes * 60) }
        }
    }

    /// Carries mail nowhere and remembers it; the real ways out are tested with a real server (ChannelsTests).
    public final class Pigeons: MailTransport {
        public struct Flight: Sendable {
            public let bytes: [UInt8]
            public let to: [String]
            /// As sent: quoted-printable, headers and all.
            public var text: String { String(decoding: bytes, as: UTF8.self) }
        }

        private let state = Mutex<(flights: [Flight], failure: DeliveryFailure?)>(([], nil))

        public var flights: [Flight] { state.withLock { $0.flights } }

        /// What the next deliveries fail with; nil lets them fly.
        public func fail(with failure: DeliveryFailure?) { state.withLock { $0.failure = failure } }

        public func send(_ bytes: [UInt8], from: String, to: [String]) async throws(DeliveryFailure) -> Receipt {
            let failure = state.withLock { state in
                if state.failure == nil { state.flights.append(Flight(bytes: bytes, to: to)) }
                return state.failure
            }
            if let failure { throw failure }
            return .taken(words: "250 flown")
        }
    }
}
