import Domain

/// A value with the pencil that puts it right where it stands; without script it leads to the form that does.
func editable(_ term: String, _ value: HTML?, field: String, at address: String, _ w: Words) -> HTML {
    fragment {
        span(.data("edit-shown", "")) {
            value ?? span(.class("sp-muted")) { "–" }
            " "
            a(
                .class("sp-edit-pencil"), .href(address), .data("edit", field),
                .data("edit-save", w("request.edit.save")),
                .data("edit-cancel", w("request.edit.cancel")), .aria("label", w("request.edit", ["field": term]))
            ) { icon(.pencil) }
        }
    }
}

extension Ticket.Number {
    /// The form of the details, at one of its fields.
    func correctPath(_ field: String) -> String { deskPath + "/correggi#" + Fields.id(field) }
}

extension RequestAction {
    /// The form of an action inside the page, and the id of one of its fields.
    var formAnchor: String { "#azione-" + rawValue }
    func fieldID(_ name: String) -> String { rawValue + "-" + Fields.id(name) }
}
