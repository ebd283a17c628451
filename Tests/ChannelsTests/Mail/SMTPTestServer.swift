import Foundation
import Testing

/// A real mail server, started for one test (Tests/Servers/smtp_server.py) and gone with it.
final class SMTPTestServer {
    let port: Int
    /// The certificate to trust, when it speaks TLS.
    let authorities: String?
    private let folder: URL
    private let process = Process()
    private let input = Pipe()

    struct Unavailable: Error, CustomStringConvertible { let description: String }
    private struct Hello: Decodable { var port: Int?, ca: String?, missing: String? }

    init(_ arguments: String...) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "smtp-\(UUID().uuidString)")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Servers/smtp_server.py")
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [Self.python, script.path, folder.path] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice  // it tells every failed handshake, which some tests provoke
        try process.run()
        let hello = try JSONDecoder().decode(Hello.self, from: output.fileHandleForReading.availableData)
        guard let port = hello.port else {
            throw Unavailable(description: "\(hello.missing ?? "?") is not installed for Python")
        }
        self.port = port
        authorities = hello.ca
    }

    deinit {
        // Killed, not asked: children are born with the signals of a worker thread, which blocks SIGTERM. Should this
        // process die first, the end of its input ends it.
        kill(process.processIdentifier, SIGKILL)
        // A temporary folder left behind harms nobody.
        try? FileManager.default.removeItem(at: folder)
    }

    /// What a mail came with.
    struct Taken: Decodable { let from: String, to: [String], tls: Bool, login: String?, peer: Int }

    /// The mails it took, in order.
    func mails() throws -> [(facts: Taken, bytes: [UInt8])] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".eml") }
            .sorted()
        return try names.map { name in
            let eml = folder.appending(path: name), json = eml.deletingPathExtension().appendingPathExtension("json")
            return (
                try JSONDecoder().decode(Taken.self, from: Data(contentsOf: json)), Array(try Data(contentsOf: eml))
            )
        }
    }

    private static let python = ProcessInfo.processInfo.environment["SPORTELLO_TEST_PYTHON"] ?? "python3"

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
