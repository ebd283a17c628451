import Foundation
import Glibc
import Synchronization

/// A door in front of a PostgreSQL server: connections go through it to the real one, until it is closed.
final class Door: Sendable {
    struct NoDoor: Error {}

    /// The address through the door.
    let url: String
    private let port: UInt16
    private let target: sockaddr_in
    private let state = Mutex<(listener: Int32, open: [Int32])>((-1, []))

    init(to url: String) throws {
        var parts = try URLComponents(string: url).orThrow(NoDoor())
        target = try address(parts.host ?? "127.0.0.1", UInt16(parts.port ?? 5432))
        let (listener, port) = try listen(on: 0)
        self.port = port
        (parts.host, parts.port) = ("127.0.0.1", Int(port))
        self.url = try parts.string.orThrow(NoDoor())
        state.withLock { $0.listener = listener }
        accept(listener)
    }

    /// Cuts what goes through and lets nobody in.
    func close() {
        state.withLock { state in
            for socket in [state.listener] + state.open where socket >= 0 { shutdown(socket, Int32(SHUT_RDWR)) }
            state = (-1, [])
        }
    }

    /// Lets people in again, at the same address.
    func open() throws {
        let (listener, _) = try listen(on: port)
        state.withLock { $0.listener = listener }
        accept(listener)
    }

    private func accept(_ listener: Int32) {
        Thread.detachNewThread {
            while true {
                let inner = Glibc.accept(listener, nil, nil)
                if inner < 0 { break }
                self.join(inner)
            }
            Glibc.close(listener)
        }
    }

    private func join(_ inner: Int32) {
        let outer = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var target = target
        let result = withSockaddr(&target) { connect(outer, $0, $1) }
        guard result == 0 else { return [inner, outer].forEach { _ = Glibc.close($0) } }
        state.withLock { $0.open += [inner, outer] }
        for (from, to) in [(inner, outer), (outer, inner)] {
            Thread.detachNewThread { pump(from, to) }
        }
    }
}

/// Carries bytes one way until an end is closed. The descriptors are left to the process: a test opens a handful.
private func pump(_ from: Int32, _ to: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = recv(from, &buffer, buffer.count, 0)
        if count <= 0 || send(to, buffer, count, Int32(MSG_NOSIGNAL)) != count { break }
    }
    shutdown(to, Int32(SHUT_RDWR))
    shutdown(from, Int32(SHUT_RDWR))
}

private func listen(on port: UInt16) throws -> (Int32, UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var here = try address("127.0.0.1", port)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard withSockaddr(&here, { bind(listener, $0, $1) }) == 0, Glibc.listen(listener, 64) == 0,
        withSockaddr(&here, { pointer, _ in getsockname(listener, .init(mutating: pointer), &length) }) == 0
    else { throw Door.NoDoor() }
    return (listener, UInt16(bigEndian: here.sin_port))
}

private func address(_ host: String, _ port: UInt16) throws -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    guard inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host, &address.sin_addr) == 1 else {
        throw Door.NoDoor()
    }
    return address
}

private func withSockaddr<T>(_ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> T) -> T {
    withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}

extension Optional {
    fileprivate func orThrow(_ error: any Error) throws -> Wrapped {
        guard let self else { throw error }
        return self
    }
}
