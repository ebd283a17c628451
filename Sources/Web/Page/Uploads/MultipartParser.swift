import Foundation

/// multipart/form-data (RFC 7578), fed in pieces of any size and asked for what is known so far. It keeps at most the
/// headers of a part or a boundary's length; the bytes of a file pass through.
struct MultipartParser {
    enum Event: Equatable {
        case part(PartHead)
        case bytes([UInt8])
        case partEnd
        case end
    }

    private enum State { case preamble, afterBoundary, head, body, epilogue }

    private let delimiter: [UInt8]  // CR LF -- boundary
    private var state = State.preamble
    private var buffer: [UInt8]
    private var start = 0
    private let mostHeaders = 16_000  // bytes of one part's headers; browsers send a few hundred

    /// Nil when the boundary is none (RFC 2046 §5.1.1: 1 to 70 characters).
    init?(boundary: String) {
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        buffer = [13, 10]  // so that a boundary at the very beginning looks like every other
    }

    /// The boundary of a Content-Type header.
    static func boundary(of type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
            guard pair.count == 2, pair[0].lowercased() == "boundary" else { continue }
            return pair[1].hasPrefix("\"") ? String(pair[1].dropFirst().prefix { $0 != "\"" }) : pair[1]
        }
        return nil
    }

    mutating func feed(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next thing that is certain; nil when more bytes are needed.
    /// - Throws: `FormError.malformed`.
    mutating func next() throws(FormError) -> Event? {
        switch state {
        case .preamble: return try skipPreamble()
        case .afterBoundary: return try readBoundaryEnd()
        case .head: return try readHead()
        case .body: return readBody()
        case .epilogue:
            start = buffer.count
            return nil
        }
    }

    private mutating func skipPreamble() throws(FormError) -> Event? {
        if let found = find(delimiter) {
            start = found + delimiter.count
            state = .afterBoundary
            return try readBoundaryEnd()
        }
        start = max(start, buffer.count - delimiter.count + 1)
        return nil
    }

    /// After a boundary: "--" ends the form, a line end begins a part; spaces between are allowed (RFC 2046 §5.1.1).
    private mutating func readBoundaryEnd() throws(FormError) -> Event? {
        var index = start
        while index < buffer.count, buffer[index] == 32 || buffer[index] == 9 { index += 1 }
        if index - start > 100 { throw .malformed("spaces after a boundary") }
        guard buffer.count - index >= 2 else { return nil }
        switch (buffer[index], buffer[index + 1]) {
        case (45, 45):
            start = buffer.count
            state = .epilogue
            return .end
        case (13, 10):
            // The head's search wants the CR LF before the first header.
            start = index
            state = .head
            return try readHead()
        default: throw .malformed("a boundary is followed by something else")
        }
    }

    private mutating func readHead() throws(FormError) -> Event? {
        guard let end = find([13, 10, 13, 10]) else {
            if buffer.count - start > mostHeaders { throw .malformed("headers of a part are too long") }
            return nil
        }
        if end - start > mostHeaders { throw .malformed("headers of a part are too long") }
        let head = PartHead(Array(buffer[start..<end]))
        // Of the four bytes found the last two may begin the boundary of an empty part.
        start = end + 2
        state = .body
        isBodyBegun = false
        return .part(head)
    }

    /// The CR LF before the content is still in front of it.
    private var isBodyBegun = false

    private mutating func readBody() -> Event? {
        if let found = find(delimiter) {
            let contentStart = isBodyBegun ? start : start + 2
            if found > contentStart {
                let bytes = Array(buffer[contentStart..<found])
                start = found
                isBodyBegun = true
                return .bytes(bytes)
            }
            start = found + delimiter.count
            state = .afterBoundary
            return .partEnd
        }
        // The last bytes may be the beginning of a boundary.
        let safe = buffer.count - delimiter.count + 1, contentStart = isBodyBegun ? start : start + 2
        guard safe > contentStart else { return nil }
        let bytes = Array(buffer[contentStart..<safe])
        start = safe
        isBodyBegun = true
        return .bytes(bytes)
    }

    /// Where a pattern (which begins with CR) begins in what has not been read.
    private func find(_ pattern: [UInt8]) -> Int? {
        buffer.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress else { return nil }
            var from = start
            while bytes.count - from >= pattern.count {
                guard let hit = memchr(base + from, 13, bytes.count - from - pattern.count + 1) else { return nil }
                let place = UnsafeRawPointer(hit) - base
                if memcmp(base + place, pattern, pattern.count) == 0 { return place }
                from = place + 1
            }
            return nil
        }
    }
}
