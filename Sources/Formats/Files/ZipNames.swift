/// The names inside a zip, read from its first entries and from the table at its end; nothing is ever unpacked, so a
/// bomb is only a small file with large promises.
struct ZipNames {
    let names: Set<String>
    private let openDocumentType: String?

    init(head: [UInt8], tail: [UInt8]) {
        let end = tail.isEmpty ? head : tail
        names = Self.names(in: head, signature: [0x50, 0x4B, 0x03, 0x04], lengthAt: 26, nameAt: 30)
            .union(Self.names(in: end, signature: [0x50, 0x4B, 0x01, 0x02], lengthAt: 28, nameAt: 46))
        openDocumentType = Self.openDocumentType(head)
    }

    var kind: FileKind {
        if names.contains(where: { $0.hasSuffix("vbaProject.bin") }) { return .macros }
        if names.contains("META-INF/MANIFEST.MF") || names.contains("AndroidManifest.xml") { return .program }
        if let openDocumentType {
            return [FileKind.odt, .ods, .odp].first { openDocumentType.hasPrefix($0.mediaType) } ?? .zip
        }
        let hasTypes = names.contains("[Content_Types].xml")
        if hasTypes, names.contains(where: { $0.hasPrefix("word/") }) { return .docx }
        if hasTypes, names.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
        if hasTypes, names.contains(where: { $0.hasPrefix("ppt/") }) { return .pptx }
        return .zip
    }

    private static func names(in bytes: [UInt8], signature: [UInt8], lengthAt: Int, nameAt: Int) -> Set<String> {
        var names: Set<String> = [], from = 0
        while let entry = bytes.place(of: signature, from: from)?.lowerBound {
            from = entry + signature.count
            guard entry + nameAt <= bytes.count else { break }
            let length = Int(bytes[entry + lengthAt]) | Int(bytes[entry + lengthAt + 1]) << 8
            guard entry + nameAt + length <= bytes.count else { continue }
            names.insert(String(decoding: bytes[(entry + nameAt)..<(entry + nameAt + length)], as: UTF8.self))
        }
        return names
    }

    /// OpenDocument puts an uncompressed entry called `mimetype` first, so that its content can be read right here.
    private static func openDocumentType(_ head: [UInt8]) -> String? {
        guard head.count > 38, head[30..<38].elementsEqual("mimetype".utf8), head[8] == 0, head[9] == 0 else {
            return nil
        }
        let extra = Int(head[28]) | Int(head[29]) << 8
        return String(decoding: head.dropFirst(38 + extra).prefix(80), as: UTF8.self)
    }
}
