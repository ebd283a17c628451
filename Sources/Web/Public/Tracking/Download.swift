import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

extension PublicSite {
    /// A file of the conversation, to whoever holds the request's token; those of internal notes do not exist here.
    @Sendable func download(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token"), id = try context.parameters.require("id")
        let tracked = try await tracked(token, context.visit)
        let seen = Set(tracked.messages.map(\.id))
        guard let file = tracked.attachments.first(where: { $0.id.description == id && seen.contains($0.message) })
        else {
            throw Refusal.notFound
        }
        return try fileResponse(file, from: desk.files).secret()
    }
}

/// A kept file, sent in pieces as something to save: no browser runs it in our pages (Content-Disposition, nosniff, a
/// harmless type, a policy that allows nothing).
func fileResponse(_ file: Attachment, from files: Files, inline: Bool = false) throws -> Response {
    let kind = FileKind.allCases.first { $0.mediaType == file.type } ?? .unknown
    let size = try files.find(file.hash).size, hash = file.hash
    let isShown = inline && kind.isShownInline
    var headers: HTTPFields = [
        .contentType: kind.servedType,
        .contentDisposition: ContentDisposition.header(
            isShown ? .inline : .attachment, name: FileName.download(file.name, kind)),
        .xContentTypeOptions: "nosniff", .cacheControl: "private, no-store",
    ]
    headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
    let body = ResponseBody(contentLength: size) { writer in
        for try await piece in files.pieces(of: hash, size: size) { try await writer.write(ByteBuffer(bytes: piece)) }
        try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
}
