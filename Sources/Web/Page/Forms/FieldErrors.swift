/// What is wrong with a form, in the order of the page: field name and the sentence beside the field.
struct FieldErrors: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        var name: String
        var message: String
    }
    private(set) var list: [Entry] = []

    var isEmpty: Bool { list.isEmpty }

    /// The first sentence about a field.
    subscript(name: String) -> String? { list.first { $0.name == name }?.message }

    mutating func add(_ name: String, _ message: String) { list.append(Entry(name: name, message: message)) }
}

/// The list of what is wrong, at the top of the form; the script gives it the focus, each line leads to its field.
func errorSummary(_ errors: FieldErrors, _ w: Words) -> HTML? {
    guard !errors.isEmpty else { return nil }
    return div(
        .class("sp-errors"), .id("errori"), .role("alert"), .tabindex(-1), .aria("labelledby", "errori-titolo"),
        .data("focus")
    ) {
        h2(.id("errori-titolo")) { w("kit.errors.title", ["n": errors.list.count]) }
        ul {
            for error in errors.list { li { a(.href("#" + Fields.id(error.name))) { error.message } } }
        }
    }
}
