import CGMime
import Domain
import Foundation

/// Writes an `Letter` with GMime. Each object made here is owned by whoever it is put into: the reference we hold
/// is given up as soon as that is done.
struct LetterWriter {
    private let mail: Letter

    init(_ mail: Letter) {
        GMime.start()
        self.mail = mail
    }

    func bytes() -> [UInt8] {
        let message = g_mime_message_new(1)!  // nil only without memory, where GLib ends the program by itself
        defer { g_object_unref(message) }
        writeHeaders(of: message)
        let body = body()
        // GMime drops Content-* fields given to a message: they belong to its body.
        g_mime_object_set_header(body, "Content-Language", Letter.identifier(mail.language), nil)
        g_mime_message_set_mime_part(message, body)
        g_object_unref(body)
        return written(gmime_object(message))
    }

    private func writeHeaders(of message: UnsafeMutablePointer<GMimeMessage>) {
        add([mail.from], as: GMIME_ADDRESS_TYPE_FROM, to: message)
        add(mail.replyTo.map { [$0] } ?? [], as: GMIME_ADDRESS_TYPE_REPLY_TO, to: message)
        add(mail.to, as: GMIME_ADDRESS_TYPE_TO, to: message)
        add(mail.cc, as: GMIME_ADDRESS_TYPE_CC, to: message)
        g_mime_message_set_subject(message, Letter.line(mail.subject), "utf-8")
        let date = g_date_time_new_from_unix_utc(gint64(mail.date.timeIntervalSince1970))
        g_mime_message_set_date(message, date)
        g_date_time_unref(date)
        g_mime_message_set_message_id(message, Letter.identifier(mail.messageID))
        for header in mail.plainHeaders {
            g_mime_object_set_header(gmime_object(message), header.name, header.value, nil)
        }
    }

    private func add(
        _ parties: [Letter.Party], as type: GMimeAddressType, to message: UnsafeMutablePointer<GMimeMessage>
    ) {
        let list = g_mime_message_get_addresses(message, type)  // the message keeps it
        for party in parties {
            let name = Letter.line(party.name)
            let address = internet_address_mailbox_new(name.isEmpty ? nil : name, party.address.wire)
            internet_address_set_charset(address, "utf-8")
            internet_address_list_add(list, address)
            g_object_unref(address)
        }
    }
}

extension LetterWriter {
    private typealias Part = UnsafeMutablePointer<GMimeObject>

    /// text, or text and HTML, or either with attachments around it.
    private func body() -> Part {
        let text = textPart(mail.text, "plain")
        let letter = mail.html.map { multipart("alternative", [text, textPart($0, "html")]) } ?? text
        return mail.attachments.isEmpty ? letter : multipart("mixed", [letter] + mail.attachments.map(attachment))
    }

    private func textPart(_ text: String, _ subtype: String) -> Part {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n")
        let content = lines.hasSuffix("\n") ? lines : lines + "\n"
        let part = part("text", subtype, Array(content.utf8), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        g_mime_object_set_content_type_parameter(part, "charset", "utf-8")
        return part
    }

    private func attachment(_ file: Letter.Attachment) -> Part {
        let type = Self.splitType(file.mediaType)
        let part = part(type.0, type.1, file.bytes, GMIME_CONTENT_ENCODING_BASE64)
        g_mime_object_set_disposition(part, "attachment")
        g_mime_part_set_filename(gmime_part(part), FileName.safe(file.name))
        let disposition = g_mime_content_disposition_get_parameters(g_mime_object_get_content_disposition(part))
        let contentType = g_mime_content_type_get_parameters(g_mime_object_get_content_type(part))
        useUTF8(for: g_mime_param_list_get_parameter(disposition, "filename"))
        useUTF8(for: g_mime_param_list_get_parameter(contentType, "name"))
        return part
    }

    /// Left alone, GMime takes the smallest charset that fits, and each mail program reads those in its own way.
    private func useUTF8(for parameter: UnsafeMutablePointer<GMimeParam>?) {
        if let parameter { g_mime_param_set_charset(parameter, "utf-8") }
    }

    private func part(_ type: String, _ subtype: String, _ bytes: [UInt8], _ encoding: GMimeContentEncoding) -> Part {
        let part = g_mime_part_new_with_type(type, subtype)!  // as above
        let stream = bytes.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) }  // copies
        let content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
        g_mime_part_set_content(part, content)
        g_mime_part_set_content_encoding(part, encoding)
        g_object_unref(content)
        g_object_unref(stream)
        return gmime_object(part)
    }

    private func multipart(_ subtype: String, _ parts: [Part]) -> Part {
        let multipart = g_mime_multipart_new_with_subtype(subtype)!  // as above
        g_mime_multipart_set_boundary(multipart, boundary(subtype))
        for part in parts {
            g_mime_multipart_add(multipart, part)
            g_object_unref(part)
        }
        return gmime_object(multipart)
    }

    /// "=_" cannot occur in quoted-printable nor in base64, so no body can contain it; the rest makes two mails differ.
    private func boundary(_ subtype: String) -> String {
        let unique = mail.messageID.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40)
        return "=_\(subtype)_\(unique)"
    }

    /// A message or a multipart may not be base64 (RFC 2046 §5.2.1), and ours always is: those travel as plain bytes.
    private static func splitType(_ mediaType: String) -> (String, String) {
        let token = Set("abcdefghijklmnopqrstuvwxyz0123456789!#$&^_.+-".utf8)
        let parts = mediaType.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        let isGood = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(token.contains) }
        guard isGood, parts[0] != "message", parts[0] != "multipart" else { return ("application", "octet-stream") }
        return (String(parts[0]), String(parts[1]))
    }

    private func written(_ message: Part) -> [UInt8] {
        let options = g_mime_format_options_new(), stream = g_mime_stream_mem_new()
        defer {
            g_mime_format_options_free(options)
            g_object_unref(stream)
        }
        g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
        g_mime_object_write_to_stream(message, options, stream)
        guard let bytes = g_mime_stream_mem_get_byte_array(gmime_stream_mem(stream)) else { return [] }
        return Array(UnsafeBufferPointer(start: bytes.pointee.data, count: Int(bytes.pointee.len)))
    }
}

/// GMime is started once for the whole process.
enum GMime {
    static func start() { _ = started }

    private static let started: Void = g_mime_init()
}
