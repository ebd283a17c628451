import Foundation

/// A real server in Python (Tests/Servers), started for one test and gone with it. It writes what it gets to a folder.
final class TestServer {
    struct Unavailable: Error, CustomStringConvertible { let description: String }
    private struct Hello: Decodable { var port: Int?, ca: String?, missing: String? }

    let port: Int
    /// The certificate to trust, when it speaks TLS.
    let authorities: String?
    let folder: URL
    private let process = Process()
    private let input = Pipe()

    init(_ name: String, _ arguments: [String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "server-\(UUID().uuidString)")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Servers/\(name)")
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

    /// The files with this ending, in the order in which they came.
    func files(_ ending: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }

    private static let python = ProcessInfo.processInfo.environment["SPORTELLO_TEST_PYTHON"] ?? "python3"
}
