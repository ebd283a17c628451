import Crypto
import Foundation

extension Desk {
    /// `sha256=` and the HMAC-SHA256 of the body, in lower-case hexadecimal.
    func signature(of body: [UInt8]) -> String {
        let key = SymmetricKey(data: secret.derived(for: Self.webhookPurpose))
        return "sha256=" + Self.hexadecimal(HMAC<SHA256>.authenticationCode(for: body, using: key))
    }

    /// The key by which receivers check signatures, in lower-case hexadecimal of its bytes: derived from the secret of the
    /// installation, and of use for nothing else.
    public var webhookKey: String { Self.hexadecimal(secret.derived(for: Self.webhookPurpose)) }

    private static let webhookPurpose = "webhook"

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
