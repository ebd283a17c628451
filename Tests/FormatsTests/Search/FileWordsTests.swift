import Foundation
@testable import Formats
import Testing

@Suite("What attachments say")
struct FileWordsTests {
    /// A PDF of so many pages: each with a line of text, or with a picture alone.
    private static func pdf(pages: Int, text: String?, trailer: String = "") -> [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = (0..<pages).map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Count \(pages) /Kids [\(kids)] >>")
        objects.append(
            text == nil
                ? "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 64 >>\nstream\n"
                    + String(repeating: "x", count: 64) + "\nendstream"
                : "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        for page in 0..<pages {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + page * 2) 0 R /Resources << "
                    + (text == nil ? "/XObject << /I 3 0 R >>" : "/Font << /F 3 0 R >>") + " >> >>")
            let drawing = text.map { "BT /F 12 Tf 50 700 Td (\($0) \(page + 1)) Tj ET" } ?? "595 0 0 842 0 0 cm /I Do"
            objects.append("<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream")
        }
        var out = "%PDF-1.4\n", places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(out.utf8.count)
            out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = out.utf8.count
        out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { out += String(format: "%010d 00000 n \n", place) }
        out += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(out.utf8)
    }

    private static func zip(_ name: String, _ write: (ZipArchive) throws -> Void, size: Int) throws -> [UInt8] {
        let archive = try ZipArchive()
        try archive.begin("[Content_Types].xml", size: 0, at: Date(timeIntervalSince1970: 0))
        try archive.begin(name, size: size, at: Date(timeIntervalSince1970: 0))
        var bytes: [UInt8] = []
        try write(archive)
        bytes += archive.take()
        try archive.finish()
        return bytes + archive.take()
    }

    private static func document(_ name: String, _ xml: String) throws -> [UInt8] {
        try zip(name, { try $0.write(Array(xml.utf8)) }, size: xml.utf8.count)
    }

    @Test("PDF, DOCX, ODT and plain text")
    func read() throws {
        let reader = FileWords()
        #expect(
            try reader.words(of: Self.pdf(pages: 2, text: "Cedolino di marzo"), .pdf).text.contains(
                "Cedolino di marzo 2"))
        let word = """
            <?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Busta pa</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
            <w:t>ga</w:t></w:r></w:p><w:p><w:r><w:t>di Mario &amp; Anna</w:t></w:r></w:p></w:body></w:document>
            """
        #expect(
            try reader.words(of: Self.document("word/document.xml", word), .docx).text
                .split(separator: " ") == ["Busta", "paga", "di", "Mario", "&", "Anna"])
        let open = """
            <?xml version="1.0"?><o:c xmlns:o="o" xmlns:text="t"><text:h>Domanda</text:h><text:p>di <text:span>assegno</text:span></text:p></o:c>
            """
        #expect(
            try reader.words(of: Self.document("content.xml", open), .odt).text.split(separator: " ")
                == ["Domanda", "di", "assegno"])
        #expect(try reader.words(of: [0x50, 0x65, 0x72, 0x63, 0x68, 0xE9], .text).text == "Perché")
        #expect(try reader.words(of: [0xFF, 0xFE, 0x63, 0, 0xEC, 0], .text).text == "cì")
    }

    @Test("A scan of three hundred pages says nothing, and takes no time")
    func scan() throws {
        let began = ContinuousClock.now
        let words = try FileWords().words(of: Self.pdf(pages: 300, text: nil), .pdf)
        #expect(words.text.allSatisfy(\.isWhitespace) && !words.isCut)
        #expect(began.duration(to: .now) < .seconds(20))
    }

    @Test("What cannot be read has a name")
    func refused() throws {
        let reader = FileWords()
        let key = String(repeating: "41", count: 32)
        let locked = Self.pdf(
            pages: 1, text: "x",
            trailer:
                "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <\(key)> /U <\(key)> >>")
        #expect(throws: FileWords.Failure.locked) { try reader.words(of: locked, .pdf) }
        #expect(throws: FileWords.Failure.broken) { try reader.words(of: Array("%PDF-1.4 nothing".utf8), .pdf) }
        #expect(throws: FileWords.Failure.broken) { try reader.words(of: Array("no zip".utf8), .docx) }
        #expect(throws: FileWords.Failure.broken) { try reader.words(of: Self.document("content.xml", "<a><b>"), .odt) }
        #expect(throws: FileWords.Failure.unknown) { try reader.words(of: [1, 2, 3], .png) }
        #expect(throws: FileWords.Failure.refused) { try FileWords(longest: .zero).words(of: locked, .pdf) }
    }

    @Test("A document that unpacks to a hundred megabytes is refused, and one that grows by itself says nothing")
    func bomb() throws {
        let piece = [UInt8](repeating: 0x20, count: 1 << 20)
        let bomb = try Self.zip("word/document.xml", { for _ in 0..<100 { try $0.write(piece) } }, size: 100 << 20)
        #expect(bomb.count < 1 << 20)
        #expect(throws: FileWords.Failure.refused) { try FileWords().words(of: bomb, .docx) }
        let laughs = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha ha ha ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;&c;&c;</a>
            """
        let grown = try? FileWords().words(of: Self.document("content.xml", laughs), .odt)
        #expect(grown?.text.contains("ha") != true)
    }

    @Test("A long text is cut, and says so")
    func long() throws {
        let words = try FileWords().words(of: Array(String(repeating: "parola ", count: 100_000).utf8), .text)
        #expect(words.isCut && words.text.utf8.count == FileWords.most)
    }
}
