import Desk
import Domain
import Formats

/// Which mails have words, in which languages.
struct TemplateListPage: Sendable {
    let templates: [MailTemplate]

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w
        let columns = [w("settings.label.mailKind")] + Language.allCases.map(\.name)
        return settingsPage(s) {
            settingsHead(s, .templates)
            table(caption: SettingsPlace.templates.name(w), columns: columns.map { Column($0) }) {
                for kind in OutgoingMail.Kind.allCases {
                    tr {
                        td(.data("label", columns[0])) {
                            div {
                                strong(w("settings.mailKind.\(kind.rawValue)"))
                                span(.class("sp-entry-code")) { w("settings.mailWhen.\(kind.rawValue)") }
                            }
                        }
                        for language in Language.allCases { cell(kind, language, w) }
                    }
                }
            }
        }
    }

    private func cell(_ kind: OutgoingMail.Kind, _ language: Language, _ w: Words) -> HTML {
        let kept = templates.first { $0.kind == kind && $0.language == language.rawValue }
        return td(.data("label", language.name)) {
            div {
                a(.href(TemplatePage.address(kind, language)), .class("sp-entry-link")) {
                    kept?.subject ?? w("settings.modelli.write")
                }
                if kept == nil { badge(w("settings.modelli.missing"), .warning) }
            }
        }
    }
}

/// The words of one mail in one language, with the mail they make.
struct TemplatePage: Sendable {
    let kind: OutgoingMail.Kind
    let language: Language
    let form: FormData
    var errors = FieldErrors()
    /// Nil when the words cannot be used.
    let preview: TemplatePreview?
    /// Whether there are words that were saved, which the HTML page shows.
    let isSaved: Bool

    static func address(_ kind: OutgoingMail.Kind, _ language: Language) -> String {
        "\(SettingsPlace.templates.address)/\(kind.rawValue)/\(language.rawValue)"
    }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, f = Fields(w, values: form, errors: errors)
        let title = "\(w("settings.mailKind.\(kind.rawValue)")) – \(language.name)"
        return settingsPage(s, title: title) {
            h1(title)
            p(.class("sp-settings-purpose")) { w("settings.mailWhen.\(kind.rawValue)") }
            errorSummary(errors, w)
            div(.class("sp-template")) {
                div {
                    postForm(s.frame, action: Self.address(kind, language)) {
                        f.text("subject", label: w("settings.label.subject"), required: true)
                        f.area("text", label: w("settings.label.text"), rows: 16, required: true)
                        buttonRow {
                            submit(w("settings.save"), name: "passo", value: "salva")
                            submit(w("settings.preview.do"), .secondary, name: "passo", value: "anteprima")
                            linkButton(w("settings.back"), SettingsPlace.templates.address, .link)
                        }
                    }
                    variables(w)
                }
                sample(w)
            }
        }
    }

    private func sample(_ w: Words) -> HTML {
        card(w("settings.preview.mail"), id: "anteprima") {
            if let preview {
                p(.class("sp-hint")) { w("settings.preview.sample") }
                p(.class("sp-mail-subject")) { preview.subject }
                prose(preview.text)
                if isSaved {
                    p {
                        a(.href(Self.address(kind, language) + "/html"), .target("_blank"), .rel("noopener")) {
                            w("settings.preview.html")
                        }
                    }
                }
            } else {
                p(w("settings.preview.none"))
            }
        }
    }

    private func variables(_ w: Words) -> HTML {
        details(.class("sp-fold"), .open()) {
            summary(w("settings.modelli.variables"))
            div {
                p(w("settings.modelli.variables.hint", ["open": "{{#link}}", "close": "{{/link}}"]))
                facts(MailTemplate.variables.map { ("{{\($0)}}", HTML(w("settings.variable.\($0)"))) })
            }
        }
    }
}

extension Words {
    /// Where and why the text of a mail was refused.
    func sentence(_ refusal: TemplateRefusal) -> String {
        let problem = refusal.problem
        let place = self("settings.template.place", ["line": problem.line, "column": problem.column])
        let reason =
            switch problem.kind {
            case .malformed: self("settings.template.malformed", ["open": "{{", "close": "}}"])
            case .unescaped: self("settings.template.unescaped")
            case .notSupported(let tag): self("settings.template.notSupported", ["name": tag])
            case .unknownName(let name): self("settings.template.unknownName", ["name": name])
            case .openSection(let name): self("settings.template.openSection", ["name": name])
            case .strayClose(let name): self("settings.template.strayClose", ["name": name])
            case .tooDeep: self("settings.template.tooDeep")
            case .tooLong: self("settings.template.tooLong")
            }
        return place + " " + reason
    }
}
