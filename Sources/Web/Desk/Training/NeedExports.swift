import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

// The backlog for spreadsheets, and what was held for who records learning.
extension NeedRoutes {
    /// Needs in one file: more than an office has in ten years.
    private static let most = 5000

    @Sendable func asTable(_ request: Request, _ context: DeskContext) async throws -> Response {
        let w = context.words, catalogue = context.catalogue
        let needs = try await desk.database.read { c in try c.needs(limit: Self.most) }
        let columns = [
            "id", "state", "title", "triple", "owner", "audience", "material", "article", "plannedOn", "heldOn",
            "participants", "reason", "notes", "index", "createdAt",
        ]
        let rows = needs.map { need in
            let own = need.content
            return [
                need.id.description, w("training.state.\(need.state.rawValue)"), own.title,
                catalogue.title(ofTriple: own.triple) ?? "", catalogue.person(own.owner)?.name ?? "",
                w.audience(own.audience, catalogue), own.material, own.article ?? "",
                need.plannedOn?.description ?? "", need.heldOn?.description ?? "",
                need.participants.map(String.init) ?? "", need.reason, own.notes,
                need.evidence.map { w.number($0.index, decimals: 1) } ?? "", w.isoDay(need.createdAt),
            ]
        }
        let bytes = CSV.write(header: columns.map { w("training.csv.\($0)") }, rows: rows)
        return file("text/csv; charset=utf-8", w("training.file") + ".csv", ByteBuffer(bytes: bytes))
    }

    /// One statement of xAPI 1.0.3 for each training that was held.
    @Sendable func asStatements(_ request: Request, _ context: DeskContext) async throws -> Response {
        let needs = try await desk.database.read { c in try c.needs(.held, limit: Self.most) }
        let statements = needs.compactMap { desk.statement(of: $0, context.catalogue)?.json }
        let bytes = ByteBuffer(string: "[" + statements.joined(separator: ",") + "]")
        return file("application/json", context.words("training.file") + ".xapi.json", bytes)
    }

    private func file(_ type: String, _ name: String, _ bytes: ByteBuffer) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: ContentDisposition.header(.attachment, name: name),
            ], body: .init(byteBuffer: bytes))
    }
}
