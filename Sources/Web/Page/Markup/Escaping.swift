extension Array where Element == UInt8 {
    /// Adds text so that it can only ever be text, inside an element or a quoted attribute. Control characters that
    /// HTML forbids (NUL and its neighbours) are left out: a citizen's pasted text may hold them.
    mutating func appendEscaped(_ text: some StringProtocol) {
        var text = String(text)
        text.withUTF8 { appendEscaped($0) }
    }

    mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in utf8.indices {
            guard let replacement = Self.replacement(of: utf8[index]) else { continue }
            append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            append(contentsOf: replacement.utf8Bytes)
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }

    mutating func append(_ text: StaticString) { append(contentsOf: text.utf8Bytes) }

    mutating func append(verbatim text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    private static func replacement(of byte: UInt8) -> StaticString? {
        if byte > 0x3E { return byte == 0x7F ? "" : nil }
        return switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0x00..<0x20: ""
        default: nil
        }
    }
}

extension StaticString {
    fileprivate var utf8Bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
