import Domain
import Foundation
import Formats
import Store

extension Office {
    /// What may be attached, by the office's settings.
    public var filePolicy: FilePolicy {
        FilePolicy(
            allowed: Set(attachmentKinds.compactMap { FileKind.promised(by: "x.\($0)") }), maxBytes: attachmentBytes,
            maxFiles: attachmentCount)
    }
}

extension Desk {
    /// Looks at what was uploaded, by its content and not by its name, and says whether it may be attached. What may not
    /// stays in the store until the sweep finds that nothing refers to it.
    public func examine(_ kept: Files.Kept, named name: String, _ policy: FilePolicy) async throws -> KeptFile {
        let head = try await files.read(kept.hash, at: 0, count: FileKind.headSize)
        let tailStart = max(0, kept.size - FileKind.tailSize)
        let tail = try await files.read(kept.hash, at: tailStart, count: FileKind.tailSize)
        let kind = FileKind.of(head: head, tail: tail)
        try policy.check(.init(name: name, kind: kind, size: kept.size))
        return KeptFile(
            hash: kept.hash, name: FileName.download(name, kind), type: kind.mediaType, size: Int64(kept.size))
    }

    /// Keeps bytes that are in memory already, for programs.
    public func keepFile(_ bytes: [UInt8], named name: String, _ policy: FilePolicy) async throws -> KeptFile {
        let kind = FileKind.of(bytes)
        try policy.check(.init(name: name, kind: kind, size: bytes.count))
        let kept = try await files.keep(bytes)
        return KeptFile(
            hash: kept.hash, name: FileName.download(name, kind), type: kind.mediaType, size: Int64(kept.size))
    }
}
