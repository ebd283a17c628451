import Domain
import Foundation

/// What the forms of the settings let choose from: the entries that hold or are to come.
struct SettingsChoices: Sendable {
    let groups: [Option]
    let userTypes: [Option]
    let administrations: [Option]
    let triples: [Option]
    let areas: [String]
    let tematiche: [String]
    let sections: [String]
    let calendars: [Option]
    let campaigns: [Option]

    init(_ catalogue: Catalogue, at now: Date) {
        func open<Entry>(_ entries: [Entry], _ validity: (Entry) -> Validity) -> [Entry] {
            entries.filter { !validity($0).hasEnded(at: now) }
        }
        let triples = open(catalogue.triples, \.validity), userTypes = open(catalogue.userTypes, \.validity)
        groups = open(catalogue.groups, \.validity).map { Option($0.code, $0.name) }
        self.userTypes = userTypes.map { Option($0.code, $0.name) }
        administrations = open(catalogue.administrations, \.validity).map { Option($0.code, $0.name) }
        self.triples = triples.map { Option($0.code, "\($0.tematica) › \($0.problem) (\($0.code))", group: $0.area) }
        calendars = open(catalogue.calendars, \.validity).map { Option($0.name, $0.name) }
        campaigns = open(catalogue.campaigns, \.validity).map { Option($0.code, $0.name) }
        areas = Self.once(triples.map(\.area))
        tematiche = Self.once(triples.map(\.tematica))
        sections = Self.once(
            userTypes.map(\.section) + open(catalogue.administrations, \.validity).flatMap(\.sections)
        ).filter { !$0.isEmpty }
    }

    private static func once(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }
}

/// Words a one-line field proposes while one types; others are welcome.
func proposals(_ texts: [String], id: String) -> HTML {
    element("datalist", [.id(id)]) {
        for text in texts { option(.value(text)) }
    }
}

extension Attribute {
    /// The proposals of a field.
    static func list(_ id: String) -> Self { .init("list", id) }
}

extension Fields {
    /// Any of many, in a box that scrolls.
    func checkboxBox(_ name: String, label: String, options: [Option], hint: String? = nil) -> HTML {
        div(.class(options.count > 8 ? "sp-many" : nil)) {
            checkboxes(name, label: label, options: options, hint: hint)
        }
    }

    /// A whole number.
    func number(_ name: String, label: String, hint: String? = nil, required: Bool = true) -> HTML {
        text(
            name, label: label, hint: hint, required: required, inputmode: "numeric", most: 12, with: [.data("number")])
    }
}

extension FormData {
    /// Lines or words with commas between them, each once.
    func words(_ name: String) -> [String] {
        var seen = Set<String>()
        return self[name].split { $0.isNewline || $0 == "," || $0 == ";" }.map { String($0).trimmed }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// A whole number or nothing; what is neither is noted in `errors`.
    func optionalInt(_ name: String, or was: Int?, _ errors: inout FieldErrors, _ w: Words) -> Int? {
        guard has(name) else { return was }
        guard optional(name) != nil else { return nil }
        return int(name, or: was ?? 0, &errors, w)
    }

    /// A whole number; one that is none is noted in `errors`.
    func int(_ name: String, or was: Int, _ errors: inout FieldErrors, _ w: Words) -> Int {
        guard has(name) else { return was }
        guard let value = int(name) else {
            errors.add(name, w("settings.problem.number"))
            return was
        }
        return value
    }
}
