import Foundation
import Testing

/// A real mail server (Tests/Servers/smtp_server.py), started for one test and gone with it.
final class SMTPTestServer {
    private let server: TestServer
    var port: Int { server.port }
    /// The certificate to trust, when it speaks TLS.
    var authorities: String? { server.authorities }

    init(_ arguments: String...) throws { server = try TestServer("smtp_server.py", arguments) }

    /// What a mail came with.
    struct Taken: Decodable { let from: String, to: [String], tls: Bool, login: String?, peer: Int }

    /// The mails it took, in order.
    func mails() throws -> [(facts: Taken, bytes: [UInt8])] {
        try server.files("eml").map { eml in
            let json = eml.deletingPathExtension().appendingPathExtension("json")
            return (
                try JSONDecoder().decode(Taken.self, from: Data(contentsOf: json)), Array(try Data(contentsOf: eml))
            )
        }
    }

    /// Whether the server can be started here. Where it cannot, the tests that need it are skipped and say so, unless
    /// everything is required.
    static let isAvailable: Bool = {
        if ProcessInfo.processInfo.environment["SPORTELLO_TEST_REQUIRE_ALL"] == "1" { return true }
        do {
            _ = try SMTPTestServer()
            return true
        } catch {
            print("SKIPPED: the SMTP tests need a mail server: \(error) (bin/setup installs it)")
            return false
        }
    }()
}
