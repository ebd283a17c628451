import Domain

/// One action as the form shows it: what is done, and the fields that say how.
struct RuleActionRow: Sendable, Equatable {
    /// What the list of actions offers; a name of the form, not of the settings.
    enum Kind: String, Sendable, CaseIterable {
        case priority, triple, field, wait, resolve, close, assign, move, escalate, tag, untag, answer, note, notify,
            checklist, webhook, child
    }

    var kind: Kind
    /// By the name of the field: `valore`, `codice`, `testo`, `inglese`, `a`, `altri`, `gruppo`.
    var values: [String: [String]] = [:]

    static let most = 40

    static func name(_ row: Int, _ what: String) -> String { "poi.\(row).\(what)" }

    private static let fields = ["valore", "codice", "testo", "inglese", "a", "altri", "gruppo"]

    static func all(_ form: FormData) -> [RuleActionRow] {
        var rows: [RuleActionRow] = []
        for row in 0..<most {
            guard let kind = Kind(rawValue: form[name(row, "che")]) else { break }
            let values = fields.map { ($0, form.all(name(row, $0))) }.filter { !$0.1.isEmpty }
            rows.append(RuleActionRow(kind: kind, values: Dictionary(uniqueKeysWithValues: values)))
        }
        return rows
    }

    static func write(_ rows: [RuleActionRow], _ form: inout FormData) {
        form.removeAll { $0.hasPrefix("poi.") }
        for (place, row) in rows.enumerated() {
            form.append(name(place, "che"), row.kind.rawValue)
            for field in fields {
                for value in row.values[field] ?? [] { form.append(name(place, field), value) }
            }
        }
    }

    private func text(_ field: String) -> String { values[field]?.first ?? "" }
    private func lines(_ field: String) -> [String] {
        (values[field] ?? []).flatMap { $0.split(whereSeparator: \.isNewline).map { String($0).trimmed } }
            .filter { !$0.isEmpty }
    }
}

extension RuleActionRow {
    /// Nil when a choice is missing, which its field says.
    var action: RuleAction? {
        switch kind {
        case .priority:
            switch text("valore") {
            case "raise": .priority(.raise)
            case "lower": .priority(.lower)
            case let code: Priority(code: code).map { .priority(.to($0)) }
            }
        case .triple: chosen.map(RuleAction.triple)
        case .field: text("codice").isEmpty ? nil : .field(code: text("codice"), value: text("valore"))
        case .wait: .wait
        case .resolve: Resolution(rawValue: text("valore")).map(RuleAction.resolve)
        case .close: .close
        case .assign:
            switch text("valore") {
            case "": nil
            case Self.leastBusy: .assign(.leastBusy)
            case Self.nobody: .assign(.nobody)
            case Self.me: .assign(.me)
            case let login: .assign(.login(login))
            }
        case .move: chosen.map(RuleAction.move)
        case .escalate: .escalate
        case .tag: .tag(lines("valore"))
        case .untag: .untag(lines("valore"))
        case .answer: .answer(RuleText(text("testo"), english: text("inglese")))
        case .note: .note(text("testo"))
        case .notify:
            .notify(
                RuleNotice(
                    to: (values["a"] ?? []).map(RuleNotice.Recipient.init(_:))
                        + lines("altri").map(RuleNotice.Recipient.init(_:)),
                    RuleText(text("testo"), english: text("inglese"))))
        case .checklist: .checklist(lines("valore"))
        case .webhook: .webhook(text("valore"))
        case .child:
            .child(
                RuleChild(
                    triple: values["valore"]?.first, group: values["gruppo"]?.first, text: text("testo")))
        }
    }

    private var chosen: String? { text("valore").isEmpty ? nil : text("valore") }

    /// Values of the list of people that are no login: these have a space.
    static let leastBusy = "least busy"
    static let nobody = "no body"
    static let me = "my self"

    /// The field that is told when the action is wrong.
    var field: String {
        switch kind {
        case .field: "codice"
        case .answer, .note, .notify, .child: "testo"
        case .priority, .triple, .wait, .resolve, .close, .assign, .move, .escalate, .tag, .untag, .checklist, .webhook:
            "valore"
        }
    }

    init(_ action: RuleAction) {
        switch action {
        case .priority(.to(let priority)): self.init(.priority, priority.code)
        case .priority(.raise): self.init(.priority, "raise")
        case .priority(.lower): self.init(.priority, "lower")
        case .triple(let code): self.init(.triple, code)
        case .field(let code, let value): self.init(kind: .field, values: ["codice": [code], "valore": [value]])
        case .wait: self.init(kind: .wait)
        case .resolve(let resolution): self.init(.resolve, resolution.rawValue)
        case .close: self.init(kind: .close)
        case .assign(.login(let login)): self.init(.assign, login)
        case .assign(.leastBusy): self.init(.assign, Self.leastBusy)
        case .assign(.nobody): self.init(.assign, Self.nobody)
        case .assign(.me): self.init(.assign, Self.me)
        case .move(let code): self.init(.move, code)
        case .escalate: self.init(kind: .escalate)
        case .tag(let tags): self.init(.tag, tags.joined(separator: "\n"))
        case .untag(let tags): self.init(.untag, tags.joined(separator: "\n"))
        case .answer(let text): self.init(kind: .answer, values: Self.texts(text))
        case .note(let text): self.init(kind: .note, values: ["testo": [text]])
        case .notify(let notice):
            let roles = notice.recipients.filter(RuleNotice.Recipient.roles.contains).map(\.description)
            let others = notice.recipients.filter { !RuleNotice.Recipient.roles.contains($0) }.map(\.description)
            self.init(
                kind: .notify,
                values: Self.texts(notice.text).merging(["a": roles, "altri": [others.joined(separator: "\n")]]) { $1 })
        case .checklist(let items): self.init(.checklist, items.joined(separator: "\n"))
        case .webhook(let url): self.init(.webhook, url)
        case .child(let child):
            self.init(
                kind: .child,
                values: [
                    "valore": [child.triple].compactMap { $0 }, "gruppo": [child.group].compactMap { $0 },
                    "testo": [child.text],
                ])
        }
    }

    private init(_ kind: Kind, _ value: String) { self.init(kind: kind, values: ["valore": [value]]) }

    private static func texts(_ text: RuleText) -> [String: [String]] {
        ["testo": [text.italian], "inglese": text.english.isEmpty ? [] : [text.english]]
    }
}
