import Domain
import Foundation

/// What was held while its person logged in again: seen once, then it goes on as it was sent.
struct HeldPage: Sendable {
    let held: HeldForm
    let files: [String]

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("account.held.title")
        let sidebar = Sidebar(places: [Link(w("desk.place.desk"), QueueQuery.path)], sections: [])
        return deskPage(frame, title: title, sidebar: sidebar) {
            h1(.data("focus"), .tabindex(-1)) { title }
            p(w("account.held.lead"))
            card(held.sentence(w), id: "tenuto") {
                let rows = rows(w)
                if !rows.isEmpty { facts(rows) }
                if !held.lost.isEmpty {
                    alert(.warning, title: w("account.held.lost")) { ul { for line in held.lost { li { line } } } }
                }
                postForm(frame, action: held.address) {
                    for field in held.fields { input(.type("hidden"), .name(field.name), .value(field.value)) }
                    buttonRow {
                        submit(w("account.held.do"))
                        linkButton(w("account.held.drop"), held.home, .link)
                    }
                }
            }
        }
    }

    /// What a person typed or chose, each under its name; what only the program reads is left out.
    private func rows(_ w: Words) -> [(term: String, value: HTML)] {
        var rows: [(term: String, value: HTML)] = []
        for (name, values) in named where !Self.silent.contains(name) && name != FormNames.kept {
            guard values.contains(where: { !$0.isProgramsOwn }) else { continue }
            let words = name == "esito" ? values.map { w.optional("resolution.\($0)") ?? $0 } : values
            let shown = words.prefix(Self.most).joined(separator: "\n")
            let more = values.count > Self.most ? "\n" + w("account.held.more", ["n": values.count - Self.most]) : ""
            rows.append(
                (w.optional("account.held.field.\(name)") ?? name, div(.class("sp-held-text")) { shown + more }))
        }
        if !files.isEmpty { rows.append((w("desk.files"), HTML(files.joined(separator: ", ")))) }
        return rows
    }

    /// The values of each name, in the order in which they came.
    private var named: [(name: String, values: [String])] {
        var named: [(name: String, values: [String])] = []
        for field in held.fields where !field.value.trimmed.isEmpty {
            if let place = named.firstIndex(where: { $0.name == field.name }) {
                named[place].values.append(field.value)
            } else {
                named.append((field.name, [field.value]))
            }
        }
        return named
    }

    private static let most = 20
    /// Names of what forms send along unseen.
    private static let silent: Set<String> = [
        "versione", "evento", "visto", "poi", "comunque", "quale", "nota", "forza", "pagina", "modulo", "verso", "voce",
        "fatta", "macro", "testo-pronto", "passo",
    ]
}

extension String {
    /// An id or a signed blob: nothing to read.
    fileprivate var isProgramsOwn: Bool {
        let text = trimmed
        return (text.utf8.count >= 15 && text.utf8.allSatisfy { (48...57).contains($0) })
            || (text.utf8.count >= 60 && !text.contains { $0 == " " || $0 == "\n" })
    }
}
