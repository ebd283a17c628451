import Desk
import Domain
import Foundation

/// What somebody has typed in the request form so far, and the files already kept for it.
struct RequestDraft: Sendable {
    var values: FormData
    var files: [AttachedFile] = []

    /// The fields of the form that are always there, as the rules call them.
    static let names = [
        "userType", "administration", "area", "tematica", "triple", "givenName", "familyName", "fiscalCode", "email",
        "phone", "beneficiaryName", "beneficiaryFiscalCode", "description", "privacyRead",
    ]
    static let fieldPrefix = "field."

    init(_ values: FormData) {
        var kept = FormData()
        for pair in values.pairs where Self.isOurs(pair.name) { kept.append(pair.name, pair.value) }
        self.values = kept
    }

    private static func isOurs(_ name: String) -> Bool { name.hasPrefix(fieldPrefix) || names.contains(name) }

    /// The draft as the rules read it.
    var input: RequestInput {
        var input = RequestInput()
        input.userType = values["userType"]
        input.administration = values["administration"]
        input.area = values["area"]
        input.tematica = values["tematica"]
        input.triple = values["triple"]
        input.givenName = values["givenName"]
        input.familyName = values["familyName"]
        input.fiscalCode = values["fiscalCode"]
        input.email = values["email"]
        input.phone = values["phone"]
        input.beneficiaryName = values["beneficiaryName"]
        input.beneficiaryFiscalCode = values["beneficiaryFiscalCode"]
        input.description = values["description"]
        input.privacyRead = values.bool("privacyRead")
        for pair in values.pairs where pair.name.hasPrefix(Self.fieldPrefix) {
            input.fields[String(pair.name.dropFirst(Self.fieldPrefix.count))] = pair.value
        }
        return input
    }
}

/// A file kept already, and the signed reference that carries it from one step of the form to the next.
struct AttachedFile: Sendable, Equatable {
    let file: KeptFile
    let reference: String
}

/// The choices of the form as the catalogue offers them to this person now.
struct RequestChoices: Sendable {
    let userType: UserType?
    let administration: Administration?
    let administrations: [Administration]
    let cascade: Cascade
    let fields: [FormField]

    init(_ values: FormData, _ catalogue: Catalogue, at now: Date) {
        let userType = catalogue.userType(code: values["userType"], at: now)
        let bodies = userType.map { $0.needsAdministration ? catalogue.administrations(for: $0, at: now) : [] } ?? []
        let code = values["administration"], administration = bodies.first { $0.code == code }
        let offered = userType.map { catalogue.triples(for: $0, of: administration, at: now) } ?? []
        cascade = Cascade(offered: offered, area: values["area"], tematica: values["tematica"], code: values["triple"])
        fields = catalogue.fields(userType: userType?.code, triple: cascade.triple?.code, at: now)
        self.userType = userType
        self.administration = administration
        administrations = bodies
    }
}

extension RequestDraft {
    /// Brings the typed choices in line with what is offered: a level with one choice is chosen, a choice that hangs
    /// from a level that was changed is dropped. One that has ended is left, so that the rules can say so.
    mutating func settle(_ choices: RequestChoices, _ catalogue: Catalogue, at now: Date) {
        guard let userType = choices.userType else { return }
        if !userType.needsAdministration { values.set("administration", "") }
        let code = values["triple"]
        let hasEnded = !code.isEmpty && !isOffered(code, userType, choices.administration, catalogue, at: now)
        if let area = choices.cascade.area { values.set("area", area) }
        values.set("tematica", choices.cascade.tematica ?? "")
        if let triple = choices.cascade.triple, !hasEnded {
            values.set("triple", triple.code)
        } else if !hasEnded {
            values.set("triple", "")
        }
    }

    private func isOffered(
        _ code: String, _ userType: UserType, _ administration: Administration?, _ catalogue: Catalogue, at now: Date
    ) -> Bool {
        catalogue.triple(code: code, at: now)?.isOffered(to: userType.code, of: administration, at: now) ?? false
    }
}
