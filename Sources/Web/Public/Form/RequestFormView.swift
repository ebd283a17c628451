import Domain
import Formats
import Foundation

/// The request form as it is shown: plain values, so that a test can make one by hand.
struct RequestFormView: Sendable {
    /// A field of the form that is data.
    struct Extra: Sendable, Equatable {
        var name: String
        var label: String
        var hint: String?
        var kind: FormField.Kind
        var choices: [String] = []
        var isRequired = false
        var most: Int
    }

    var values: FormData
    var errors = FieldErrors()
    /// Carries the request's identity and the moment the form was shown.
    var token: String
    var userTypes: [Option]
    var userType: UserType?
    var administrations: [Option] = []
    var areas: [Option] = []
    var tematiche: [Option] = []
    var problems: [Option] = []
    var extras: [Extra] = []
    var files: [AttachedFile] = []
    var fileKinds: [String]
    var fileBytes: Int
    var fileCount: Int
    var descriptionLimit: Int
    var privacyAddress: String
    /// A sentence above the form: what to do next, when it is no error of a field.
    var notice: Notice?
    /// The trap for robots is shown to a person who fell into it.
    var isTrapShown = false

    var isBody: Bool { userType?.identity == .body }
}

extension RequestFormView {
    init(
        _ draft: RequestDraft, _ choices: RequestChoices, _ catalogue: Catalogue, token: String, language: Language,
        errors: FieldErrors = FieldErrors(), at now: Date
    ) {
        let office = catalogue.office
        values = draft.values
        self.errors = errors
        self.token = token
        userTypes = catalogue.userTypes(at: now).map { Option($0.code, $0.name(in: language.rawValue)) }
        userType = choices.userType
        administrations = choices.administrations.map { Option($0.code, $0.name) }
        areas = choices.cascade.areas.map { Option($0, $0) }
        tematiche = choices.cascade.tematiche.map { Option($0, $0) }
        problems = choices.cascade.problems.map { Option($0.code, $0.problem) }
        extras = choices.fields.map { Extra($0, triple: choices.cascade.triple?.code, language: language) }
        files = draft.files
        fileKinds = office.attachmentKinds
        fileBytes = office.attachmentBytes
        fileCount = office.attachmentCount
        descriptionLimit = office.descriptionLimit
        privacyAddress = office.privacyURL.isEmpty ? "/privacy" : office.privacyURL
    }

    /// The field an error about the classification stands beside: the deepest level that is on the page.
    func place(of field: String) -> String {
        switch field {
        case "triple" where problems.isEmpty: place(of: "tematica")
        case "tematica" where tematiche.isEmpty: place(of: "area")
        case "area" where areas.isEmpty: "userType"
        case "administration" where administrations.isEmpty: "userType"
        default: field
        }
    }
}

extension RequestFormView.Extra {
    init(_ field: FormField, triple: String?, language: Language) {
        name = RequestDraft.fieldPrefix + field.code
        label = field.label(in: language.rawValue)
        let hint = field.hint(in: language.rawValue)
        self.hint = hint.isEmpty ? nil : hint
        kind = field.kind
        choices = field.choices
        isRequired = field.isRequired(triple: triple)
        most = field.maxLength
    }
}

extension RequestFormView {
    /// What the rules found, each beside its field and in the order of the page.
    mutating func show(_ problems: [FieldProblem], _ fileRefusals: [FileRefusal], _ w: Words) {
        var found = problems.map { problem in
            FieldErrors.Entry(name: place(of: problem.field), message: sentence(problem, w))
        }
        found += fileRefusals.map { FieldErrors.Entry(name: FormNames.upload, message: w.sentence($0)) }
        let ranked = found.enumerated().sorted { a, b in
            (Self.rank(a.element.name), a.offset) < (Self.rank(b.element.name), b.offset)
        }
        for entry in ranked { errors.add(entry.element.name, entry.element.message) }
    }

    private func sentence(_ problem: FieldProblem, _ w: Words) -> String {
        isBody && problem.reason == "problem.familyName.missing" ? w("problem.bodyName.missing") : w.sentence(problem)
    }

    private static let order = [
        "userType", "administration", "area", "tematica", "triple", RequestDraft.fieldPrefix, "givenName", "familyName",
        "fiscalCode", "email", "phone", "beneficiaryName", "beneficiaryFiscalCode", "description", FormNames.upload,
        "privacyRead",
    ]

    private static func rank(_ name: String) -> Int {
        let key = name.hasPrefix(RequestDraft.fieldPrefix) ? RequestDraft.fieldPrefix : name
        return order.firstIndex(of: key) ?? order.count
    }
}
