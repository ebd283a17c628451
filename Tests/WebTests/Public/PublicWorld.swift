import Desk
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport

@testable import Web

/// The town with its public pages open.
struct PublicWorld: Sendable {
    let world: World

    static func run(
        _ kind: TestDatabase, _ test: @Sendable (World, Visitor) async throws -> Void
    ) async throws {
        try await World.run(kind) { world in
            try await app(world.desk).test(.router) { client in try await test(world, Visitor(client)) }
        }
    }

    static func app(_ desk: Desk) -> some ApplicationProtocol {
        let site = Site(publicURL: desk.publicURL, secret: Data("segreto".utf8), now: desk.now) {
            // Like the program: the last settings when the database is away.
            (try? await desk.catalogue().office) ?? Office()
        }
        let router = Router(context: PublicContext.self)
        addKit(to: router, site: site)
        addPublicRoutes(
            to: router, desk: desk, site: site, live: LiveNews(desk, QueueCounts(desk.database)))
        return Application(router: router)
    }

    /// What Anna types, as the form calls it.
    static let anna: [String: String] = [
        "userType": "A", "administration": "1", "area": "Accesso", "tematica": "Credenziali", "triple": "ACC-CRE-01",
        "givenName": "Anna", "familyName": "Bianchi", "fiscalCode": "bncnna75s42e472p",
        "email": "anna.bianchi@example.it", "description": "Non riesco a entrare.\nGrazie <b>mille</b>",
        "privacyRead": "1",
    ]
}

extension World {
    func edit(_ change: @escaping @Sendable (inout Office) -> Void) async throws {
        try await desk.database.write { [desk] c in
            var office = try desk.catalogues.current(c).office
            change(&office)
            try c.save(office)
            try c.settingsChanged()
        }
    }

    func tickets() async throws -> Int {
        try await desk.database.read { c in Int(try c.value("SELECT COUNT(*) FROM tickets", Int64.self) ?? 0) }
    }
}

let review = (FormStep.name, FormStep.review.rawValue)
let send = (FormStep.name, FormStep.send.rawValue)
let refresh = (FormStep.name, FormStep.refresh.rawValue)
let edit = (FormStep.name, FormStep.edit.rawValue)
