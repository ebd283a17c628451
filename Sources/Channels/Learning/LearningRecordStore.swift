import Desk
import Foundation

/// Puts statements into a learning record store that speaks xAPI 1.0.3, with libcurl on a thread of its own.
public final class LearningRecordStore: LearningTransport {
    /// An address or a name with which nothing could ever be sent.
    public struct Problem: Error, Equatable {
        /// The key of the configuration, after `training.lrs.`.
        public let key: String
        public let sentence: String
    }

    private let threads = ThreadPool(name: "learning", count: 1)
    /// Where statements go, without what says which.
    private let resource: String
    private let authorization: String?
    private let patience: Duration

    /// - Parameters:
    ///   - url: what the addresses of the store begin with, such as `https://lrs.ente.example/xapi`.
    ///   - patience: how long one statement may take, from the first look for the host to the last byte of the answer.
    public init(
        url: String, user: String?, password: String?, patience: Duration = .seconds(20)
    ) throws(Problem) {
        // A name in the address would be shown wherever the address is.
        guard let address = URLComponents(string: url), ["http", "https"].contains(address.scheme?.lowercased()),
            !(address.host ?? "").isEmpty, address.user == nil, address.password == nil, address.query == nil,
            address.fragment == nil
        else {
            throw Problem(key: "url", sentence: "an address with http:// or https:// and no name in it is expected")
        }
        // RFC 7617 section 2: what comes before the first colon is the name.
        if let user, user.contains(":") { throw Problem(key: "user", sentence: "a colon cannot be in it") }
        if user == nil && password != nil {
            throw Problem(key: "user", sentence: "it is missing: there is a password")
        }
        resource = (url.hasSuffix("/") ? String(url.dropLast()) : url) + "/statements"
        authorization = user.map { "Basic " + Data("\($0):\(password ?? "")".utf8).base64EncodedString() }
        self.patience = patience
    }

    public func put(_ statement: TrainingStatement) async throws(DeliveryFailure) {
        var headers = ["X-Experience-API-Version": "1.0.3"]
        headers["Authorization"] = authorization
        let (url, sent, lines) = ("\(resource)?statementId=\(statement.id)", Array(statement.json.utf8), headers)
        let outcome: Result<Void, DeliveryFailure>
        do {
            outcome = try await threads.run { [patience] in
                // A store that has this id already answers 409, or 204 (xAPI 1.0.3, part 3, section 2.1.1): it is there.
                HTTPCall(.put, url, lines, sent, within: patience, alsoFine: [409]).send()
            }
        } catch {
            outcome = .failure(.again(after: .seconds(60), reason: String(describing: error)))
        }
        try outcome.get()
    }
}
