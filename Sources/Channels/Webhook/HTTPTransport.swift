import Desk

/// Posts to addresses outside with libcurl, on a few threads of its own: libcurl waits for the network.
public final class HTTPTransport: WebhookTransport {
    private let threads: ThreadPool
    private let patience: Duration

    /// - Parameters:
    ///   - connections: how many posts travel at once.
    ///   - patience: how long one may take, from the first look for the host to the last byte of the answer.
    public init(connections: Int = 4, patience: Duration = .seconds(10)) {
        threads = ThreadPool(name: "webhook", count: connections)
        self.patience = patience
    }

    public func post(_ body: [UInt8], to url: String, headers: [String: String]) async throws(DeliveryFailure) {
        let outcome: Result<Void, DeliveryFailure>
        do {
            outcome = try await threads.run { [patience] in HTTPCall(.post, url, headers, body, within: patience).send()
            }
        } catch {
            outcome = .failure(.again(after: .seconds(60), reason: String(describing: error)))
        }
        try outcome.get()
    }
}
