import CArchive

/// One entry of a ZIP archive in memory, unpacked as far as it may grow. By libarchive.
enum ArchivePart {
    static func read(_ name: String, of bytes: [UInt8], most: Int) throws(FileWords.Failure) -> [UInt8] {
        guard let archive = archive_read_new() else { throw .refused }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(FileWords.Failure) in
                guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                    throw .broken
                }
                return try read(name, archive, most)
            }
        }
        return try result.get()
    }

    /// Entries that are looked at: a document has dozens.
    private static let entries = 10_000

    private static func read(_ name: String, _ archive: OpaquePointer, _ most: Int) throws(FileWords.Failure) -> [UInt8]
    {
        var entry: OpaquePointer?
        for _ in 0..<entries {
            switch archive_read_next_header(archive, &entry) {
            case ARCHIVE_OK, ARCHIVE_WARN: break
            default: throw .broken
            }
            guard let path = archive_entry_pathname(entry), String(cString: path) == name else { continue }
            if archive_entry_is_data_encrypted(entry) == 1 { throw .locked }
            return try unpacked(archive, most)
        }
        throw .refused
    }

    private static func unpacked(_ archive: OpaquePointer, _ most: Int) throws(FileWords.Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count < 0 { throw .broken }
            if count == 0 { return bytes }
            guard bytes.count + count <= most else { throw .refused }
            bytes += piece[..<count]
        }
    }
}
