import Foundation

/// A real web server (Tests/Servers/http_server.py), started for one test and gone with it.
final class HTTPTestServer {
    /// What came to it.
    struct Heard: Decodable {
        let method: String, path: String, headers: [String: String], body: String
        /// Whether its signature is right, by another program's reckoning.
        let signed: Bool
    }

    private let server: TestServer

    /// - Parameter key: of the signatures, in hexadecimal.
    init(key: String = "") throws { server = try TestServer("http_server.py", ["--key", key]) }

    func url(_ path: String) -> String { "http://127.0.0.1:\(server.port)\(path)" }

    /// The requests that came, in order.
    func requests() throws -> [Heard] {
        try server.files("json").map { try JSONDecoder().decode(Heard.self, from: Data(contentsOf: $0)) }
    }
}
