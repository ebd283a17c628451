/// How a written mail leaves the house. Two real ones: an SMTP server, and a folder when none is configured.
public protocol MailTransport: Sendable {
    /// Hands over `bytes` (RFC 5322, CRLF) for the mailboxes `to`; an empty `from` means that no failure may come back
    /// (RFC 5321 §4.5.5).
    func send(_ bytes: [UInt8], from: String, to: [String]) async throws(DeliveryFailure) -> Receipt
}

/// What became of a mail that is off our hands.
public enum Receipt: Hashable, Sendable {
    /// A server took it; in its words, such as `250 2.0.0 Ok: queued as 4XyZ`.
    case taken(words: String)
    /// No server is configured: it lies in the outbox under this name.
    case kept(file: String)
}

/// Why a mail did not leave.
public enum DeliveryFailure: Error, Hashable, Sendable {
    /// The other side, or the road to it, is not ready: try after this pause.
    case again(after: Duration, reason: String)
    /// It would be refused each time; `reason` is in the other side's words, safe to show.
    case never(reason: String)
}
