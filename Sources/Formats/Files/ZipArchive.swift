import CArchive
import Foundation

/// A ZIP archive made while it is sent: nothing of it is kept but the piece that has not left yet. Names are UTF-8 and say
/// so (APPNOTE.TXT 4.4.4, bit 11). By libarchive.
public final class ZipArchive {
    /// libarchive's own words; only lack of memory is expected.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    private final class Outlet {
        var bytes: [UInt8] = []
    }

    private let archive: OpaquePointer
    private let outlet = Outlet()
    private var names = Set<String>()

    public init() throws {
        guard let made = archive_write_new() else { throw Failure(description: "archive_write_new") }
        archive = made
        try check(archive_write_set_format_zip(archive))
        try check(archive_write_set_bytes_per_block(archive, 64 * 1024))
        try check(archive_write_set_bytes_in_last_block(archive, 1))
        // The outlet lives as long as the archive, which nobody but this object has.
        let context = Unmanaged.passUnretained(outlet).toOpaque()
        try check(
            archive_write_open(
                archive, context, nil,
                { _, context, bytes, count in
                    guard let context, let bytes else { return 0 }
                    Unmanaged<Outlet>.fromOpaque(context).takeUnretainedValue().bytes
                        .append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
                    return count
                }, nil))
    }

    deinit { archive_write_free(archive) }

    /// Begins a file. A name that is there already gets a number: "busta.pdf", "busta (2).pdf".
    /// - Parameter size: bytes that will follow.
    public func begin(_ name: String, size: Int, at instant: Date) throws {
        guard let entry = archive_entry_new() else { throw Failure(description: "archive_entry_new") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, unique(name))
        archive_entry_set_size(entry, Int64(size))
        archive_entry_set_filetype(entry, regularFile)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, Int(instant.timeIntervalSince1970), 0)
        try check(archive_write_header_utf8(archive, entry))
    }

    /// More of the file that was begun.
    public func write(_ bytes: [UInt8]) throws {
        let written = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard written == bytes.count else { throw failure() }
    }

    /// The list of the files, which ends the archive.
    public func finish() throws { try check(archive_write_close(archive)) }

    /// What was made since this was asked last.
    public func take() -> [UInt8] {
        defer { outlet.bytes.removeAll(keepingCapacity: true) }
        return outlet.bytes
    }

    private func unique(_ name: String) -> String {
        var tried = name, number = 1
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        while !names.insert(tried.lowercased()).inserted {
            number += 1
            tried = "\(name[..<dot]) (\(number))\(name[dot...])"
        }
        return tried
    }

    private func check(_ result: Int32) throws { if result < ARCHIVE_WARN { throw failure() } }

    private func failure() -> Failure {
        Failure(description: archive_error_string(archive).map { String(cString: $0) } ?? "libarchive")
    }
}

/// AE_IFREG, which Swift sees twice.
private let regularFile: UInt32 = 0o100000
