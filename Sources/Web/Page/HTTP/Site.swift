import Crypto
import Domain
import Foundation

/// What every request of this program shares: its address, its secret, its clock, its office.
struct Site: Sendable {
    /// Where people reach us, without a slash at the end.
    let publicURL: String
    /// People come by https: cookies are Secure and carry the `__Host-` prefix, browsers are told to stay on https.
    let isSecure: Bool
    /// Signs CSRF tokens and notices.
    let key: SymmetricKey
    /// Proxies whose X-Forwarded-For is believed.
    let trustedProxies: [AddressRange]
    let now: @Sendable () -> Date
    /// The settings as last known; must answer even when the database does not.
    let office: @Sendable () async -> Office

    init(
        publicURL: String, secret: some ContiguousBytes, trustedProxies: [AddressRange] = [],
        now: @escaping @Sendable () -> Date = { Date() }, office: @escaping @Sendable () async -> Office
    ) {
        self.publicURL = publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
        isSecure = publicURL.lowercased().hasPrefix("https://")
        // A key of its own, so that what the web signs can never pass for something else.
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), info: Data("web".utf8), outputByteCount: 32)
        self.trustedProxies = trustedProxies
        self.now = now
        self.office = office
    }

    /// `https://host:port` of the public address, as browsers write it in Origin.
    var origin: String {
        let afterScheme = publicURL.range(of: "://")?.upperBound ?? publicURL.startIndex
        let end = publicURL[afterScheme...].firstIndex(of: "/") ?? publicURL.endIndex
        return publicURL[..<end].lowercased()
    }
}
