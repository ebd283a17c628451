/// A kept file in pieces, read as they are asked for: a large one is never in memory whole.
public struct FilePieces: AsyncSequence, AsyncIteratorProtocol, Sendable {
    /// Bytes of a piece.
    private static let most = 256 * 1024

    let files: Files
    let hash: String
    let size: Int
    private var offset = 0

    init(files: Files, hash: String, size: Int) {
        self.files = files
        self.hash = hash
        self.size = size
    }

    public func makeAsyncIterator() -> FilePieces { self }

    /// - Throws: `FileError.missing` when the file ends before its size.
    public mutating func next() async throws -> [UInt8]? {
        guard offset < size else { return nil }
        let piece = try await files.read(hash, at: offset, count: Swift.min(Self.most, size - offset))
        if piece.isEmpty { throw FileError.missing(hash) }
        offset += piece.count
        return piece
    }
}

extension Files {
    /// The content, from its beginning; `size` is what `find` says.
    public func pieces(of hash: String, size: Int) -> FilePieces { FilePieces(files: self, hash: hash, size: size) }
}
