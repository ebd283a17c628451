import Desk
import Synchronization

/// Sends mail through a server with libcurl, on a few threads of its own: libcurl waits for the network.
public final class SMTPTransport: MailTransport {
    private let server: SMTPServer
    private let threads: ThreadPool
    /// Handles not at work. Each keeps its connection open for the next mail.
    private let idle = Mutex<[SMTPConnection]>([])

    /// - Parameter connections: how many mails travel at once.
    public init(_ server: SMTPServer, connections: Int = 4) {
        self.server = server
        threads = ThreadPool(name: "smtp", count: connections)
    }

    public func send(_ bytes: [UInt8], from: String, to: [String]) async throws(DeliveryFailure) -> Receipt {
        guard ([from] + to).allSatisfy(Self.isSafe), !to.isEmpty, !to.contains("") else {
            throw .never(reason: "not a mail address")
        }
        let outcome = await attempt(SMTPEnvelope(from: from, to: to, bytes: bytes))
        return try outcome.get()
    }

    private func attempt(_ envelope: SMTPEnvelope) async -> Result<Receipt, DeliveryFailure> {
        do {
            return try await threads.run { [self] in
                let connection = idle.withLock { $0.popLast() } ?? SMTPConnection(server)
                let reply = connection.send(envelope)
                if reply.isHealthy { idle.withLock { $0.append(connection) } }
                return reply.outcome
            }
        } catch {
            return .failure(.again(after: .seconds(60), reason: String(describing: error)))
        }
    }

    /// An address goes into a command: nothing in it may end the command or begin another.
    private static func isSafe(_ address: String) -> Bool {
        address.utf8.count <= 320
            && address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" }
    }
}

/// What goes to the server beside the mail itself.
struct SMTPEnvelope: Sendable {
    let from: String
    let to: [String]
    let bytes: [UInt8]
}
