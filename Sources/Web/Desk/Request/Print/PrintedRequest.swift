import Domain
import Foundation

/// A request on paper: what it is, who asks, what was said. A page of its own, that needs no other file.
struct PrintedRequest: Sendable {
    let head: RequestHead
    let requester: RequesterCard
    let entries: [HistoryEntry]
    /// Whether the notes of the desk and what it did stand in it: then it is not for who asked.
    let isInternal: Bool

    init(_ file: RequestFile, _ catalogue: Catalogue, person: Operator, isInternal: Bool, _ w: Words, at now: Date) {
        head = RequestHead(file, catalogue, person: person, at: now)
        requester = file.card(catalogue, w, for: person)
        self.isInternal = isInternal
        entries = file.history(person, w).filter { entry in
            if isInternal { return true }
            if case .message(let kind, _, _, _, _) = entry.content { return kind != .note }
            return false
        }
    }

    func html(_ w: Words, _ office: Office, at now: Date) -> HTML {
        let title = w("desk.request.title", ["number": head.number])
        return fragment {
            HTML.written { $0.append("<!DOCTYPE html>\n") }
            Web.html(.lang(w.language.rawValue)) {
                Web.head {
                    meta(.init("charset", "utf-8"))
                    Web.title("\(title) – \(office.serviceName)")
                    HTML.written { $0.append(verbatim: "<style>\(Self.style(w))</style>") }
                }
                body {
                    p(.class("office")) { "\(office.administrationName) · \(office.serviceName)" }
                    h1("\(title): \(head.summary)")
                    if isInternal { p(.class("internal")) { w("request.pdf.internal") } }
                    dl { for row in rows(w) { line(row.term, row.value) } }
                    h2(w("desk.history"))
                    for entry in entries { section(of: entry, w) }
                    p(.class("made")) { w("request.pdf.made", ["moment": w.moment(now)]) }
                }
            }
        }
    }

    private func line(_ term: String, _ value: String) -> HTML {
        div {
            dt(term)
            dd(value)
        }
    }

    private func rows(_ w: Words) -> [(term: String, value: String)] {
        let rows: [(String, String?)] = [
            (w("desk.requester"), requester.name), (w("desk.requester.fiscalCode"), requester.fiscalCode),
            (w("desk.requester.email"), requester.email), (w("desk.requester.phone"), requester.phone),
            (w("desk.requester.userType"), requester.userType),
            (w("desk.requester.administration"), requester.administration),
            (w("desk.fact.triple"), head.triple), (w("desk.fact.reference"), head.externalReference),
            (w("request.pdf.state"), w("state.\(head.state.rawValue)")),
            (w("desk.fact.created"), w.moment(head.createdAt)),
            (w("desk.fact.resolved"), head.resolvedAt.map { w.moment($0) }),
            (w("desk.fact.closed"), head.closedAt.map { w.moment($0) }),
        ]
        return rows.compactMap { term, value in value.flatMap { $0.isEmpty ? nil : (term, $0) } }
    }

    @HTMLBuilder private func section(of entry: HistoryEntry, _ w: Words) -> HTML {
        switch entry.content {
        case .message(let kind, _, let text, let files, _):
            article(.class(kind == .note ? "message note" : "message")) {
                h3 {
                    entry.author
                    if kind == .note { " · " + w("desk.entry.note") }
                    span { w.moment(entry.at) }
                }
                for paragraph in text.split(separator: "\n\n", omittingEmptySubsequences: true) {
                    p(.class("text")) { String(paragraph) }
                }
                if !files.isEmpty {
                    p(.class("files")) {
                        w("desk.files") + ": "
                            + files.map { "\($0.name) (\(w.size(bytes: $0.size)))" }.joined(separator: ", ")
                    }
                }
            }
        case .event(let sentence, _, _):
            p(.class("event")) { w.moment(entry.at) + " · " + sentence }
        }
    }

    /// The page's number stands at its foot, in words. No file is named: nothing is fetched.
    private static func style(_ w: Words) -> String {
        """
        @page { size: A4; margin: 18mm 18mm 20mm;
          @bottom-right { content: "\(w("request.pdf.page")) " counter(page) " / " counter(pages); font-size: 8pt; color: #455a64 } }
        body { font-family: "Titillium Web", "Liberation Sans", "DejaVu Sans", sans-serif; font-size: 10pt; line-height: 1.45; color: #17324d }
        .office, .made { font-size: 8.5pt; color: #455a64 }
        h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 4mm; overflow-wrap: anywhere }
        h2 { font-size: 12pt; margin: 6mm 0 2mm; border-bottom: 0.4pt solid #5d7083 }
        h3 { font-size: 10pt; margin: 0 0 1mm; break-after: avoid } h3 span { font-weight: normal; color: #455a64; margin-left: 3mm }
        dl { margin: 0 } dl div { display: flex } dt { width: 42mm; color: #455a64 } dd { margin: 0; flex: 1; overflow-wrap: anywhere }
        .message { margin: 0 0 5mm } .text { margin: 0 0 2mm; white-space: pre-wrap; overflow-wrap: anywhere; orphans: 3; widows: 3 }
        .note { border-left: 2pt solid #995c00; padding-left: 3mm } .internal { border: 0.8pt solid #995c00; padding: 2mm 3mm; font-weight: bold }
        .event { font-size: 8.5pt; color: #455a64; margin: 0 0 2mm } .files { font-size: 8.5pt }
        """
    }
}
