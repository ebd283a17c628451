import Domain
import Foundation
import Logging
import Store

/// What can be done. Every verb is an extension in a file of its own: read, decide, write, enqueue; after the commit, tell
/// the screens.
public struct Desk: Sendable {
    public let database: any Database
    public let files: Files
    public internal(set) var secret: ServerSecret
    public let passwords: Passwords
    public let catalogues: Catalogues
    public let shelf: KnowledgeShelf
    /// The words people use here.
    let vocabulary = Vocabulary()
    /// Where files are read: one at a time, for a reader may take a gigabyte.
    let readers = ThreadPool(name: "readers", count: 1)
    /// Told after each commit: open pages listen.
    public let changes: Changes
    /// Told after each commit that wrote a job.
    public let bell: JobBell
    public let now: @Sendable () -> Date
    public let ids: IDSource
    /// Where people reach us, without a slash at the end; links in mail begin with it.
    public let publicURL: String
    /// Whether a learning record store is configured, which is told of what was held.
    public internal(set) var tellsLearning: Bool
    public let log: Logger
    /// Written in the same transaction as the fact of a verb: how the API remembers what it answered.
    var alongside: (@Sendable (any Connection, Ticket, ID<Message>?) throws -> Void)?

    public init(
        database: any Database, files: Files, secret: ServerSecret, publicURL: String, tellsLearning: Bool = false,
        log: Logger,
        passwords: Passwords = Passwords(), ids: IDSource = IDSource(), now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.files = files
        self.secret = secret
        self.publicURL = publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
        self.tellsLearning = tellsLearning
        self.log = log
        self.passwords = passwords
        self.ids = ids
        self.now = now
        catalogues = Catalogues()
        shelf = KnowledgeShelf()
        changes = Changes()
        bell = JobBell()
    }

    /// The same desk, whose next verb also writes this in its transaction; it is told the request and what was written in it.
    public func alongside(_ write: @escaping @Sendable (any Connection, Ticket, ID<Message>?) throws -> Void) -> Desk {
        var desk = self
        desk.alongside = write
        return desk
    }

    /// The same desk, for the request beside the one a verb is about: what goes alongside is written once.
    var beside: Desk {
        var desk = self
        desk.alongside = nil
        return desk
    }

    /// A fresh identifier.
    public func id<Owner>(_ type: Owner.Type = Owner.self) -> ID<Owner> { ids.next(at: now()) }

    /// The catalogue as it stands now.
    public func catalogue() async throws -> Catalogue {
        try await database.read { [catalogues] c in try catalogues.current(c) }
    }
}
