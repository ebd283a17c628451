import HTTPTypes
import Hummingbird
import NIOCore

/// `/assets/HASH/NAME`: to keep for ever when the hash is ours; an older page's hash gets today's file, not to keep.
struct AssetRoutes {
    func add<Context: RequestContext>(to router: some RouterMethods<Context>) {
        router.get("assets/:hash/:name") { request, context in
            guard let asset = Asset.all[context.parameters.get("name") ?? ""] else { throw HTTPError(.notFound) }
            return answer(asset, isCurrent: context.parameters.get("hash") == Asset.hash, request)
        }
        router.get("favicon.ico") { _, _ in Response.seeOther(Asset.path("favicon.svg")) }
    }

    private func answer(_ asset: Asset, isCurrent: Bool, _ request: Request) -> Response {
        let packed = AcceptEncoding.hasGzip(request.headers[.acceptEncoding]) ? asset.gzipped : nil
        // The two encodings are two representations: each has its own tag (RFC 9110 §8.8.3.3).
        let tag = "\"\(Asset.hash)\(packed == nil ? "" : "-gz")\""
        var headers: HTTPFields = [
            .contentType: asset.type, .eTag: tag, .vary: "Accept-Encoding",
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        if request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        if packed != nil { headers[.contentEncoding] = "gzip" }
        let body = packed.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(bytes: asset.file.bytes)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
