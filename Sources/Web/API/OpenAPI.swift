import Hummingbird
import NIOCore

/// The description of the API that programs read, as it travels inside the program (Sources/CAssets/data/openapi.json).
enum OpenAPI {
    static func response() -> Response {
        guard let file = Embedded.named("data/openapi.json") else { return Response(status: .notFound) }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "public, max-age=3600"],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
