import Domain
import Store
import Synchronization

/// The latest catalogue, kept in memory and loaded again when any setting changed.
///
/// Each reader asks for the version in its own transaction (one row), so another process's change is seen at once.
public final class Catalogues: Sendable {
    private let kept = Mutex<Catalogue?>(nil)

    public init() {}

    /// The catalogue as this transaction sees it.
    public func current(_ c: any Connection) throws -> Catalogue {
        let version = try c.settingsVersion()
        if let catalogue = kept.withLock({ $0 }), catalogue.version == version { return catalogue }
        let loaded = try c.catalogue()
        kept.withLock { $0 = loaded }
        return loaded
    }
}
