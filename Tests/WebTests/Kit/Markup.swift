/// Reads a page strictly and says what is wrong with it: tags that do not close, ids used twice, controls without a
/// label, references to ids that are not there.
struct Markup {
    private(set) var problems: [String] = []
    private var ids: Set<String> = []
    private var references: [String] = []
    private var labelled: Set<String> = []
    private var controls: [(id: String?, tag: String, isNamed: Bool)] = []

    static func problems(in page: String) -> [String] {
        var markup = Markup()
        markup.read(Substring(page))
        markup.check()
        return markup.problems
    }

    private static let void: Set<String> = ["br", "hr", "img", "input", "link", "meta", "col", "source", "wbr"]

    private mutating func read(_ page: Substring) {
        var rest = page, open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return problems.append("a tag never ends") }
            let inside = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("!") { continue }
            if inside.hasPrefix("/") {
                let name = String(inside.dropFirst())
                if open.popLast() != name { problems.append("</\(name)> closes something else") }
            } else {
                let (name, attributes) = Self.tag(inside)
                note(name, attributes)
                if !Self.void.contains(name) { open.append(name) }
            }
        }
        if !open.isEmpty { problems.append("never closed: \(open)") }
    }

    private static func tag(_ inside: Substring) -> (String, [String: String]) {
        let name = String(inside.prefix { !$0.isWhitespace })
        var attributes: [String: String] = [:], rest = inside.dropFirst(name.count)
        while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
            let key = String(rest[start...].prefix { $0 != "=" && !$0.isWhitespace })
            rest = rest[start...].dropFirst(key.count)
            guard rest.hasPrefix("=\"") else { attributes[key] = ""; continue }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            if attributes[key] != nil { attributes["twice"] = key }
            attributes[key] = String(value)
            rest = rest.dropFirst(value.count + 3)
        }
        return (name, attributes)
    }

    private mutating func note(_ name: String, _ attributes: [String: String]) {
        if let twice = attributes["twice"] { problems.append("<\(name)> has \(twice) twice") }
        if attributes["style"] != nil { problems.append("<\(name)> has a style attribute, which our CSP forbids") }
        if let key = attributes.keys.first(where: { $0.hasPrefix("on") }) { problems.append("<\(name)> has \(key)") }
        if let id = attributes["id"], !ids.insert(id).inserted { problems.append("id \(id) twice") }
        for key in ["aria-describedby", "aria-labelledby", "aria-controls"] {
            references += (attributes[key] ?? "").split(separator: " ").map(String.init)
        }
        if name == "label", let target = attributes["for"] { labelled.insert(target); references.append(target) }
        let isControl = ["input", "select", "textarea"].contains(name) && attributes["type"] != "hidden"
        if isControl { controls.append((attributes["id"], name, attributes["aria-label"] != nil)) }
    }

    private mutating func check() {
        for reference in references where !ids.contains(reference) {
            problems.append("nothing has the id \(reference)")
        }
        for control in controls where !control.isNamed && !labelled.contains(control.id ?? "") {
            problems.append("<\(control.tag)> \(control.id ?? "") has no label")
        }
    }
}
