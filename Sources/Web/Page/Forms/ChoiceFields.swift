/// One thing to choose: its value and how it is called; options of one `group` stand together.
struct Option: Sendable, Equatable {
    var value: String
    var label: String
    var hint: String?
    var group: String?

    init(_ value: String, _ label: String, hint: String? = nil, group: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
        self.group = group
    }
}

extension Fields {
    /// A drop-down list. With `refresh` (the id of the part of the form to replace) a new choice brings the next lists
    /// from the server; without script the button inside `refreshButton` does the same.
    func select(
        _ name: String, label: String, options: [Option], value proposal: String? = nil, prompt: String? = nil,
        hint: String? = nil, required: Bool = false, refresh: String? = nil, with attributes: [Attribute] = []
    ) -> HTML {
        let chosen = value(name, or: proposal)
        let own: [Attribute] = [.class("form-select"), .data("refresh", refresh)]
        return wrap(name, label: label, hint: hint, required: required) {
            element("select", own + ties(name, hint: hint, required: required) + attributes) {
                if let prompt { option(.value(""), .selected(chosen.isEmpty)) { prompt } }
                optionList(options, chosen)
            }
        }
    }

    /// One of a few, all in sight.
    func radios(
        _ name: String, label: String, options: [Option], value proposal: String? = nil, hint: String? = nil,
        required: Bool = false, refresh: String? = nil, isInline: Bool = false
    ) -> HTML {
        let chosen = value(name, or: proposal)
        return group(name, label: label, hint: hint, required: required, isInline: isInline) {
            for (index, item) in options.enumerated() {
                check(
                    name, item, index: index, type: "radio", isChecked: item.value == chosen,
                    with: [.required(required), .data("refresh", refresh)])
            }
        }
    }

    /// Any of a few.
    func checkboxes(
        _ name: String, label: String, options: [Option], values proposals: [String] = [], hint: String? = nil
    ) -> HTML {
        let typed = values.all(name), chosen = Set(typed.isEmpty ? proposals : typed)
        return group(name, label: label, hint: hint, required: true, isInline: false) {
            for (index, item) in options.enumerated() {
                check(name, item, index: index, type: "checkbox", isChecked: chosen.contains(item.value), with: [])
            }
        }
    }

    /// One thing to accept or not; posted as "1". `values` that came from a form decide, else `isChecked`.
    func checkbox(
        _ name: String, label text: String, isChecked: Bool = false, hint: String? = nil, required: Bool = false
    ) -> HTML {
        let checked = values.isEmpty ? isChecked : values.bool(name)
        let own: [Attribute] = [.type("checkbox"), .class("sp-check-input"), .value("1"), .checked(checked)]
        return div(.class("sp-field sp-check" + (errors[name] == nil ? "" : " sp-field-wrong"))) {
            voidElement("input", own + ties(name, hint: hint, required: required))
            label(.for(id(name))) { text }
            hintBlock(name, hint)
            errorBlock(name)
        }
    }

    private func group(
        _ name: String, label: String, hint: String?, required: Bool, isInline: Bool,
        @HTMLBuilder _ items: () -> HTML
    ) -> HTML {
        let parts = [hint == nil ? nil : id(name) + "-aiuto", errors[name] == nil ? nil : id(name) + "-errore"]
        let described = parts.compactMap { $0 }.joined(separator: " ")
        return fieldset(
            .class("sp-field sp-group" + (errors[name] == nil ? "" : " sp-field-wrong")),
            .aria("describedby", described.isEmpty ? nil : described)
        ) {
            legend { labelText(label, required: required) }
            hintBlock(name, hint)
            div(.class(isInline ? "sp-options sp-options-inline" : "sp-options")) { items() }
            errorBlock(name)
        }
    }

    /// The first item has the id of the field, so that the error summary leads to it.
    private func check(
        _ name: String, _ item: Option, index: Int, type: String, isChecked: Bool, with attributes: [Attribute]
    ) -> HTML {
        let itemID = index == 0 ? id(name) : id(name) + "-\(index)", hintID = itemID + "-voce"
        let own: [Attribute] = [
            .type(type), .class("sp-check-input"), .id(itemID), .name(name), .value(item.value), .checked(isChecked),
            .aria("describedby", item.hint == nil ? nil : hintID),
            .aria("invalid", errors[name] == nil || type == "radio" ? nil : "true"),
        ]
        return div(.class("sp-check")) {
            voidElement("input", own + attributes)
            label(.for(itemID)) { item.label }
            item.hint.map { text in div(.class("sp-hint"), .id(hintID)) { text } }
        }
    }
}

/// The options of a list, neighbours of the same group under its name, with the chosen one marked.
func optionList(_ options: [Option], _ chosen: String) -> HTML {
    fragment {
        for together in neighbours(options) {
            if let name = together[0].group {
                optgroup(.init("label", name)) { items(together, chosen) }
            } else {
                items(together, chosen)
            }
        }
    }
}

private func neighbours(_ options: [Option]) -> [[Option]] {
    options.reduce(into: []) { lists, option in
        if let last = lists.last?.last, last.group == option.group {
            lists[lists.count - 1].append(option)
        } else {
            lists.append([option])
        }
    }
}

private func items(_ options: [Option], _ chosen: String) -> HTML {
    fragment {
        for item in options { option(.value(item.value), .selected(item.value == chosen)) { item.label } }
    }
}
