import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Kept files as one ZIP archive, made while it is sent: a piece of one file is in memory at a time.
/// - Throws: `FileError` when one of them is not there, before anything is sent.
func archiveResponse(_ found: [(file: Attachment, at: Date)], from files: Files, name: String) throws -> Response {
    let parts = try found.map { part -> ArchivedFile in
        let kind = part.file.kind
        return try ArchivedFile(
            hash: part.file.hash, name: FileName.download(part.file.name, kind), size: files.find(part.file.hash).size,
            at: part.at)
    }
    let headers: HTTPFields = [
        .contentType: FileKind.zip.servedType,
        .contentDisposition: ContentDisposition.header(.attachment, name: name),
        .xContentTypeOptions: "nosniff", .cacheControl: "private, no-store",
    ]
    let body = ResponseBody { writer in
        let archive = try ZipArchive()
        for part in parts {
            try archive.begin(part.name, size: part.size, at: part.at)
            for try await piece in files.pieces(of: part.hash, size: part.size) {
                try archive.write(piece)
                // Packing keeps some back: what is nothing yet is not sent.
                let packed = archive.take()
                if !packed.isEmpty { try await writer.write(ByteBuffer(bytes: packed)) }
            }
        }
        try archive.finish()
        try await writer.write(ByteBuffer(bytes: archive.take()))
        try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
}

private struct ArchivedFile: Sendable {
    let hash: String
    let name: String
    let size: Int
    let at: Date
}
