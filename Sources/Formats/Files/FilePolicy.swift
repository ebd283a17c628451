/// Which files people may attach, and how many and how large: settings, not code.
public struct FilePolicy: Hashable, Sendable {
    public var allowed: Set<FileKind>
    /// Bytes of one file.
    public var maxBytes: Int
    public var maxFiles: Int

    public init(allowed: Set<FileKind> = FilePolicy.usual, maxBytes: Int = 10 << 20, maxFiles: Int = 5) {
        self.allowed = allowed
        self.maxBytes = maxBytes
        self.maxFiles = maxFiles
    }

    /// What offices and phones make; no archives, whose content nobody can check, and nothing that runs.
    public static let usual: Set<FileKind> = [
        .pdf, .png, .jpeg, .gif, .webp, .tiff, .heic, .docx, .xlsx, .pptx, .odt, .ods, .odp, .doc, .xls, .ppt, .rtf,
        .text,
        .csv, .eml, .signed,
    ]
}

/// Why a file was not taken.
public enum FileRefusal: Error, Hashable, Sendable {
    case empty(name: String)
    /// `limit` in bytes.
    case tooBig(name: String, limit: Int)
    case tooMany(limit: Int)
    /// The content, or the name, is something that runs on a double click.
    case program(name: String)
    /// The name promises one thing and the bytes are another.
    case disguised(name: String, promised: FileKind, found: FileKind)
    case notAllowed(name: String, found: FileKind)
}

extension FilePolicy {
    /// What to know of a file to judge it.
    public struct Candidate: Hashable, Sendable {
        public var name: String
        public var kind: FileKind
        /// Bytes.
        public var size: Int

        public init(name: String, kind: FileKind, size: Int) {
            self.name = name
            self.kind = kind
            self.size = size
        }
    }

    /// Judges one file; the name may still be as the browser or the mail gave it.
    public func check(_ file: Candidate) throws(FileRefusal) {
        let name = FileName.safe(file.name)
        guard file.size > 0, file.kind != .empty else { throw .empty(name: name) }
        guard file.size <= maxBytes else { throw .tooBig(name: name, limit: maxBytes) }
        let promised = FileKind.promised(by: name)
        guard file.kind != .program, promised != .program else { throw .program(name: name) }
        // The allowed list first: "your file is a zip" helps more than "your .docx is not a .docx".
        guard allowed.contains(file.kind) else { throw .notAllowed(name: name, found: file.kind) }
        if let promised, !Self.agrees(file.kind, with: FileName.ending(of: name)) {
            throw .disguised(name: name, promised: promised, found: file.kind)
        }
    }

    /// Judges the files of one request, each and all together; gives every reason, in order.
    public func refusals(_ files: [Candidate]) -> [FileRefusal] {
        let each = files.compactMap { file -> FileRefusal? in
            do throws(FileRefusal) { try check(file) } catch { return error }
            return nil
        }
        return (files.count > maxFiles ? [.tooMany(limit: maxFiles)] : []) + each
    }

    /// A .csv of one column is only text, and a template saved as .doc may be RTF or HTML inside: texts agree among
    /// themselves, and so do RTF and the name Word gives it.
    private static func agrees(_ kind: FileKind, with ending: String) -> Bool {
        kind.extensions.contains(ending) || (kind == .rtf && ending == "doc")
            || ([.text, .csv, .eml].contains(kind) && FileKind.text.extensions.contains(ending))
            || (kind == .eml && ending == "xml")
    }
}
