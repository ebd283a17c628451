import Domain

/// The list of texts that are ready, over the place where one writes: chosen from the list, or typed as `::shortcut`.
struct TextPicker {
    let kind: Draft.Kind
    let texts: [TextModule]
    let head: RequestHead
    let w: Words

    private var id: String { kind.action.rawValue + "-testi" }

    @HTMLBuilder func html() -> HTML {
        if !texts.isEmpty {
            div(
                .class("sp-texts"), .id(id), .data("address", head.number.textsPath),
                .data("label", w("writing.texts.title")),
                .data("one", w("writing.texts.found.single")), .data("many", w("writing.texts.found.many")),
                .data("inserted", w("writing.texts.inserted")), .data("failed", w("writing.texts.failed"))
            ) {
                label(.for(id + "-scelta")) { w("writing.texts.title") }
                element(
                    "select",
                    [.class("form-select"), .id(id + "-scelta"), .name("testo-pronto"), .init("form", kind.formID)]
                ) {
                    option(.value("")) { w("desk.choose") }
                    for text in texts { choice(text) }
                }
                // Outside the form and tied to it: the key that sends presses the first button inside.
                submit(
                    w("writing.texts.insert"), .secondary, name: "quale", value: kind.rawValue, small: true,
                    action: head.number.textsPath, with: [.init("form", kind.formID)])
                p(.class("sp-hint sp-script-only")) { w("writing.texts.hint", ["keys": "::"]) }
            }
        }
    }

    private func choice(_ text: TextModule) -> HTML {
        let language = text.language == w.language.rawValue ? "" : " (\(w("desk.language.\(text.language)")))"
        return option(
            .value(text.id.description), .data("shortcut", text.shortcut), .data("name", text.name + language)
        ) { "\(text.name)\(language) – ::\(text.shortcut)" }
    }

    /// What ties the text field to its list.
    var mark: Attribute { .data("texts", texts.isEmpty ? nil : id) }
}

extension Ticket.Number {
    var textsPath: String { deskPath + "/testi" }
}
