import Foundation

/// The text of a file somebody attached: PDF by poppler's `pdftotext`, DOCX and ODT by libarchive and libxml2, plain text as it
/// is. Nothing in it is run or fetched, and what it may cost is bounded.
public struct FileWords: Sendable {
    public enum Failure: Error, Equatable, Sendable {
        /// Of a kind that has no text, or that nobody here reads.
        case unknown
        /// It opens with a password.
        case locked
        /// It would grow beyond every measure, or takes too long.
        case refused
        /// It is no file of its kind.
        case broken
        /// The program that reads it is not installed.
        case absent
    }

    public struct Words: Sendable, Equatable {
        public var text: String
        /// The file has more.
        public var isCut: Bool
    }

    /// Bytes of a file that is looked into.
    public static let largest = 64 << 20
    /// Bytes of text that are kept.
    static let most = 400_000
    /// What an entry of an archive may unpack to: a document of a thousand pages is below it.
    static let unpacked = 40 << 20

    private let longest: Duration

    public init(longest: Duration = .seconds(20)) { self.longest = longest }

    /// Whether files of a kind have text that is read.
    public static func reads(_ kind: FileKind) -> Bool {
        switch kind {
        case .pdf, .docx, .odt, .text, .csv: true
        default: false
        }
    }

    public static var pdfReaderIsThere: Bool { FileManager.default.isExecutableFile(atPath: pdftotext) }

    private static let pdftotext = "/usr/bin/pdftotext", prlimit = "/usr/bin/prlimit"
    /// Pages of a PDF that are read.
    private static let pages = 500

    /// It blocks: call it on a thread that may wait.
    public func words(of bytes: [UInt8], _ kind: FileKind) throws(Failure) -> Words {
        guard bytes.count <= Self.largest else { throw .refused }
        switch kind {
        case .pdf: return try pdf(bytes)
        case .docx: return try document(bytes, entry: "word/document.xml")
        case .odt: return try document(bytes, entry: "content.xml")
        case .text, .csv: return cut(PlainText.decoded(bytes))
        default: throw .unknown
        }
    }

    private func pdf(_ bytes: [UInt8]) throws(Failure) -> Words {
        guard Self.pdfReaderIsThere else { throw .absent }
        let limits = ["--as=\(1 << 30)", "--cpu=15", "--fsize=\(16 << 20)", "--core=0"]
        let process = BoundedProcess(
            executable: Self.prlimit,
            arguments: limits + [
                Self.pdftotext, "-q", "-enc", "UTF-8", "-nopgbrk", "-l", String(Self.pages), "-", "-",
            ],
            longest: longest)
        let outcome: BoundedProcess.Outcome
        do {
            outcome = try process.run(bytes, most: Self.most + 1)
        } catch {
            throw .refused
        }
        if outcome.status == 0 { return cut(String(decoding: outcome.output, as: UTF8.self)) }
        // pdftotext(1): 1 is an error opening the file, 3 one of its permissions; it says the first for a password too.
        if outcome.status == 3 || Self.isEncrypted(bytes) { throw .locked }
        // Ended by a limit rather than by itself.
        throw outcome.status == 1 ? .broken : .refused
    }

    /// ISO 32000-1, 7.6.1: the trailer of an encrypted file has an entry Encrypt.
    private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        bytes.suffix(1 << 20).firstRange(of: Array("/Encrypt".utf8)) != nil
    }

    private func document(_ bytes: [UInt8], entry: String) throws(Failure) -> Words {
        let part = try ArchivePart.read(entry, of: bytes, most: Self.unpacked)
        guard let text = DocumentText.read(part, most: Self.most) else { throw .broken }
        return cut(text)
    }

    private func cut(_ text: String) -> Words {
        guard text.utf8.count > Self.most else { return Words(text: text, isCut: false) }
        // A letter that the cut divides becomes a mark, which is no word.
        return Words(text: String(decoding: text.utf8.prefix(Self.most), as: UTF8.self), isCut: true)
    }
}
