import CStemmer
import Domain
import Synchronization

/// What words are found by, worked out once: texts use the same few thousand words again and again.
final class StemMemory: Sendable {
    static let italian = StemMemory("italian"), english = StemMemory("english")

    /// Some ten megabytes; then it begins again.
    private static let most = 100_000

    private struct Known {
        let stemmer: OpaquePointer?
        var stems: [String: String] = [:]
    }

    private let known: Mutex<Known>

    private init(_ algorithm: String) { known = Mutex(Known(stemmer: sb_stemmer_new(algorithm, "UTF_8"))) }

    deinit { known.withLock { sb_stemmer_delete($0.stemmer) } }

    /// Folded: the algorithms know accents, and take them into account, so they go away afterwards.
    /// - Parameter word: in lower case.
    func stem(_ word: String) -> String {
        known.withLock { known in
            if let stem = known.stems[word] { return stem }
            let stem = Self.stem(word, known.stemmer).folded
            if known.stems.count >= Self.most { known.stems.removeAll(keepingCapacity: true) }
            known.stems[word] = stem
            return stem
        }
    }

    /// A word with a digit is a code, and has no endings.
    private static func stem(_ word: String, _ stemmer: OpaquePointer?) -> String {
        if stemmer == nil || word.contains(where: \.isNumber) { return word }
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            return String(
                decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))), as: UTF8.self)
        }
    }
}
