import CGMime
import Domain
import Foundation
import Testing

@testable import Formats

@Suite("Posta in uscita")
struct LetterTests {
    static func mail() throws -> Letter {
        Letter(
            from: .init(try EmailAddress("assistenza@ente.example"), name: "Assistenza – Città di Prova"),
            to: [.init(try EmailAddress("anna@città.example"), name: "Bianchi, Anna")],
            replyTo: .init(try EmailAddress("assistenza+1@ente.example")),
            subject:
                "La Sua richiesta n. 2026-000123: \"perché\" non c'è più il cedolino di novembre nell'area riservata?",
            text: "Gentile Anna,\r\n\r\nla richiesta è risolta – 100 € = tutto.\n.\nFrom noi\n",
            messageID: "1.a@ente.example",
            author: .person, date: Date(timeIntervalSince1970: 1_795_000_000))
    }

    @Test("Un testo semplice")
    func plain() throws {
        let bytes = try Self.mail().bytes(), text = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.allSatisfy { $0 < 0x80 })
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(text.hasPrefix("Date: Wed, 18 Nov 2026 11:06:40 +0000\r\n"))
        #expect(text.contains("\r\nMessage-I"))
        #expect(!text.contains("Auto-Submitted"))
        let read = try ReadMail(bytes)
        #expect(read.subject == (try Self.mail().subject))
        #expect(read.from == "Assistenza – Città di Prova <assistenza@ente.example>")
        #expect(read.to == "\"Bianchi, Anna\" <anna@xn--citt-3na.example>")
        #expect(read.parts.map(\.type) == ["text/plain"])
        #expect(
            read.parts[0].bytes
                == Array("Gentile Anna,\r\n\r\nla richiesta è risolta – 100 € = tutto.\r\n.\r\nFrom noi\r\n".utf8))
        #expect(read.header("Content-Language") == "it")
    }

    @Test("HTML, allegati e conversazione")
    func full() throws {
        var mail = try Self.mail()
        let every = (0...255).map { UInt8($0) }
        mail.html = "<p>Gentile Anna, è <b>risolta</b>.</p>"
        mail.attachments = [
            .init(
                name: "perché – cedolino \"novembre\" con un nome molto molto lungo che non sta in una riga.pdf",
                mediaType: "application/pdf", bytes: every),
            .init(name: "vuoto", mediaType: "message/rfc822", bytes: []),
        ]
        mail.inReplyTo = "x@y.example"
        mail.references = (0..<40).map { "m\($0)@example.it" }
        mail.author = .replied
        let bytes = mail.bytes(), read = try ReadMail(bytes)
        #expect(bytes == mail.bytes())
        #expect(read.parts.map(\.type) == ["text/plain", "text/html", "application/pdf", "application/octet-stream"])
        #expect(read.parts[2].bytes == every)
        #expect(
            read.parts[2].name
                == "perché – cedolino _novembre_ con un nome molto molto lungo che non sta in una riga.pdf")
        #expect(read.parts[3].bytes.isEmpty)
        #expect(read.header("Auto-Submitted") == "auto-replied")
        #expect(read.header("In-Reply-To") == "<x@y.example>")
        let references = read.header("References")?.split(whereSeparator: \.isWhitespace) ?? []
        #expect(references.count == 12)
        #expect(references.first == "<m0@example.it>")
        #expect(references.last == "<m39@example.it>")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("multipart/mixed"))
        #expect(!text.contains("iso-8859"))
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 200 })
    }

    @Test("Nessun valore può aggiungere un'intestazione")
    func injection() throws {
        let evil = "x\r\nBcc: piero@example.it\r\n\r\ncorpo\u{2028}\u{0}\u{85}"
        var mail = try Self.mail()
        mail.subject = evil
        mail.from.name = evil
        mail.to[0].name = evil
        mail.messageID = evil
        mail.inReplyTo = evil + ">"
        mail.references = [evil]
        mail.language = evil
        mail.attachments = [.init(name: evil, mediaType: "text/plain\r\nBcc: x", bytes: [1])]
        let read = try ReadMail(mail.bytes()), text = String(decoding: mail.bytes(), as: UTF8.self)
        #expect(read.header("Bcc") == nil)
        #expect(!text.contains("\r\nBcc"))
        #expect(read.subject == "x Bcc: piero@example.it corpo")
        #expect(read.parts.map(\.type) == ["text/plain", "application/octet-stream"])
    }

    @Test("Si scrive quando serve un file di prova")
    func sample() throws {
        guard let path = ProcessInfo.processInfo.environment["SPORTELLO_WRITE_SAMPLE_MAIL"] else { return }
        var mail = try Self.mail()
        mail.html = PlainText.html(mail.text)
        mail.attachments = [.init(name: "perché.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.4".utf8))]
        mail.author = .generated
        try Data(mail.bytes()).write(to: URL(filePath: path))
    }
}

/// A mail parsed back, as far as these tests look.
struct ReadMail {
    struct Part { let type: String, name: String?, bytes: [UInt8] }
    struct Unreadable: Error {}
    let subject: String, from: String, to: String
    private(set) var parts: [Part] = []
    private var headers: [String: String] = [:]

    init(_ bytes: [UInt8]) throws {
        GMime.start()
        let stream = bytes.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) }
        let parser = g_mime_parser_new_with_stream(stream)
        defer {
            g_object_unref(parser)
            g_object_unref(stream)
        }
        guard let message = g_mime_parser_construct_message(parser, nil) else { throw Unreadable() }
        defer { g_object_unref(message) }
        func addresses(_ type: GMimeAddressType) -> String {
            let text = internet_address_list_to_string(g_mime_message_get_addresses(message, type), nil, 0)
            defer { g_free(text) }
            return text.map { String(cString: $0) } ?? ""
        }
        subject = String(cString: g_mime_message_get_subject(message))
        from = addresses(GMIME_ADDRESS_TYPE_FROM)
        to = addresses(GMIME_ADDRESS_TYPE_TO)
        for name in ["Bcc", "Auto-Submitted", "In-Reply-To", "References"] {
            headers[name] = g_mime_object_get_header(gmime_object(message), name).map { String(cString: $0) }
        }
        let body = g_mime_message_get_mime_part(message)
        headers["Content-Language"] = g_mime_object_get_header(body, "Content-Language").map { String(cString: $0) }
        collect(body)
    }

    func header(_ name: String) -> String? { headers[name] }

    private mutating func collect(_ object: UnsafeMutablePointer<GMimeObject>?) {
        guard let object else { return }
        if gmime_is_multipart(object) != 0 {
            let multipart = gmime_multipart(object)
            for index in 0..<g_mime_multipart_get_count(multipart) {
                collect(g_mime_multipart_get_part(multipart, index))
            }
        } else if gmime_is_part(object) != 0 {
            let type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object))
            let out = g_mime_stream_mem_new()
            g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(gmime_part(object)), out)
            let array = g_mime_stream_mem_get_byte_array(gmime_stream_mem(out))
            let bytes =
                array.map { Array(UnsafeBufferPointer(start: $0.pointee.data, count: Int($0.pointee.len))) } ?? []
            let name = g_mime_part_get_filename(gmime_part(object)).map { String(cString: $0) }
            parts.append(Part(type: type.map { String(cString: $0) } ?? "", name: name, bytes: bytes))
            g_free(type)
            g_object_unref(out)
        }
    }
}
