import Crypto
import Foundation

/// The one secret of an installation: links, form tokens and references are derived from it. Every process of the same
/// desk must have the same one. Never printed.
public struct ServerSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    private let key: SymmetricKey

    /// Why there is no secret to work with.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// What was configured is shorter than 32 bytes or neither hexadecimal nor base64.
        case tooWeak
        /// The file at `path` cannot be read or made; `reason` is the operating system's.
        case file(path: String, reason: String)

        public var description: String {
            switch self {
            case .tooWeak: "the server secret must be at least 32 bytes, in hexadecimal or base64"
            case .file(let path, let reason): "the server secret \(path): \(reason)"
            }
        }
    }

    public init(bytes: [UInt8]) throws(Failure) {
        guard bytes.count >= Self.size else { throw .tooWeak }
        key = SymmetricKey(data: bytes)
    }

    public var description: String { "ServerSecret(hidden)" }
    public var debugDescription: String { description }

    /// HMAC-SHA256 of `parts`, each with its length in front so that no two lists look the same.
    func mac(_ parts: [[UInt8]]) -> [UInt8] {
        var hmac = HMAC<SHA256>(key: key)
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { hmac.update(data: $0) }
            hmac.update(data: part)
        }
        return Array(hmac.finalize())
    }

    /// Another secret made from this one, for a purpose of its own: what one signs the other does not.
    public func derived(for purpose: String) -> [UInt8] { mac([Array("derived".utf8), Array(purpose.utf8)]) }

    private static let size = 32
}

extension ServerSecret {
    /// The configured secret, or the one in `file`, which is made, readable by its owner alone, when it is not there.
    public static func load(configured text: String?, file: URL) throws(Failure) -> ServerSecret {
        if let text, !text.isEmpty {
            guard let bytes = decoded(text) else { throw .tooWeak }
            return try ServerSecret(bytes: bytes)
        }
        if !FileManager.default.fileExists(atPath: file.path) { try create(at: file) }
        guard let kept = FileManager.default.contents(atPath: file.path) else {
            throw .file(path: file.path, reason: "cannot be read")
        }
        guard let bytes = decoded(String(decoding: kept, as: UTF8.self)) else { throw .tooWeak }
        return try ServerSecret(bytes: bytes)
    }

    /// Written under another name, then linked: a second process that starts in the same moment loses the race and
    /// reads the winner's, and nobody ever reads half of it.
    private static func create(at file: URL) throws(Failure) {
        func failed() -> Failure { .file(path: file.path, reason: String(cString: strerror(errno))) }
        let folder = file.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .file(path: folder.path, reason: "\(error)")
        }
        let draft = folder.appending(path: ".secret-\(UUID().uuidString)")
        let text = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }.map(hexadecimal).joined() + "\n"
        let handle = open(draft.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard handle >= 0 else { throw failed() }
        defer { unlink(draft.path) }
        let isWritten = write(handle, text, text.utf8.count) == text.utf8.count && fsync(handle) == 0
        guard close(handle) == 0, isWritten else { throw failed() }
        guard link(draft.path, file.path) == 0 || errno == EEXIST else { throw failed() }
    }

    private static func decoded(_ text: String) -> [UInt8]? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let digits = trimmed.compactMap(\.hexDigitValue)
        if digits.count == trimmed.count, digits.count.isMultiple(of: 2) {
            return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        }
        return Data(base64Encoded: trimmed).map { Array($0) } ?? Base64URL.decode(trimmed)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
}
