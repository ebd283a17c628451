import Domain
import Foundation

/// The mail on its way out, newest first, by state.
struct SentMailListPage: Sendable {
    let mails: [OutgoingMail]
    let state: OutgoingMail.State?
    let counts: [OutgoingMail.State: Int]
    let next: ID<OutgoingMail>?
    let isFirstPage: Bool

    static let perPage = 50

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w
        let columns = ["when", "recipient", "mailKind", "subject", "mailState"].map { w("settings.label.\($0)") }
        return settingsPage(s) {
            settingsHead(s, .mail)
            tabs(w)
            if mails.isEmpty {
                emptyState(w("settings.posta.empty"), icon: .mail)
            } else {
                table(caption: SettingsPlace.mail.name(w), columns: columns.map { Column($0) }) {
                    for mail in mails { row(mail, columns, s.frame) }
                }
            }
            pagination(
                previous: isFirstPage ? nil : Self.address(state), next: next.map { Self.address(state, before: $0) }, w
            )
        }
    }

    static func address(_ state: OutgoingMail.State?, before: ID<OutgoingMail>? = nil) -> String {
        let parts = [state.map { "stato=\($0.rawValue)" }, before.map { "prima=\($0)" }].compactMap { $0 }
        return SettingsPlace.mail.address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    private func tabs(_ w: Words) -> HTML {
        nav(.class("sp-tabs"), .aria("label", w("settings.label.mailState"))) {
            ul {
                li { tab(nil, w("settings.posta.any")) }
                for state in OutgoingMail.State.allCases {
                    li { tab(state, w("settings.mailState.\(state.rawValue)")) }
                }
            }
        }
    }

    private func tab(_ state: OutgoingMail.State?, _ text: String) -> HTML {
        a(.href(Self.address(state)), .aria("current", state == self.state ? "page" : nil)) {
            text
            if let state, let count = counts[state] { counter(count, id: nil) }
        }
    }

    private func row(_ mail: OutgoingMail, _ columns: [String], _ frame: Frame) -> HTML {
        let w = frame.words
        return tr {
            td(.data("label", columns[0])) { moment(mail.createdAt, frame) }
            td(.data("label", columns[1])) { mail.recipient }
            td(.data("label", columns[2])) { w("settings.mailKind.\(mail.kind.rawValue)") }
            td(.data("label", columns[3])) {
                a(.href("\(SettingsPlace.mail.address)/\(mail.id)")) { mail.subject ?? w("settings.posta.notWritten") }
            }
            td(.data("label", columns[4])) { mailBadge(mail.state, w) }
        }
    }
}

func mailBadge(_ state: OutgoingMail.State, _ w: Words) -> HTML {
    let tone: Tone =
        switch state {
        case .queued: .info
        case .sent: .success
        case .kept: .neutral
        case .refused: .danger
        }
    return badge(w("settings.mailState.\(state.rawValue)"), tone)
}

/// One mail, with what the server said of it.
struct SentMailPage: Sendable {
    let mail: OutgoingMail
    let ticket: Ticket.Number?
    /// The address of the form that sends it again, as it was typed.
    var form = FormData()
    var errors = FieldErrors()

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, title = mail.subject ?? w("settings.mailKind.\(mail.kind.rawValue)")
        return settingsPage(s, title: title) {
            h1(title)
            errorSummary(errors, w)
            if let problem = mail.problem, !problem.isEmpty {
                alert(mail.state == .refused ? .danger : .warning, title: w("settings.posta.said")) {
                    p(.class("sp-code")) { problem }
                }
            }
            card(w("settings.posta.facts"), id: "dati") { facts(rows(w)) }
            if let text = mail.text { card(w("settings.posta.text"), id: "testo") { prose(text) } }
            if mail.state != .queued { resend(s) }
        }
    }

    private func rows(_ w: Words) -> [(term: String, value: HTML)] {
        var rows: [(term: String, value: HTML)] = [
            (w("settings.label.mailState"), mailBadge(mail.state, w)),
            (w("settings.label.recipient"), HTML("\(mail.recipientName) <\(mail.recipient)>")),
            (w("settings.label.mailKind"), HTML(w("settings.mailKind.\(mail.kind.rawValue)"))),
            (w("settings.label.language"), HTML(Language(rawValue: mail.language)?.name ?? mail.language)),
        ]
        if let ticket {
            rows.append((w("settings.label.request"), a(.href(ticket.deskPath)) { ticket.description }))
        }
        rows.append((w("settings.label.created"), fullMoment(mail.createdAt, w)))
        if let sentAt = mail.sentAt { rows.append((w("settings.label.sent"), fullMoment(sentAt, w))) }
        rows.append((w("settings.label.attempts"), HTML(String(mail.attempts))))
        rows.append((w("settings.label.mailID"), span(.class("sp-code")) { mail.mailID }))
        return rows
    }

    private func resend(_ s: SettingsFrame) -> HTML {
        let w = s.w
        return card(w("settings.posta.resend"), id: "rispedisci") {
            p(w("settings.posta.resend.text"))
            postForm(s.frame, action: "\(SettingsPlace.mail.address)/\(mail.id)") {
                Fields(w, values: form, errors: errors).text(
                    "recipient", label: w("settings.label.recipient"), value: mail.recipient, kind: .email,
                    required: true)
                submit(w("settings.posta.resend.do"), mail.state == .refused ? .primary : .secondary, small: true)
            }
        }
    }
}
