import Crypto
import Foundation

/// What a link carries: 43 letters nobody can guess. The database keeps only its hash.
public enum Token {
    /// Letters of a token: 32 bytes in base64url.
    public static let length = 43

    /// The token of one thing for one purpose; the same each time it is asked for, so that a mail sent again carries the
    /// same link. A higher `counter` gives another one.
    public static func derive(_ secret: ServerSecret, purpose: String, id: Int64, counter: Int) -> String {
        Base64URL.encode(secret.mac([Array("token".utf8), Array(purpose.utf8), bytes(id), bytes(Int64(counter))]))
    }

    /// A token that nothing gives back: sessions, API keys.
    public static func random() -> String {
        Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    /// What to keep and to look for: SHA-256; nil when the text cannot be a token. Searching by the hash needs no care
    /// for time: what the search takes tells of the hash, not of the token.
    public static func hash(_ token: String) -> [UInt8]? {
        guard token.utf8.count == length, let bytes = Base64URL.decode(token) else { return nil }
        return Array(SHA256.hash(data: bytes))
    }

    private static func bytes(_ number: Int64) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
