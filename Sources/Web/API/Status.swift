import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// `/status`: whether the desk can keep what people send. 200 or 503, `application/problem+json` (ModI).
struct StatusRoute {
    let desk: Desk

    @Sendable func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        do {
            let dead = try await desk.database.read { c in
                _ = try c.settingsVersion()
                return try c.deadJobCount()
            }
            let notes = [
                dead == 0 ? nil : "\(dead) jobs gave up and wait for a person.",
                PDFPress.isThere ? nil : "WeasyPrint is not installed: requests are not given as PDF.",
            ]
            return answer(.ok, "Working", notes.compactMap { $0 }.joined(separator: " "), request)
        } catch {
            context.logger.error("status: \(error)")
            return answer(.serviceUnavailable, "Not working", "The database does not answer.", request)
        }
    }

    private func answer(_ status: HTTPResponse.Status, _ title: String, _ detail: String, _ request: Request)
        -> Response
    {
        let body = JSON.object([
            "type": .text("about:blank"), "title": .text(title), "status": .number(Int64(status.code)),
            "detail": .text(detail),
        ])
        return Response(
            status: status, headers: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: .init(byteBuffer: body.buffer))
    }
}
