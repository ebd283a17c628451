import Domain
import Foundation

/// A mail to be sent, as a value: everything that will be in it, the date and the Message-ID included, so that writing
/// it twice gives the same bytes.
public struct Letter: Hashable, Sendable {
    /// A name and an address.
    public struct Party: Hashable, Sendable {
        public var name: String
        public var address: EmailAddress

        public init(_ address: EmailAddress, name: String = "") {
            self.address = address
            self.name = name
        }
    }

    public struct Attachment: Hashable, Sendable {
        public var name: String
        /// Such as `application/pdf`; what is no media type is sent as plain bytes.
        public var mediaType: String
        public var bytes: [UInt8]

        public init(name: String, mediaType: String, bytes: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    /// Whether a person or the program writes (RFC 3834), so that no machine answers a machine.
    public enum Author: String, Hashable, Sendable {
        case person
        /// The program speaks first: a reminder, a notice.
        case generated = "auto-generated"
        /// The program answers a mail: an acknowledgement.
        case replied = "auto-replied"
    }

    public var from: Party
    public var to: [Party]
    public var cc: [Party]
    public var replyTo: Party?
    public var subject: String
    public var text: String
    /// The same in HTML, when there is one.
    public var html: String?
    public var attachments: [Attachment]
    /// Without angle brackets, such as `4k2.reply@ente.example`.
    public var messageID: String
    public var inReplyTo: String?
    /// The thread, oldest first, without angle brackets.
    public var references: [String]
    public var author: Author
    /// A language tag, such as `it`.
    public var language: String
    public var date: Date

    public init(
        from: Party, to: [Party], cc: [Party] = [], replyTo: Party? = nil, subject: String, text: String,
        html: String? = nil,
        attachments: [Attachment] = [], messageID: String, inReplyTo: String? = nil, references: [String] = [],
        author: Author, language: String = "it", date: Date
    ) {
        self.from = from
        self.to = to
        self.cc = cc
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.attachments = attachments
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.author = author
        self.language = language
        self.date = date
    }
}

extension Letter {
    /// The mail as it travels (RFC 5322, lines ending in CRLF, 7-bit whatever the text holds). No value can start a
    /// header of its own: line ends and control characters are taken out of everything that goes into one.
    public func bytes() -> [UInt8] { LetterWriter(self).bytes() }
}

extension Letter {
    /// The longest thread we repeat: the first message and the latest ones. Some servers refuse longer header lines.
    private static let longestThread = 12

    /// The headers that GMime has no word for, in order; values are ASCII.
    var plainHeaders: [(name: String, value: String)] {
        var headers: [(String, String)] = []
        if let inReplyTo { headers.append(("In-Reply-To", "<\(Self.identifier(inReplyTo))>")) }
        let thread = Self.shortened(references).map { "<\(Self.identifier($0))>" }
        if !thread.isEmpty { headers.append(("References", thread.joined(separator: " "))) }
        if author != .person {
            headers.append(("Auto-Submitted", author.rawValue))
            // Exchange does not honour Auto-Submitted; delivery reports must still come back.
            headers.append(("X-Auto-Response-Suppress", "OOF, AutoReply"))
        }
        return headers
    }

    /// What may stand between the angle brackets of a Message-ID.
    static func identifier(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E }, as: UTF8.self)
    }

    /// One line of text for a header: controls and separators become spaces.
    static func line(_ text: String) -> String {
        let kept = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: Unicode.Scalar(" ")
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(kept)).split(separator: " ").joined(separator: " ")
    }

    private static func shortened(_ thread: [String]) -> [String] {
        thread.count <= longestThread ? thread : [thread[0]] + thread.suffix(longestThread - 1)
    }
}
