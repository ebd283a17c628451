extension FileKind {
    /// How much of the beginning is needed to tell; more does no harm.
    public static let headSize = 64 * 1024
    /// How much of the end is needed: a zip keeps its table of contents there.
    public static let tailSize = 64 * 1024

    /// Names the content of a whole small file.
    public static func of(_ bytes: [UInt8]) -> FileKind { of(head: bytes, tail: []) }

    /// Names the content of a file by its first `headSize` and, when it is longer, its last `tailSize` bytes.
    public static func of(head: [UInt8], tail: [UInt8]) -> FileKind {
        guard !head.isEmpty else { return .empty }
        if let kind = bySignature(head) { return kind }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return ZipNames(head: head, tail: tail).kind }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return oleKind(head, tail) }
        if isCMS(head) { return .signed }
        return TextSniff(head, isWhole: head.count < headSize).kind
    }

    private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
        (Array("MZ".utf8), .program), ([0x7F] + Array("ELF".utf8), .program), (Array("#!".utf8), .program),
        ([0xCA, 0xFE, 0xBA, 0xBE], .program), ([0xFE, 0xED, 0xFA, 0xCE], .program),
        ([0xFE, 0xED, 0xFA, 0xCF], .program),
        ([0xCE, 0xFA, 0xED, 0xFE], .program), ([0xCF, 0xFA, 0xED, 0xFE], .program),
        ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], .program),  // a Windows shortcut
        ([0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif),
        ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
        (Array("{\\rtf".utf8), .rtf), (Array("PK\u{5}\u{6}".utf8), .zip),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("Rar!".utf8), .archive), ([0x1F, 0x8B], .archive),
        (Array("BZh".utf8), .archive), ([0xFD] + Array("7zXZ".utf8), .archive),
    ]

    private static func bySignature(_ head: [UInt8]) -> FileKind? {
        if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return known.kind }
        // Readers look for the mark of a PDF in the first 1,024 bytes (ISO 32000-1, Annex H), so scanners put things first.
        if head.prefix(1024).holds("%PDF-") { return .pdf }
        if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        if head.dropFirst(4).starts(with: Array("ftyp".utf8)) {
            let brand = String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self)
            return ["heic", "heix", "mif1", "msf1", "heim", "hevc"].contains(brand) ? .heic : .unknown
        }
        return head.count > 262 && head[257..<262].elementsEqual("ustar".utf8) ? .archive : nil
    }

    /// The streams of an OLE file are named in UTF-16 in its directory, which may be anywhere.
    private static func oleKind(_ head: [UInt8], _ tail: [UInt8]) -> FileKind {
        let streams: [(String, FileKind)] = [
            ("_VBA_PROJECT", .macros), ("WordDocument", .doc), ("Workbook", .xls), ("Book", .xls),
            ("PowerPoint Document", .ppt), ("__substg1.0_", .outlook), ("__properties_version1.0", .outlook),
        ]
        let found = streams.first { name, _ in
            let wide: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] }
            return head[...].holds(wide) || tail[...].holds(wide)
        }
        return found?.1 ?? .unknown
    }

    /// A DER or PEM envelope of signed data (RFC 5652), the shape of a .p7m.
    private static func isCMS(_ head: [UInt8]) -> Bool {
        let signedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
        if head[0] == 0x30 { return head.prefix(20).holds(signedData) }
        // Some signing programs write the same in base64, with or without the PEM line: "MII" is a long DER sequence and
        // "YJKoZIhvcNAQcC" the identifier above as base64 shows it after the two headers DER allows there.
        let start = head.prefix(200)
        return start.holds("-----BEGIN PKCS7-----") || start.holds("-----BEGIN CMS-----")
            || (head.starts(with: Array("MI".utf8)) && head.prefix(40).holds("KoZIhvcNAQcC"))
    }
}

extension Collection where Element == UInt8, Index == Int {
    func holds(_ text: String) -> Bool { holds(Array(text.utf8)) }

    func holds(_ wanted: [UInt8]) -> Bool { place(of: wanted) != nil }

    func place(of wanted: [UInt8], from start: Int? = nil) -> Range<Int>? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        var at = start ?? startIndex
        while at + wanted.count <= endIndex {
            if self[at] == first, self[at..<(at + wanted.count)].elementsEqual(wanted) {
                return at..<(at + wanted.count)
            }
            at += 1
        }
        return nil
    }
}
