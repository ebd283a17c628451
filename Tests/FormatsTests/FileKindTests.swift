import Formats
import Testing

@Suite("Che cosa è un file, dai suoi byte")
struct FileKindTests {
    static func zip(_ names: [String], first: (name: String, content: String)? = nil) -> [UInt8] {
        func entry(_ name: String, _ content: String = "") -> [UInt8] {
            let size = [UInt8(content.utf8.count & 255), UInt8(content.utf8.count >> 8), 0, 0]
            return [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 0] + size + size
                + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8) + Array(content.utf8)
        }
        return (first.map { entry($0.name, $0.content) } ?? []) + names.flatMap { entry($0) }
    }

    static func ole(_ stream: String) -> [UInt8] {
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
            + stream.utf8.flatMap { [$0, 0] }
    }

    static let oid: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]

    static let cases: [(String, [UInt8], FileKind)] = [
        ("niente", [], .empty),
        ("pdf", Array("%PDF-1.7\n%âãÏÓ".utf8), .pdf),
        ("pdf dopo righe vuote", Array("\r\n\r\n%PDF-1.4".utf8), .pdf),
        ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png),
        ("jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], .jpeg),
        ("gif", Array("GIF89a".utf8), .gif),
        ("webp", Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8 ".utf8), .webp),
        ("heic", [0, 0, 0, 24] + Array("ftypheic".utf8), .heic),
        ("video", [0, 0, 0, 24] + Array("ftypisom".utf8), .unknown),
        ("tiff", [0x49, 0x49, 0x2A, 0], .tiff),
        ("docx", zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"]), .docx),
        ("xlsx", zip(["[Content_Types].xml", "xl/workbook.xml"]), .xlsx),
        ("pptx", zip(["[Content_Types].xml", "ppt/presentation.xml"]), .pptx),
        ("docm", zip(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]), .macros),
        ("jar", zip(["META-INF/MANIFEST.MF", "A.class"]), .program),
        ("odt", zip(["content.xml"], first: ("mimetype", "application/vnd.oasis.opendocument.text")), .odt),
        ("ods", zip(["content.xml"], first: ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), .ods),
        ("odp", zip(["content.xml"], first: ("mimetype", "application/vnd.oasis.opendocument.presentation")), .odp),
        ("zip", zip(["../../etc/passwd", "a.txt"]), .zip), ("zip vuoto", Array("PK\u{5}\u{6}".utf8), .zip),
        ("zip troncato", [0x50, 0x4B, 3, 4, 1], .zip),
        ("doc", ole("WordDocument"), .doc), ("xls", ole("Workbook"), .xls),
        ("msg", ole("__substg1.0_0037001F"), .outlook),
        ("ppt", ole("PowerPoint Document"), .ppt), ("xls con macro", ole("_VBA_PROJECT"), .macros),
        ("ole", ole("x"), .unknown),
        ("rtf", Array("{\\rtf1\\ansi".utf8), .rtf),
        ("p7m", [0x30, 0x82, 0x10, 0] + oid + [0xA0], .signed), ("p7m BER", [0x30, 0x80] + oid, .signed),
        ("p7m PEM", Array("-----BEGIN PKCS7-----\nMII".utf8), .signed),
        ("p7m base64", Array("MIIE6gYJKoZIhvcNAQcCoIIE2zCCBNcCAQExDzAN".utf8), .signed),
        ("certificato", [0x30, 0x82, 3, 4, 0x30, 0x82], .unknown),
        ("exe", Array("MZ\u{90}".utf8), .program), ("elf", [0x7F, 0x45, 0x4C, 0x46], .program),
        ("script", Array("#!/bin/sh\n".utf8), .program),
        ("html", Array("\u{FEFF}  <!DOCTYPE HTML><p>".utf8), .html),
        ("html nudo", Array("<script>alert(1)</script>".utf8), .html),
        ("svg", Array("<?xml version=\"1.0\"?>\n<svg xmlns='x'>".utf8), .svg),
        ("xml", Array("<?xml version=\"1.0\"?><a/>".utf8), .xml),
        ("testo", Array("Buongiorno, così è la città.\nSaluti".utf8), .text),
        ("latin1", Array("citt".utf8) + [0xE0, 0x0A], .text),
        ("utf16", [0xFF, 0xFE, 0x41, 0, 0x42, 0, 0x43, 0], .text),
        ("zeri nel testo", Array("ciao\0mondo".utf8), .unknown),
        ("csv", Array("a;b;c\n1;2;3\n".utf8), .csv), ("csv virgole", Array("a,b,c\r\n1,2,3\r\n".utf8), .csv),
        ("prosa con virgole", Array("Gentili,\nsaluti,\n".utf8), .text),
        ("eml", Array("Return-Path: <a@b>\r\nFrom: a@b\r\n\tx\r\nTo: b@c\r\n\r\nciao".utf8), .eml),
        ("chiave: valore", Array("nome: Anna\ncognome: Bianchi\n".utf8), .text),
        ("gzip", [0x1F, 0x8B, 8], .archive), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
    ]

    @Test("Riconosce", arguments: cases)
    func sniffs(_ name: String, _ bytes: [UInt8], _ kind: FileKind) {
        #expect(FileKind.of(bytes) == kind)
    }

    @Test("Un file Word grande si riconosce dalla coda")
    func largeDocx() {
        let head = Self.zip(["[Content_Types].xml"]) + [UInt8](repeating: 7, count: 100)
        let name = Array("word/document.xml".utf8)
        var tail: [UInt8] = [0x50, 0x4B, 1, 2] + [UInt8](repeating: 0, count: 24) + [UInt8(name.count), 0]
        tail += [UInt8](repeating: 0, count: 16) + name
        #expect(FileKind.of(head: head, tail: tail) == .docx)
    }

    @Test("Byte a caso non fermano nessuno")
    func fuzz() {
        var random = SystemRandomNumberGenerator()
        for (_, seed, _) in Self.cases {
            for _ in 0..<40 {
                var bytes = seed
                for _ in 0..<4 where !bytes.isEmpty {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                let cut = bytes.prefix(Int.random(in: 0...bytes.count, using: &random))
                let kind = FileKind.of(Array(cut))
                #expect((kind == .empty) == cut.isEmpty)
            }
        }
    }
}

@Suite("Quali file si accettano")
struct FilePolicyTests {
    @Test(
        "Ogni rifiuto dice perché",
        arguments: [
            ("cedolino.pdf", .pdf, 100, nil), ("cedolino.PDF", .pdf, 100, nil), ("senza-estensione", .pdf, 100, nil),
            ("foto.jpeg", .jpeg, 100, nil), ("note.txt", .csv, 100, nil), ("dati.csv", .text, 100, nil),
            ("a.doc", .rtf, 100, nil),
            ("fattura.pdf.p7m", .signed, 100, nil),
            ("vuoto.pdf", .empty, 0, .empty(name: "vuoto.pdf")),
            ("grande.pdf", .pdf, 2000, .tooBig(name: "grande.pdf", limit: 1000)),
            ("cedolino.pdf", .program, 100, .program(name: "cedolino.pdf")),
            ("cedolino.pdf.js", .text, 100, .program(name: "cedolino.pdf.js")),
            ("cedolino\u{202E}fdp.exe", .pdf, 100, .program(name: "cedolinofdp.exe")),
            ("cedolino.pdf", .html, 100, .notAllowed(name: "cedolino.pdf", found: .html)),
            ("a.docx", .zip, 100, .notAllowed(name: "a.docx", found: .zip)),
            ("a.docx", .macros, 100, .notAllowed(name: "a.docx", found: .macros)),
            ("cedolino.pdf", .png, 100, .disguised(name: "cedolino.pdf", promised: .pdf, found: .png)),
            ("pagina.html", .text, 100, .disguised(name: "pagina.html", promised: .html, found: .text)),
        ] as [(String, FileKind, Int, FileRefusal?)])
    func refusals(_ name: String, _ kind: FileKind, _ size: Int, _ why: FileRefusal?) {
        let policy = FilePolicy(maxBytes: 1000, maxFiles: 2)
        #expect(policy.refusals([.init(name: name, kind: kind, size: size)]) == (why.map { [$0] } ?? []))
    }

    @Test("Troppi file sono troppi, e si dice anche il resto")
    func tooMany() {
        let good = FilePolicy.Candidate(name: "a.pdf", kind: .pdf, size: 1)
        let bad = FilePolicy.Candidate(name: "b.pdf", kind: .empty, size: 0)
        #expect(FilePolicy(maxFiles: 1).refusals([good, bad]) == [.tooMany(limit: 1), .empty(name: "b.pdf")])
    }
}

@Suite("Nomi di file")
struct FileNameTests {
    @Test(
        "Nomi sicuri",
        arguments: [
            ("cedolino.pdf", "cedolino.pdf"), ("C:\\Users\\Anna\\cedolino.pdf", "cedolino.pdf"),
            ("../../etc/passwd", "passwd"),
            ("a\u{202E}fdp.exe", "afdp.exe"), ("a\r\nb\0.pdf", "ab.pdf"), ("  a   b .pdf ", "a b .pdf"),
            ("...", "file"), ("", "file"),
            ("/", "file"), ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("com1.pdf", "_com1.pdf"),
            ("comune.pdf", "comune.pdf"),
            ("a<b>:\"c|?*.pdf", "a_b___c___.pdf"), ("Modalita\u{300}.pdf", "Modalità.pdf"), (".htaccess", "htaccess"),
            (String(repeating: "è", count: 300) + ".pdf", String(repeating: "è", count: 98) + ".pdf"),
        ])
    func safe(_ name: String, _ safe: String) {
        #expect(FileName.safe(name) == safe)
        #expect(FileName.safe(safe) == safe)
    }

    @Test("Si scarica con l'estensione di ciò che è")
    func download() {
        #expect(FileName.download("cedolino", .pdf) == "cedolino.pdf")
        #expect(FileName.download("foto.jpeg", .jpeg) == "foto.jpeg")
        #expect(FileName.download("foto.png", .jpeg) == "foto.png.jpg")
        #expect(FileName.download("dati.bin", .unknown) == "dati.bin")
    }

    @Test(
        "Content-Disposition",
        arguments: [
            ("cedolino.pdf", "attachment; filename=\"cedolino.pdf\""),
            ("perché 100%.pdf", "attachment; filename=\"perche 100_.pdf\"; filename*=UTF-8''perch%C3%A9%20100%25.pdf"),
            ("a\"b\r\nX: y.pdf", "attachment; filename=\"a_bX_ y.pdf\""),
        ])
    func disposition(_ name: String, _ header: String) {
        #expect(ContentDisposition.header(.attachment, name: name) == header)
    }
}
