/// Base64 with the letters a URL may have, without padding (RFC 4648 §5). Every page makes a few: no Foundation here.
public enum Base64URL {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, letter) in letters.enumerated() { table[Int(letter)] = UInt8(value) }
        return table
    }()

    public static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count * 4 + 2) / 3)
        var kept: UInt32 = 0, bits = 0
        for byte in bytes {
            kept = (kept & 0xFF_FFFF) << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(letters[Int(kept >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { out.append(letters[Int(kept << UInt32(6 - bits) & 63)]) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Nil for anything that `encode` would not have written.
    public static func decode(_ text: String) -> [UInt8]? {
        var out: [UInt8] = [], kept: UInt32 = 0, bits = 0
        for letter in text.utf8 {
            let value = values[Int(letter)]
            guard value != 255 else { return nil }
            kept = (kept & 0xFF_FFFF) << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: kept >> UInt32(bits)))
            }
        }
        // What is left over of the last letter is zero, and never a whole letter.
        guard bits < 6, kept & (1 << UInt32(bits) - 1) == 0 else { return nil }
        return out
    }
}

/// Compares without telling by the time it takes how much was right.
public func isEqualInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
