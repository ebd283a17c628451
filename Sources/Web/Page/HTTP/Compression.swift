import HTTPTypes
import Hummingbird
import NIOCore

/// Sends pages and JSON compressed to whoever accepts it. Streams (live updates, downloads) pass as they are.
struct Compression<Context: RequestContext>: RouterMiddleware {
    /// Below this the header costs more than it saves.
    private let least = 1024
    /// A good part of the gain at a third of level 9's time.
    private let level: Int32 = 4

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard isCompressible(response) else { return response }
        response.headers.append(.init(name: .vary, value: "Accept-Encoding"))
        guard AcceptEncoding.hasGzip(request.headers[.acceptEncoding]) else { return response }
        let whole = Collected()
        try await response.body.write(Collector(into: whole))
        let packed = whole.buffer.withUnsafeReadableBytes { bytes in
            Gzip.compress(bytes.bindMemory(to: UInt8.self), level: level)
        }
        response.body = ResponseBody(byteBuffer: packed.map { ByteBuffer(bytes: $0) } ?? whole.buffer)
        if packed != nil { response.headers[.contentEncoding] = "gzip" }
        return response
    }

    private func isCompressible(_ response: Response) -> Bool {
        guard let length = response.body.contentLength, length >= least, response.headers[.contentEncoding] == nil,
            let type = response.headers[.contentType]
        else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json")
            || type.hasPrefix("application/problem+json")
    }
}

enum AcceptEncoding {
    /// Whether gzip is among what is accepted (and not refused by q=0).
    static func hasGzip(_ header: String?) -> Bool {
        guard let header, header.utf8.count < 500 else { return false }
        return header.split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.trimmingSpaces.lowercased() }
            guard let name = pieces.first, name == "gzip" || name == "*" else { return false }
            return !pieces.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
        }
    }
}

/// The body of an answer, gathered. Only the one task that writes it touches the buffer, before anybody reads it.
private final class Collected {
    var buffer = ByteBuffer()
}

private struct Collector: ResponseBodyWriter {
    let whole: Collected
    init(into whole: Collected) { self.whole = whole }

    mutating func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        whole.buffer.writeBuffer(&buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
