import Domain
import Foundation
import Formats

// Each entry over what there is: a key that is absent keeps its value.

extension Group {
    init(_ r: SettingsReader, over old: Group?) throws {
        let code = try r.required("code")
        let was = old ?? Group(id: ID(0), code: code, name: code)
        self = was
        name = try r.text("name", or: was.name)
        level = try r.choice("level", or: was.level)
        tier = try r.int("tier", or: was.tier)
        employer = try r.choice("employer", or: was.employer)
        escalatesTo = try r.optionalText("escalatesTo", or: was.escalatesTo)
        email = try r.optionalText("email", or: was.email)
        signature = try r.text("signature", or: was.signature)
        isTriage = try r.bool("triage", or: was.isTriage)
        giving = try r.choice("giving", or: was.giving)
        validity = try r.validity(or: was.validity)
    }
}

extension UserType {
    init(_ r: SettingsReader, over old: UserType?) throws {
        let code = try r.required("code")
        let was = old ?? UserType(id: ID(0), code: code, name: code)
        self = was
        name = try r.text("name", or: was.name)
        nameEnglish = try r.text("nameEnglish", or: was.nameEnglish)
        section = try r.text("section", or: was.section)
        identity = try r.choice("identity", or: was.identity)
        needsAdministration = try r.bool("needsAdministration", or: was.needsAdministration)
        asksOnBehalf = try r.bool("asksOnBehalf", or: was.asksOnBehalf)
        position = try r.int("position", or: was.position)
        validity = try r.validity(or: was.validity)
    }
}

extension Administration {
    init(_ r: SettingsReader, over old: Administration?) throws {
        let code = try r.required("code")
        let was = old ?? Administration(id: ID(0), code: code, name: code)
        self = was
        name = try r.text("name", or: was.name)
        isHealth = try r.bool("health", or: was.isHealth)
        sections = try r.texts("sections", or: was.sections)
        validity = try r.validity(or: was.validity)
    }
}

extension Triple {
    init(_ r: SettingsReader, over old: Triple?) throws {
        let code = try r.required("code")
        let was = old ?? Triple(id: ID(0), code: code, area: "", tematica: "", problem: "")
        self = was
        area = try r.text("area", or: was.area)
        tematica = try r.text("tematica", or: was.tematica)
        problem = try r.text("problem", or: was.problem)
        offers = try r.texts("offers", or: was.offers.map(\.text)).map { text in
            guard let offer = Offer(text: text) else {
                throw r.problem("offers", "\(text) is no user type, with :health or :other after it at most")
            }
            return offer
        }
        administrations = try r.texts("administrations", or: was.administrations)
        let written = try r.text("priority", or: was.priority.code)
        guard let read = Priority(code: written) else {
            throw r.problem("priority", "\(written) is none of P1, P2, P3, P4")
        }
        priority = read
        impact = try r.optionalChoice("impact", or: was.impact)
        urgency = try r.optionalChoice("urgency", or: was.urgency)
        remindAfter = try r.optionalInt("remindAfter", or: was.remindAfter)
        closeWaitingAfter = try r.optionalInt("closeWaitingAfter", or: was.closeWaitingAfter)
        closeSolvedAfter = try r.optionalInt("closeSolvedAfter", or: was.closeSolvedAfter)
        path = try r.texts("path", or: was.path)
        position = try r.int("position", or: was.position)
        validity = try r.validity(or: was.validity)
    }
}

extension Route {
    /// A line is read whole: a condition that is absent is no condition, else a line could never lose one.
    init(_ r: SettingsReader, over old: Route?) throws {
        let place = try r.required("position")
        guard let position = Int(place) else { throw r.problem("position", "a whole number is expected") }
        try self.init(
            id: ID(0), position: position, channel: r.optionalChoice("channel", or: nil),
            area: r.optionalText("area", or: nil), tematica: r.optionalText("tematica", or: nil),
            triple: r.optionalText("triple", or: nil), userType: r.optionalText("userType", or: nil),
            administration: r.optionalText("administration", or: nil), health: r.optionalBool("health", or: nil),
            mode: r.optionalChoice("mode", or: nil), campaign: r.optionalText("campaign", or: nil),
            group: r.required("group"), validity: r.validity(or: old?.validity ?? .always))
    }
}

extension FormField {
    init(_ r: SettingsReader, over old: FormField?) throws {
        let code = try r.required("code")
        let was = old ?? FormField(id: ID(0), code: code, label: code)
        self = was
        label = try r.text("label", or: was.label)
        labelEnglish = try r.text("labelEnglish", or: was.labelEnglish)
        hint = try r.text("hint", or: was.hint)
        hintEnglish = try r.text("hintEnglish", or: was.hintEnglish)
        kind = try r.choice("kind", or: was.kind)
        choices = try r.texts("choices", or: was.choices)
        userTypes = try r.texts("userTypes", or: was.userTypes)
        triples = try r.texts("triples", or: was.triples)
        requiredFor = try r.texts("requiredFor", or: was.requiredFor)
        maxLength = try r.int("maxLength", or: was.maxLength)
        position = try r.int("position", or: was.position)
        validity = try r.validity(or: was.validity)
    }
}

extension Operator {
    /// - Parameter groups: the codes of the groups and their ids.
    init(_ r: SettingsReader, over old: Operator?, groups known: [String: ID<Group>], at now: Date) throws {
        let login = try r.required("login")
        let was = old ?? Operator(id: ID(0), login: login, name: login, email: "", role: .operator)
        self = was
        name = try r.text("name", or: was.name)
        email = try r.text("email", or: was.email)
        role = try r.choice("role", or: was.role)
        language = try r.text("language", or: was.language)
        if r["groups"] != nil {
            groups = try r.texts("groups", or: []).map { code in
                guard let id = known[code] else { throw r.problem("groups", "there is no group \(code)") }
                return id
            }
        }
        work.skills = try r.texts("skills", or: was.work.skills)
        work.languages = try r.texts("languages", or: was.work.languages)
        work.capacity = try r.optionalInt("capacity", or: was.work.capacity)
        work.isAvailable = try r.bool("available", or: was.work.isAvailable)
        let isDisabled = try r.bool("disabled", or: was.isDisabled)
        disabledAt = isDisabled ? was.disabledAt ?? now : nil
    }
}
