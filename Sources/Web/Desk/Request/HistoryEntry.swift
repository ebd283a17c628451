import Domain
import Foundation
import Store

/// One thing in the history of a request: what somebody wrote, or what happened.
struct HistoryEntry: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        case message(kind: Message.Kind, channel: ChannelKind, text: String, files: [FileLink], mails: [MailState])
        case event(sentence: String, icon: Icon, isProblem: Bool)
    }

    /// The element's id: `m123` for a message, `e123` for an event.
    var id: String
    var at: Date
    /// Until when what it says may have been another thing: a mail leaves, or is refused, after its entry was there.
    var changedAt: Date
    /// Who wrote; the sentence of an event says it itself.
    var author: String
    /// The person who looks wrote it.
    var isOwn: Bool
    var content: Content
    /// The joined request it came with; nil for what is of the request itself.
    var origin: Ticket.Number?
    /// Where a message becomes a request of its own, for who may do that.
    var split: String?
}

/// A file of a message and where it is read.
struct FileLink: Sendable, Equatable {
    var name: String
    var size: Int
    var address: String
    /// Opens in the browser (images, PDF); the others are downloads.
    var isShown: Bool
    /// How the page shows it in its place; nil for what no browser shows.
    var preview: Preview?
    /// Why it is not found by what it says; nil when it is, or says nothing anyway.
    var unread: FileText.State?

    enum Preview: Sendable { case picture, text, document }

    /// Bytes beyond which nothing is shown before somebody asks for it.
    static let mostPreviewed = 8_000_000
}

/// What became of the mail that carried a message.
struct MailState: Sendable, Equatable {
    var kind: OutgoingMail.Kind
    var state: OutgoingMail.State
    var recipient: String
    /// The server's own words.
    var problem: String?
    var at: Date?
}

extension HistoryEntry {
    func html(_ frame: Frame) -> HTML {
        switch content {
        case .message(let kind, let channel, let text, let files, let mails):
            timelineEntry(
                id: id, side: kind.side, author: isOwn ? frame.words("desk.youNamed", ["name": author]) : author,
                mark: marks(kind.mark(channel, frame.words), frame.words), at: at, frame
            ) {
                words(text, frame.words)
                fileList(files, frame.words)
                for mail in mails { mailLine(mail, frame) }
                split.map { splitLink($0, frame.words) }
            }
        case .event(let sentence, let symbol, let isProblem):
            isProblem
                ? timelineProblem(told(sentence, frame.words), frame)
                : timelineFact(id: id, told(sentence, frame.words), icon: symbol, at: at, frame)
        }
    }

    /// What happened, with the joined request it happened to.
    private func told(_ sentence: String, _ w: Words) -> String {
        origin.map { w("merge.event", ["sentence": sentence, "number": $0]) } ?? sentence
    }

    @HTMLBuilder private func marks(_ mark: HTML, _ w: Words) -> HTML {
        mark
        if let origin { badge(w("merge.from", ["number": origin]), .info) }
    }

    /// Something that needs an eye: a refused mail, two answers that crossed.
    private func timelineProblem(_ sentence: String, _ frame: Frame) -> HTML {
        li(.id(id), .class("sp-entry sp-entry-event sp-entry-problem")) {
            icon(.warning)
            span(sentence)
            moment(at, frame)
        }
    }

    /// What was written now, in sight; what came along from before, folded.
    @HTMLBuilder private func words(_ text: String, _ w: Words) -> HTML {
        for (index, part) in QuotedText.parts(text).enumerated() {
            if part.isQuoted {
                details(.class("sp-older"), .id("\(id)-q\(index)")) {
                    summary { w("request.quoted", ["n": part.lines]) }
                    prose(part.text)
                }
            } else {
                prose(part.text)
            }
        }
    }

    private func fileList(_ files: [FileLink], _ w: Words) -> HTML? {
        guard !files.isEmpty else { return nil }
        return ul(.class("sp-files"), .aria("label", w("desk.files"))) {
            for file in files {
                li {
                    icon(.clip)
                    a(
                        .href(file.address), .target(file.isShown ? "_blank" : nil),
                        .rel(file.isShown ? "noopener" : nil)
                    ) {
                        file.name
                        if file.isShown { span(.class("visually-hidden")) { " " + w("desk.files.newTab") } }
                    }
                    " "
                    span(.class("sp-muted")) { w.size(bytes: file.size) }
                    if let reading = file.unread {
                        span(.class("sp-muted")) { " · " + w("search.file.\(reading.rawValue)") }
                    }
                    preview(of: file, w)
                }
            }
        }
    }

    /// A picture small, in its place; a PDF or a text when it is opened. What is large is not fetched to be glanced at.
    private func preview(of file: FileLink, _ w: Words) -> HTML? {
        guard let preview = file.preview, file.size <= FileLink.mostPreviewed else { return nil }
        switch preview {
        case .picture:
            return a(.class("sp-file-picture"), .href(file.address), .target("_blank"), .rel("noopener")) {
                img(.src(file.address), .alt(w("request.preview.of", ["name": file.name])), .init("loading", "lazy"))
            }
        case .text, .document:
            return details(.class("sp-file-preview")) {
                summary { w("request.preview") }
                element(
                    "iframe",
                    [
                        .class(preview == .text ? "sp-preview-text" : nil), .src(file.address),
                        .init("loading", "lazy"),
                        .title(w("request.preview.of", ["name": file.name])),
                    ]
                ) { HTML.empty }
            }
        }
    }

    private func splitLink(_ address: String, _ w: Words) -> HTML {
        p(.class("sp-entry-tools sp-no-print")) {
            a(.href(address)) {
                w("merge.split.action")
                span(.class("visually-hidden")) { " (" + w.moment(at) + ")" }
            }
        }
    }

    private func mailLine(_ mail: MailState, _ frame: Frame) -> HTML {
        let w = frame.words
        let isRefused = mail.state == .refused
        return p(.class(isRefused ? "sp-mail-line sp-mail-refused" : "sp-mail-line")) {
            icon(isRefused ? .warning : .mail)
            if mail.kind.isForOthers { w("desk.mailKind.\(mail.kind.rawValue)") + ": " }
            w("desk.mail.\(mail.state.rawValue)", ["recipient": mail.recipient])
            if let problem = mail.problem, mail.state == .refused || mail.state == .queued {
                " "
                q(problem)
            }
        }
    }
}

private func q(_ text: String) -> HTML { span(.class("sp-quoted")) { "«\(text)»" } }

extension Message.Kind {
    var side: EntrySide {
        switch self {
        case .request, .answer: .requester
        case .reply: .office
        case .note: .note
        }
    }

    func mark(_ channel: ChannelKind, _ w: Words) -> HTML {
        switch self {
        case .request: badge(w("desk.entry.request", ["channel": w("channel.\(channel.rawValue)")]))
        case .answer: badge(w("desk.entry.answer"))
        case .reply: badge(w("desk.entry.reply"), .info)
        case .note: badge(w("desk.entry.note"), .warning, icon: .lock)
        }
    }
}
