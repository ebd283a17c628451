/// application/x-www-form-urlencoded (WHATWG URL §5.1). Nothing that a browser can send is an error: bytes that are not
/// UTF-8 become U+FFFD, NUL is left out, a stray percent sign stays as it is.
enum URLEncoded {
    /// - Throws: `FormError.tooLarge` when there are more fields than allowed.
    static func decode(_ bytes: some Collection<UInt8>, limits: FormLimits) throws -> FormData {
        var form = FormData(), count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            if count > limits.count { throw FormError.tooLarge }
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let name = text(pair[..<(equals ?? pair.endIndex)], most: 500).text
            let value = equals.map { text(pair[pair.index(after: $0)...], most: limits.field) }
            form.append(name, value?.text ?? "")
            if value?.isCut == true { form.problems.append(.fieldTooLong(name: name)) }
        }
        return form
    }

    private static func text(_ bytes: some Collection<UInt8>, most: Int) -> (text: String, isCut: Bool) {
        var out: [UInt8] = [], index = bytes.startIndex
        out.reserveCapacity(min(bytes.count, most))
        while index != bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            switch byte {
            case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                if let (value, after) = escape(bytes, at: index) {
                    out.append(value)
                    index = after
                } else {
                    out.append(byte)
                }
            default: out.append(byte)
            }
        }
        return TypedText.decode(out, most: most)
    }

    /// The two hexadecimal digits after a percent sign.
    private static func escape<Bytes: Collection<UInt8>>(_ bytes: Bytes, at index: Bytes.Index) -> (UInt8, Bytes.Index)?
    {
        guard index != bytes.endIndex, let high = digit(bytes[index]) else { return nil }
        let second = bytes.index(after: index)
        guard second != bytes.endIndex, let low = digit(bytes[second]) else { return nil }
        return (high << 4 | low, bytes.index(after: second))
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Bytes that a person typed, as text that can be kept anywhere.
enum TypedText {
    /// At most `most` bytes, never half a character; NUL, which PostgreSQL cannot hold, is left out.
    static func decode(_ bytes: [UInt8], most: Int) -> (text: String, isCut: Bool) {
        var bytes = bytes
        if bytes.contains(0) { bytes.removeAll { $0 == 0 } }
        guard bytes.count > most else { return (String(decoding: bytes, as: UTF8.self), false) }
        var end = most
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return (String(decoding: bytes[..<end], as: UTF8.self), true)
    }
}
