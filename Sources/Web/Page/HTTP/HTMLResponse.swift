import HTTPTypes
import Hummingbird
import NIOCore

extension HTML: ResponseGenerator {
    func response(from request: Request, context: some RequestContext) throws -> Response { response() }

    /// The answer that shows this page.
    func response(_ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        var buffer = ByteBufferAllocator().buffer(capacity: count)
        forEachPlace { buffer.writeBytes($0) }
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: buffer))
    }
}
