import Foundation

/// A mail server as it is configured: `smtp://host:25`, `smtps://user:password@host:465`,
/// `smtp+starttls://user:password@host:587?ca=/etc/ssl/ente.pem`.
public struct SMTPServer: Hashable, Sendable {
    public enum Security: Hashable, Sendable {
        /// Nothing is encrypted: for a server on this machine or in the same room.
        case none
        /// The connection is encrypted from its first byte.
        case tls
        /// The connection is encrypted before anything is said, or not used.
        case startTLS
    }

    /// What is wrong with the address; never repeats the password.
    public enum Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        case unreadable
        case unknownScheme(String)
        case unknownOption(String)
        /// A password over a line that is not encrypted, to another machine.
        case passwordInClear

        public var description: String {
            switch self {
            case .unreadable:
                "is not like smtp+starttls://user:password@host:port (write @ : / in a password as %40 %3A %2F)"
            case .unknownScheme(let scheme): "begins with \(scheme)://; use smtp://, smtps:// or smtp+starttls://"
            case .unknownOption(let name): "has the option \(name); only ca=FILE is known"
            case .passwordInClear: "would send its password unencrypted; use smtps:// or smtp+starttls://"
            }
        }
    }

    public let security: Security
    public let host: String
    public let port: Int
    public let user: String?
    let password: String?
    /// A file of certificates to trust instead of the system's.
    public let authorities: String?

    public init(_ url: String) throws(Mistake) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            parts.path.isEmpty || parts.path == "/"
        else { throw .unreadable }
        (security, port) = try Self.scheme(parts)
        self.host = host
        user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        password = parts.password
        authorities = try Self.authorities(parts)
        let isNear = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        guard password == nil || security != .none || isNear else { throw .passwordInClear }
    }

    private static func scheme(_ parts: URLComponents) throws(Mistake) -> (Security, Int) {
        switch parts.scheme?.lowercased() {
        case "smtp": (.none, parts.port ?? 25)
        case "smtps": (.tls, parts.port ?? 465)
        case "smtp+starttls": (.startTLS, parts.port ?? 587)
        default: throw .unknownScheme(parts.scheme ?? "")
        }
    }

    private static func authorities(_ parts: URLComponents) throws(Mistake) -> String? {
        for item in parts.queryItems ?? [] where item.name != "ca" { throw .unknownOption(item.name) }
        return parts.queryItems?.last?.value
    }

    /// The address as libcurl wants it.
    var curlURL: String { "\(security == .tls ? "smtps" : "smtp")://\(host):\(port)" }
}

extension SMTPServer: CustomStringConvertible {
    /// Without the password.
    public var description: String {
        let scheme = security == .none ? "smtp" : security == .tls ? "smtps" : "smtp+starttls"
        return "\(scheme)://\(user.map { $0 + "@" } ?? "")\(host):\(port)"
    }
}
