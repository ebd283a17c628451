import Domain
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Testing

@testable import Web

@Suite("Stopping")
struct ShutdownTests {
    @Test("An open stream of live updates does not keep the program from ending", .timeLimit(.minutes(1)))
    func endsAtOnce() async throws {
        let hub = LiveHub<LiveFragment>()
        let site = Site(publicURL: "http://127.0.0.1", secret: Data("s".utf8)) { Office() }
        let router = Router(context: PublicContext.self)
        addKit(to: router, site: site)
        router.get("eventi") { _, _ in liveResponse(hub.subscribe()) }
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in told.yield(channel.localAddress?.port ?? 0) }, logger: Logger(label: "test"))
        let group = ServiceGroup(configuration: .init(services: [app], logger: Logger(label: "test")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = ports.makeAsyncIterator()
            let socket = try Socket(port: try #require(await iterator.next()))
            try socket.send("GET /eventi HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try socket.read(until: "retry: 5000").contains("200 OK"))
            // The headers may be out before the stream is asked for.
            while hub.count == 0 { await Task.yield() }
            hub.publish(LiveFragment(id: "x", HTML("ciao")))
            #expect(try socket.read(until: "ciao").contains("event: fragment"))
            let duration = try await ContinuousClock().measure {
                await group.triggerGracefulShutdown()
                try await tasks.next()
            }
            #expect(duration < .seconds(15))
            #expect(hub.count == 0)
        }
    }
}

/// A connection to a port of this machine, the plainest there is.
private final class Socket {
    struct Failure: Error {}
    private let handle: Int32

    init(port: Int) throws {
        handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if answer != 0 { throw Failure() }
    }

    deinit { close(handle) }

    func send(_ text: String) throws {
        if write(handle, text, text.utf8.count) != text.utf8.count { throw Failure() }
    }

    func read(until end: String) throws -> String {
        var text = "", buffer = [UInt8](repeating: 0, count: 4096)
        while !text.contains(end) {
            let count = Glibc.read(handle, &buffer, buffer.count)
            if count <= 0 { throw Failure() }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        return text
    }
}
