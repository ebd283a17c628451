import Desk
import Domain
import Synchronization

/// Posts nothing anywhere and remembers it; the real way out is tested with a real server (ChannelsTests).
final class Posts: WebhookTransport {
    private let kept = Mutex<[String]>([])

    var bodies: [[String: String]] { kept.withLock { $0 }.map(FlatJSON.decode) }

    func post(_ body: [UInt8], to url: String, headers: [String: String]) async throws(DeliveryFailure) {
        kept.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
    }
}
