import Foundation

/// Where a webhook is sent: http or https, with a host.
public struct WebhookAddress: Sendable, Hashable {
    public let url: String
    /// Bytes.
    private static let longest = 2000

    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty
        else { return nil }
        url = text
    }

    /// An address as it may be shown: a password, and what stands after the question mark, stay hidden.
    public static func shown(_ text: String) -> String {
        guard var parts = URLComponents(string: text) else { return "…" }
        if parts.user != nil || parts.password != nil {
            parts.user = "…"
            parts.password = nil
        }
        if parts.query != nil { parts.query = "…" }
        parts.fragment = nil
        return parts.string?.removingPercentEncoding ?? "…"
    }
}
