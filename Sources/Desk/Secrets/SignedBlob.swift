import Foundation

/// A few bytes that leave the house and come back: form tokens, references to files sent before. Readable by who holds
/// them, changed by nobody, good until an instant and for one purpose.
public enum SignedBlob {
    /// Why what came back is not taken.
    public enum Refusal: Error, Hashable, Sendable {
        /// Not ours, or cut, or changed, or made for another purpose: nothing more is told.
        case forged
        /// Ours, but its time is over.
        case expired
    }

    /// Base64url text of the expiry, the payload and their HMAC-SHA256.
    public static func seal(_ payload: [UInt8], purpose: String, until expiry: Date, _ secret: ServerSecret) -> String {
        let body = bytes(milliseconds(expiry)) + payload
        return Base64URL.encode(body + mac(body, purpose, secret))
    }

    /// The payload of `text`.
    public static func open(
        _ text: String, purpose: String, at now: Date, _ secret: ServerSecret
    ) throws(Refusal) -> [UInt8] {
        guard let all = Base64URL.decode(text), all.count >= 8 + 32 else { throw .forged }
        let body = Array(all.dropLast(32))
        guard isEqualInConstantTime(Array(all.suffix(32)), mac(body, purpose, secret)) else { throw .forged }
        let expiry = body.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard milliseconds(now) < expiry else { throw .expired }
        return Array(body.dropFirst(8))
    }

    private static func mac(_ body: [UInt8], _ purpose: String, _ secret: ServerSecret) -> [UInt8] {
        secret.mac([Array("blob".utf8), Array(purpose.utf8), body])
    }

    private static func milliseconds(_ instant: Date) -> Int64 { Int64(instant.timeIntervalSince1970 * 1000) }

    private static func bytes(_ number: Int64) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}

extension SignedBlob {
    /// The same for a text.
    public static func seal(_ text: String, purpose: String, until expiry: Date, _ secret: ServerSecret) -> String {
        seal(Array(text.utf8), purpose: purpose, until: expiry, secret)
    }

    /// The text of `sealed`.
    public static func text(
        _ sealed: String, purpose: String, at now: Date, _ secret: ServerSecret
    ) throws(Refusal) -> String {
        String(decoding: try open(sealed, purpose: purpose, at: now, secret), as: UTF8.self)
    }
}
