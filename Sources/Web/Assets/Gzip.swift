import CZlib

/// gzip (RFC 1952) by zlib.
enum Gzip {
    /// Level 1 (fast) to 9 (small). A failure of zlib here can only be lack of memory: then nothing is compressed.
    static func compress(_ bytes: UnsafeBufferPointer<UInt8>, level: Int32) -> [UInt8]? {
        var stream = z_stream()
        let gzipWindow: Int32 = 15 + 16  // 32 KB window, gzip wrapper
        let version = ZLIB_VERSION, size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(&stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, version, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var isWhole = false
        let out = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            stream.avail_in = UInt32(bytes.count)
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(bound)
            isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            count = isWhole ? bound - Int(stream.avail_out) : 0
        }
        return isWhole ? out : nil
    }

    static func compress(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { compress($0, level: level) }
    }
}
