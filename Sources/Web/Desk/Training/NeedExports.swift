import Crypto
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

    /// One statement of xAPI 1.0.3 for each training that was held: the office has completed it.
    @Sendable func asStatements(_ request: Request, _ context: DeskContext) async throws -> Response {
        let needs = try await desk.database.read { c in try c.needs(.held, limit: Self.most) }
        let house = House(url: desk.publicURL, name: context.catalogue.office.administrationName)
        let statements = needs.compactMap { need in need.heldOn.map { house.statement(need, heldOn: $0) } }
        return file("application/json", context.words("training.file") + ".xapi.json", JSON.list(statements).buffer)
    }

    private func file(_ type: String, _ name: String, _ bytes: ByteBuffer) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: ContentDisposition.header(.attachment, name: name),
            ], body: .init(byteBuffer: bytes))
    }

    /// Who speaks in the statements: nobody who was taught is named.
    private struct House {
        let url: String
        let name: String

        func statement(_ need: TrainingNeed, heldOn day: CalendarDay) -> JSON {
            let activity = url + need.deskPath
            var result: [String: JSON] = ["completion": .flag(true)]
            if let count = need.participants {
                result["extensions"] = .object([url + "/xapi/participants": .number(Int64(count))])
            }
            return .object([
                "id": .text(Self.uuid(activity)), "timestamp": .instant(TimeZone.rome.start(of: day)),
                "actor": .object([
                    "objectType": .text("Agent"), "name": .text(name),
                    "account": .object(["homePage": .text(url), "name": .text("office")]),
                ]),
                "verb": .object([
                    "id": .text("http://adlnet.gov/expapi/verbs/completed"),
                    "display": .object(["en-US": .text("completed"), "it-IT": .text("ha completato")]),
                ]),
                "object": .object([
                    "objectType": .text("Activity"), "id": .text(activity),
                    "definition": .object([
                        "type": .text("http://adlnet.gov/expapi/activities/course"),
                        "name": .object(["it-IT": .text(need.content.title)]),
                    ]),
                ]),
                "result": .object(result), "context": .object(["platform": .text("Sportello")]),
            ])
        }

        /// The same activity has the same id each time, so that who takes the file twice counts it once (RFC 9562,
        /// version 5 in the name space of addresses).
        private static func uuid(_ address: String) -> String {
            let space: [UInt8] = [
                0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
            ]
            var hash = Insecure.SHA1()
            hash.update(data: space)
            hash.update(data: Array(address.utf8))
            var bytes = Array(hash.finalize().prefix(16))
            bytes[6] = bytes[6] & 0x0F | 0x50
            bytes[8] = bytes[8] & 0x3F | 0x80
            let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(Array(hex)[$0]) }
            return parts.joined(separator: "-")
        }
    }
}
