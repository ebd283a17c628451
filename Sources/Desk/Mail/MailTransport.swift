/// How a written mail leaves the house. Two real ones: an SMTP server, and a folder when none is configured.
public protocol MailTransport: Sendable {
    /// Hands over `bytes` (RFC 5322, CRLF) for the mailboxes `to`; an empty `from` means that no failure may come back
    /// (RFC 5321 §4.5.5).
    func send(_ bytes: [UInt8], from: String, to: [String]) async throws(DeliveryFailure) -> Receipt
}

/// Who took a message from us, in their words: `250 2.0.0 Ok: queued as 4XyZ`.
public struct Receipt: Hashable, Sendable {
    public let words: String

    public init(words: String) { self.words = words }
}

/// Why a message did not leave.
public enum DeliveryFailure: Error, Hashable, Sendable {
    /// The other side, or the road to it, is not ready: try after this pause.
    case again(after: Duration, reason: String)
    /// It will be refused each time; `reason` is the other side's, safe to show.
    case never(reason: String)
}
