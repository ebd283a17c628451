import Desk
import Domain

extension Triple: EditableEntry {
    static var place: SettingsPlace { .triples }
    static func all(_ catalogue: Catalogue) -> [Triple] { catalogue.triples }
    static func blank(_ catalogue: Catalogue) -> Triple {
        Triple(
            id: ID(0), code: "", area: "", tematica: "", problem: "",
            position: (catalogue.triples.map(\.position).max() ?? 0) + 1)
    }

    func title(_ w: Words) -> String { "\(problem) (\(code))" }
    var searched: [String] { [code, area, tematica, problem] + path }

    var form: FormData {
        var form = FormData([
            ("code", code), ("area", area), ("tematica", tematica), ("problem", problem),
            ("priority", String(priority.rawValue)), ("position", String(position)),
            ("impact", impact?.rawValue ?? ""), ("urgency", urgency?.rawValue ?? ""),
            ("remindAfter", remindAfter.map(String.init) ?? ""),
            ("closeWaitingAfter", closeWaitingAfter.map(String.init) ?? ""),
            ("closeSolvedAfter", closeSolvedAfter.map(String.init) ?? ""),
        ])
        for (type, offers) in Dictionary(grouping: offers, by: \.userType) {
            form.append(Self.offerField(type), Self.word(offers.map(\.health)))
        }
        for administration in administrations { form.append("administrations", administration) }
        for (index, group) in path.enumerated() { form.append(Self.pathField(index), group) }
        return form
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { code = form["code"] }
        area = form["area"]
        tematica = form["tematica"]
        problem = form["problem"]
        priority = form.int("priority").flatMap(Priority.init(rawValue:)) ?? priority
        position = form.int("position", or: position, &errors, w)
        impact = Impact(rawValue: form["impact"])
        urgency = Urgency(rawValue: form["urgency"])
        remindAfter = form.optionalInt("remindAfter", or: remindAfter, &errors, w)
        closeWaitingAfter = form.optionalInt("closeWaitingAfter", or: closeWaitingAfter, &errors, w)
        closeSolvedAfter = form.optionalInt("closeSolvedAfter", or: closeSolvedAfter, &errors, w)
        let asked = form.pairs.filter { $0.name.hasPrefix(Self.offerField("")) }.flatMap(Self.offers)
        // The same choices in another order are no change.
        if Set(asked) != Set(offers) { offers = asked }
        let chosen = form.all("administrations")
        if Set(chosen) != Set(administrations) { administrations = chosen }
        path = (0..<Self.longestPath).compactMap { form.optional(Self.pathField($0)) }
        if Set(path).count < path.count { errors.add(Self.pathField(0), w("settings.problem.pathTwice")) }
    }

    static func field(_ name: String) -> String { name == "path" ? pathField(0) : name }

    /// Groups of a path that the form has room for.
    static let longestPath = 5

    static func pathField(_ index: Int) -> String { "path-\(index + 1)" }
    static func offerField(_ userType: String) -> String { "offer-\(userType)" }

    /// Of whom a user type is offered the triple, in the words of the form.
    private static func word(_ healths: [Bool?]) -> String {
        if healths.contains(nil) || (healths.contains(true) && healths.contains(false)) { return "all" }
        return healths.contains(true) ? "health" : "other"
    }

    private static func offers(_ pair: FormData.Pair) -> [Offer] {
        let type = String(pair.name.dropFirst(offerField("").count))
        return switch pair.value {
        case "all": [Offer(userType: type)]
        case "health": [Offer(userType: type, health: true)]
        case "other": [Offer(userType: type, health: false)]
        default: []
        }
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            codeField(f, isNew: isNew)
            settingsPart(w("settings.catalogo.words"), hint: isNew ? nil : w("settings.catalogo.renaming")) {
                f.text("area", label: w("settings.label.area"), required: true, most: 200, with: [.list("aree")])
                f.text(
                    "tematica", label: w("settings.label.tematica"), required: true, most: 200,
                    with: [.list("tematiche")])
                f.text("problem", label: w("settings.label.problem"), required: true, most: 200)
                proposals(choices.areas, id: "aree")
                proposals(choices.tematiche, id: "tematiche")
            }
            settingsPart(w("settings.catalogo.offers"), hint: w("settings.catalogo.offers.hint")) {
                f.errorBlock("offers")
                div(.class("sp-offers"), .id(f.id("offers"))) {
                    for type in choices.userTypes {
                        f.select(
                            offerField(type.value), label: type.label,
                            options: ["all", "health", "other"].map { Option($0, w("settings.offer.\($0)")) },
                            prompt: w("settings.offer.none"), required: true)
                    }
                }
                details(.class("sp-fold"), .open(!f.values.all("administrations").isEmpty)) {
                    summary(w("settings.catalogo.administrations"))
                    f.checkboxBox(
                        "administrations", label: w("settings.label.administrations"), options: choices.administrations,
                        hint: w("settings.hint.administrations"))
                }
            }
            settingsPart(w("settings.catalogo.work")) {
                div(.class("sp-columns")) {
                    f.select(
                        "priority", label: w("settings.label.priority"),
                        options: Priority.allCases.map {
                            Option(String($0.rawValue), "\($0.code) · \(w("priority.p\($0.rawValue)"))")
                        }, required: true)
                    f.number("position", label: w("settings.label.position"), hint: w("settings.hint.position"))
                }
                div(.class("sp-columns")) {
                    f.select(
                        "impact", label: w("settings.label.impact"),
                        options: Impact.allCases.map { Option($0.rawValue, w("impact.\($0.rawValue)")) },
                        prompt: w("settings.none"), hint: w("settings.hint.matrix"))
                    f.select(
                        "urgency", label: w("settings.label.urgency"),
                        options: Urgency.allCases.map { Option($0.rawValue, w("urgency.\($0.rawValue)")) },
                        prompt: w("settings.none"))
                }
                p(.class("sp-hint")) { w("settings.hint.path") }
                div(.class("sp-columns")) {
                    for index in 0..<longestPath {
                        f.select(
                            pathField(index), label: w("settings.label.path", ["place": index + 1]),
                            options: choices.groups, prompt: w("settings.none"), required: index == 0)
                    }
                }
            }
            followUps(f)
        }
    }

    /// What the program does by itself; empty for what the office does.
    private static func followUps(_ f: Fields) -> HTML {
        settingsPart(f.w("settings.catalogo.followUps"), hint: f.w("settings.catalogo.followUps.hint")) {
            div(.class("sp-columns")) {
                for name in ["remindAfter", "closeWaitingAfter", "closeSolvedAfter"] {
                    f.number(name, label: f.w("settings.label.\(name)"), required: false)
                }
            }
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(triple: code, as: actor) }
}
