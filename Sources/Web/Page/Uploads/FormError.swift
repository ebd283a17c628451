import HTTPTypes
import Hummingbird

/// Why a form could not be read at all, or may not be believed.
enum FormError: Error, Equatable {
    /// The body ended in the middle.
    case cut
    /// The body is not what its type says; the text is for the log.
    case malformed(String)
    /// More bytes than a form of this kind may have.
    case tooLarge
    /// The body is neither urlencoded nor multipart.
    case wrongType
    /// The form's token is not of this browser, or the page is older than the program's secret.
    case stale
    /// Another site sent the browser here.
    case foreign
}

extension FormError: HTTPResponseError {
    var status: HTTPResponse.Status {
        switch self {
        case .cut, .malformed: .badRequest
        case .tooLarge: .contentTooLarge
        case .wrongType: .unsupportedMediaType
        case .stale, .foreign: .forbidden
        }
    }

    /// Only when no middleware of ours stands around the route.
    func response(from request: Request, context: some RequestContext) throws -> Response { Response(status: status) }
}
