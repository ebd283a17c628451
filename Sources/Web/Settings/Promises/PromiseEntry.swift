import Desk
import Domain
import Foundation

extension ServicePromise: EditableEntry {
    static var place: SettingsPlace { .promises }
    static func all(_ catalogue: Catalogue) -> [ServicePromise] { catalogue.promises }

    /// After the last, by the calendar that the others use most.
    static func blank(_ catalogue: Catalogue) -> ServicePromise {
        let last = catalogue.promises.map(\.position).max() ?? 0
        return ServicePromise(
            id: ID(0), name: "", position: (last / 10 + 1) * 10, calendar: catalogue.promises.last?.calendar ?? "")
    }

    /// The desk speaks of a code where this entry has a name, and of a target where the form has an amount.
    static func field(_ name: String) -> String {
        switch name {
        case "code": "name"
        case "solution": PromiseTarget.Aim.takeCharge.field("amount")
        default: name
        }
    }

    func title(_ w: Words) -> String { name }
    var searched: [String] {
        [name, calendar, conditions.area, conditions.tematica, conditions.triple, conditions.group].compactMap { $0 }
    }

    var form: FormData {
        var form = FormData([
            ("name", name), ("kind", kind.rawValue), ("position", String(position)), ("calendar", calendar),
            ("suspendsOnce", suspendsOnce ? "1" : ""),
            ("thresholds", thresholds.map(String.init).joined(separator: ", ")),
            ("channel", conditions.channel?.rawValue ?? ""),
            ("area", conditions.area ?? ""), ("tematica", conditions.tematica ?? ""),
            ("triple", conditions.triple ?? ""), ("priority", conditions.priority?.code ?? ""),
            ("userType", conditions.userType ?? ""), ("administration", conditions.administration ?? ""),
            ("health", conditions.health.map { $0 ? "yes" : "no" } ?? ""), ("mode", conditions.mode?.rawValue ?? ""),
            ("campaign", conditions.campaign ?? ""),
            ("group", conditions.group ?? ""),
        ])
        for state in TicketState.waiting where suspends.contains(state) { form.append("suspends", state.rawValue) }
        for aim in PromiseTarget.Aim.allCases {
            let target = targets[aim]
            form.append(aim.field("amount"), target.map { String($0.term.amount) } ?? "")
            form.append(aim.field("unit"), (target?.term.unit ?? .hours).rawValue)
            form.append(aim.field("share"), String(target?.percentage ?? PromiseTarget.usualPercentage))
        }
        return form
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { name = form["name"].tidied }
        kind = Kind(rawValue: form["kind"]) ?? kind
        position = form.int("position", or: position, &errors, w)
        calendar = form["calendar"]
        suspends = Set(form.all("suspends").compactMap(TicketState.init))
        suspendsOnce = form.bool("suspendsOnce")
        if form.has("thresholds") {
            let written = form.words("thresholds").map { Int($0.replacing("%", with: "").tidied) }
            thresholds = written.compactMap { $0 }.sorted()
            if written.contains(nil) { errors.add("thresholds", w("problem.promise.thresholds")) }
        }
        conditions = PromiseConditions(
            channel: ChannelKind(rawValue: form["channel"]), area: form.optional("area"),
            tematica: form.optional("tematica"), triple: form.optional("triple"),
            priority: Priority(code: form["priority"]), userType: form.optional("userType"),
            administration: form.optional("administration"), health: ["yes": true, "no": false][form["health"]],
            mode: DeliveryMode(rawValue: form["mode"]), campaign: form.optional("campaign"),
            group: form.optional("group"))
        for aim in PromiseTarget.Aim.allCases { targets[aim] = target(aim, form, &errors, w) }
    }

    /// An empty amount promises nothing; one that is no term is told beside its field.
    private func target(_ aim: PromiseTarget.Aim, _ form: FormData, _ errors: inout FieldErrors, _ w: Words)
        -> PromiseTarget?
    {
        guard let amount = form.optional(aim.field("amount")) else { return nil }
        let unit = PromiseTerm.Unit(rawValue: form[aim.field("unit")]) ?? .hours
        guard let term = PromiseTerm("\(amount.tidied) \(unit.rawValue)") else {
            errors.add(aim.field("amount"), w("problem.promise.term"))
            return targets[aim]
        }
        guard let share = form.int(aim.field("share")), (1...100).contains(share) else {
            errors.add(aim.field("share"), w("problem.promise.share"))
            return targets[aim]
        }
        return PromiseTarget(term, percentage: share)
    }

    static var isTriedOut: Bool { true }
    func tryOut(_ desk: Desk, as actor: SettingsActor) async throws -> String? {
        ReplayPage.address(try await desk.tryOut(self, as: actor))
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(promise: name, as: actor) }
}

extension PromiseTarget.Aim {
    /// The field of the form that holds a part of its target.
    func field(_ part: String) -> String { "\(rawValue).\(part)" }
}

extension PromiseTerm {
    /// What a number in the form counts; the raw value is how the term is written.
    enum Unit: String, CaseIterable { case minutes = "min", hours = "h", days }

    var unit: Unit {
        switch self {
        case .working(let minutes): minutes.isMultiple(of: 60) ? .hours : .minutes
        case .solar: .days
        }
    }

    var amount: Int {
        switch self {
        case .working(let minutes): minutes.isMultiple(of: 60) ? minutes / 60 : minutes
        case .solar(let days): days
        }
    }
}
