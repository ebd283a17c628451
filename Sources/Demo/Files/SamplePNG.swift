/// A small picture in PNG (RFC 2083) that looks like the window of a program with a message; not compressed, so that no
/// library is needed.
enum SamplePNG {
    private static let width = 160, height = 100

    static func screen(_ number: Int) -> [UInt8] {
        var pixels: [UInt8] = []
        for row in 0..<height {
            pixels.append(0)  // no filter
            for column in 0..<width { pixels += color(column, row, number) }
        }
        var out: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        out += chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
        out += chunk("IDAT", stored(pixels))
        return out + chunk("IEND", [])
    }

    /// A bar above, lines of text below, a red box with the message at a place of its own.
    private static func color(_ column: Int, _ row: Int, _ number: Int) -> [UInt8] {
        if row < 14 { return [0, 92, 176 &+ UInt8(number * 5)] }
        let box = (20 + number * 4)..<(90 + number * 4)
        if box.contains(column) && (40..<62).contains(row) { return [204, 51, 77] }
        if row % 10 == 4 && (10..<(60 + (row * 7 + number * 13) % 90)).contains(column) { return [120, 130, 140] }
        return [245, 247, 250]
    }

    /// zlib with stored blocks (RFC 1950, RFC 1951).
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let block = bytes[start..<min(start + 65_535, bytes.count)], count = UInt16(block.count)
            out.append(start + block.count == bytes.count ? 1 : 0)
            out += [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)] + block
        }
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return out + big(Int(b << 16 | a))
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return big(data.count) + body + big(Int(checksum(body)))
    }

    /// CRC-32, a bit at a time: ten small pictures are made once.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    private static func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
}
