import Foundation

/// The bytes of a page while it is written. Every piece of the page is a place on its sheet, so a piece written where it
/// belongs is never copied.
///
/// A sheet only grows: what a piece points at stays as it is for as long as anybody holds the piece. One thread writes it
/// and reads it (`HTML` is not Sendable, so the compiler sees to it).
final class Sheet {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1024) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    deinit { start.deallocate() }

    func bytes(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start + place.lowerBound, count: place.count)
    }
}

extension Sheet {
    /// Pages of the desk have some 40 kB: a sheet that begins with less grows on the way.
    static let pageCapacity = 64 << 10

    func append(_ byte: UInt8) {
        reserve(1)
        start[count] = byte
        count += 1
    }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let from = bytes.baseAddress else { return }
        reserve(bytes.count)
        (start + count).update(from: from, count: bytes.count)
        count += bytes.count
    }

    func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(verbatim text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

    /// Adds text so that it can only ever be text, inside an element or a quoted attribute. Control characters that
    /// HTML forbids (NUL and its neighbours) are left out: a citizen's pasted text may hold them.
    func append(escaped text: String) {
        var text = text
        text.withUTF8 { append(escaped: $0) }
    }

    private func append(escaped utf8: UnsafeBufferPointer<UInt8>) {
        guard let from = utf8.baseAddress else { return }
        var begin = 0, index = 0
        while index < utf8.count {
            if index + 8 <= utf8.count, !(from + index).mayHaveSpecial {
                index += 8
                continue
            }
            if from[index].isSpecial {
                append(UnsafeBufferPointer(start: from + begin, count: index - begin))
                append(from[index].replacement)
                begin = index + 1
            }
            index += 1
        }
        append(UnsafeBufferPointer(start: from + begin, count: utf8.count - begin))
    }

    private func reserve(_ more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    private func grow(to least: Int) {
        capacity = max(least, capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
    }
}

extension UnsafePointer<UInt8> {
    /// Looks at eight bytes at once; text rarely has anything to escape. A byte that is below a bound, or equal to another,
    /// sets its highest bit in the sum: the bit tricks of every `strlen`.
    @inline(__always) fileprivate var mayHaveSpecial: Bool {
        let bytes = UnsafeRawPointer(self).loadUnaligned(as: UInt64.self), ones: UInt64 = 0x0101_0101_0101_0101
        func isIn(_ bytes: UInt64, _ byte: UInt64) -> UInt64 {
            let zero = bytes ^ (ones &* byte)
            return (zero &- ones) & ~zero
        }
        let controls = (bytes &- ones &* 0x20) & ~bytes
        let quotes = isIn(bytes, 0x22) | isIn(bytes | ones, 0x27)  // & is 0x26, ' is 0x27
        let angles = isIn(bytes | ones &* 2, 0x3E)  // < is 0x3C, > is 0x3E
        return (controls | quotes | angles | isIn(bytes, 0x7F)) & (ones &* 0x80) != 0
    }
}

extension UInt8 {
    /// Quotes, `&`, `<`, `>` and the control characters but tab and line ends; one bit for each byte below 64.
    private static let specials: UInt64 = 0xFFFF_D9FF | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    @inline(__always) fileprivate var isSpecial: Bool {
        self < 0x40 ? Self.specials >> UInt64(self) & 1 == 1 : self == 0x7F
    }

    fileprivate var replacement: StaticString {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: ""
        }
    }
}

extension Sheet {
    /// Where this thread keeps the sheet it is writing.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        // Fails only when the process has used up its thread keys: a page cannot be made then, and never could be.
        precondition(pthread_key_create(&key, nil) == 0)
        return key
    }()

    /// The sheet this thread is writing: set while the builder of an outermost element runs, which never waits.
    static var current: Sheet? {
        pthread_getspecific(key).map { Unmanaged<Sheet>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Writes on this thread's sheet, or on a new one if nothing is being written.
    @inline(__always)
    static func write<T>(capacity: Int = 1024, _ body: (Sheet) -> T) -> T {
        if let sheet = current { return body(sheet) }
        return begin(Sheet(capacity: capacity), body)
    }

    private static func begin<T>(_ sheet: Sheet, _ body: (Sheet) -> T) -> T {
        pthread_setspecific(key, Unmanaged.passUnretained(sheet).toOpaque())
        defer { pthread_setspecific(key, nil) }
        return body(sheet)
    }
}
