import Foundation

/// What a person typed in the request form, whoever carries it: page, API, operator on the telephone.
public struct RequestInput: Sendable, Equatable {
    public var userType = ""
    public var administration = ""
    public var area = ""
    public var tematica = ""
    /// Code of the triple.
    public var triple = ""
    public var givenName = ""
    /// Family name, or the name of the body.
    public var familyName = ""
    public var fiscalCode = ""
    public var email = ""
    public var phone = ""
    public var beneficiaryName = ""
    public var beneficiaryFiscalCode = ""
    public var description = ""
    /// The extra fields, by code.
    public var fields: [String: String] = [:]
    public var privacyRead = false
    public var externalReference = ""

    public init() {}
}

/// Who carries the request: it decides what is mandatory.
public enum RequestDoor: Sendable, Equatable {
    /// The public form: everything that identifies a person, and the privacy notice.
    case publicForm
    /// An operator who listens to somebody: e-mail and codice fiscale may be missing.
    case desk
    /// A program: like the public form, without the notice; the classification may be missing.
    case program
}

/// A field that is missing or wrong: the field's name and the key of the words that say why.
public struct FieldProblem: Error, Sendable, Equatable {
    public let field: String
    public let reason: String
    /// For the blanks of the words.
    public let values: [String: String]

    public init(_ field: String, _ reason: String, _ values: [String: String] = [:]) {
        self.field = field
        self.reason = reason
        self.values = values
    }
}

/// A request that passed the rules, ready to be kept.
public struct CheckedRequest: Sendable {
    public let userType: UserType?
    public let administration: Administration?
    public let triple: Triple?
    public let givenName: String
    public let familyName: String
    public let fiscalCode: String?
    public let email: EmailAddress?
    public let phone: String?
    public let beneficiary: Ticket.Beneficiary?
    public let description: String
    public let fields: [String: String]
    public let externalReference: String?
}

extension RequestInput {
    /// The request, or every problem found, in the order of the form.
    public func checked(_ catalogue: Catalogue, door: RequestDoor, at now: Date) -> Result<CheckedRequest, Problems> {
        var check = RequestCheck(input: self, catalogue: catalogue, door: door, now: now)
        return check.run()
    }

    public struct Problems: Error, Sendable, Equatable {
        public let list: [FieldProblem]
        public init(_ list: [FieldProblem]) { self.list = list }
    }
}

private struct RequestCheck {
    let input: RequestInput
    let catalogue: Catalogue
    let door: RequestDoor
    let now: Date
    var problems: [FieldProblem] = []

    mutating func run() -> Result<CheckedRequest, RequestInput.Problems> {
        let userType = checkUserType()
        let administration = checkAdministration(of: userType)
        let triple = checkTriple(userType, administration)
        let isBody = userType?.identity == .body
        let given = isBody ? "" : text("givenName", input.givenName, limit: 100, required: door == .publicForm)
        let family = text("familyName", input.familyName, limit: 200, required: true)
        let fiscalCode = checkFiscalCode("fiscalCode", input.fiscalCode, required: door == .publicForm)
        let email = checkEmail()
        let phone = checkPhone()
        let beneficiary = checkBeneficiary(userType)
        let fields = checkFields(userType, triple)
        let description = text(
            "description", input.description, limit: catalogue.office.descriptionLimit, required: true, lines: true)
        // The reference of another program's record: a shortened one would lead nowhere.
        let reference = text("externalReference", input.externalReference, limit: 100, required: false)
        if door == .publicForm && !input.privacyRead { add("privacyRead", "problem.privacy") }
        if !problems.isEmpty { return .failure(.init(problems)) }
        return .success(
            CheckedRequest(
                userType: userType, administration: administration, triple: triple, givenName: given,
                familyName: family,
                fiscalCode: fiscalCode, email: email, phone: phone, beneficiary: beneficiary, description: description,
                fields: fields, externalReference: reference.isEmpty ? nil : reference))
    }

    private mutating func add(_ field: String, _ reason: String, _ values: [String: String] = [:]) {
        problems.append(FieldProblem(field, reason, values))
    }

    private mutating func checkUserType() -> UserType? {
        guard let code = filled(input.userType) else {
            if door == .publicForm { add("userType", "problem.userType.missing") }
            return nil
        }
        if let found = catalogue.userType(code: code, at: now) { return found }
        add("userType", "problem.userType.ended")
        return nil
    }

    private mutating func checkAdministration(of userType: UserType?) -> Administration? {
        guard let code = filled(input.administration) else {
            if door == .publicForm, let userType, userType.needsAdministration {
                add("administration", "problem.administration.missing")
            }
            return nil
        }
        guard let found = catalogue.administration(code: code, at: now) else {
            add("administration", "problem.administration.ended")
            return nil
        }
        if let userType, !catalogue.administrations(for: userType, at: now).contains(found) {
            add("administration", "problem.administration.notOffered")
            return nil
        }
        return found
    }

    private mutating func checkTriple(_ userType: UserType?, _ administration: Administration?) -> Triple? {
        guard let code = filled(input.triple) else {
            if door == .publicForm { add(missingLevel, "problem.\(missingLevel).missing") }
            return nil
        }
        guard let found = catalogue.triple(code: code, at: now) else {
            add("triple", "problem.triple.ended")
            return nil
        }
        if door == .publicForm, let userType, !found.isOffered(to: userType.code, of: administration, at: now) {
            add("triple", "problem.triple.notOffered")
            return nil
        }
        return found
    }

    /// The first level of the classification that is not chosen yet: there the error belongs.
    private var missingLevel: String {
        if filled(input.area) == nil { return "area" }
        return filled(input.tematica) == nil ? "tematica" : "triple"
    }

    private mutating func checkFiscalCode(_ field: String, _ value: String, required: Bool) -> String? {
        guard let typed = filled(value) else {
            if required { add(field, "problem.fiscalCode.missing") }
            return nil
        }
        do {
            return try FiscalCode(typed).text
        } catch {
            add(field, "problem.fiscalCode.\(error.word)")
            return nil
        }
    }

    private mutating func checkEmail() -> EmailAddress? {
        guard let typed = filled(input.email) else {
            if door != .desk { add("email", "problem.email.missing") }
            return nil
        }
        if let address = try? EmailAddress(typed) { return address }  // one sentence says all: how an address looks
        add("email", "problem.email.wrong")
        return nil
    }

    private mutating func checkPhone() -> String? {
        guard let typed = filled(input.phone) else { return nil }
        if let phone = try? PhoneNumber(typed) { return phone.text }  // one sentence says all: how a number looks
        add("phone", "problem.phone.wrong")
        return nil
    }

    private mutating func checkBeneficiary(_ userType: UserType?) -> Ticket.Beneficiary? {
        let name = text("beneficiaryName", input.beneficiaryName, limit: 200, required: false)
        guard userType?.asksOnBehalf == true || door == .desk else { return nil }
        if name.isEmpty && filled(input.beneficiaryFiscalCode) == nil { return nil }
        if name.isEmpty { add("beneficiaryName", "problem.beneficiaryName.missing") }
        let code = checkFiscalCode("beneficiaryFiscalCode", input.beneficiaryFiscalCode, required: true)
        return code.map { Ticket.Beneficiary(name: name, fiscalCode: $0) }
    }

    private mutating func checkFields(_ userType: UserType?, _ triple: Triple?) -> [String: String] {
        var values: [String: String] = [:]
        for field in catalogue.fields(userType: userType?.code, triple: triple?.code, at: now) {
            let required = door == .publicForm && field.isRequired(triple: triple?.code)
            if let value = check(field, required: required) { values[field.code] = value }
        }
        return values
    }

    private mutating func check(_ field: FormField, required: Bool) -> String? {
        let name = "field.\(field.code)"
        guard let value = filled(input.fields[field.code] ?? "") else {
            if required {
                add(name, "problem.field.missing", ["label": field.label, "labelEnglish": field.labelEnglish])
            }
            return nil
        }
        if value.count > field.maxLength {
            add(name, "problem.tooLong", ["limit": String(field.maxLength), "count": String(value.count)])
            return nil
        }
        if let reason = field.kind.problem(with: value, choices: field.choices) { add(name, reason) }
        return value
    }

    private mutating func text(_ field: String, _ value: String, limit: Int, required: Bool, lines: Bool = false)
        -> String
    {
        let clean = lines ? value.tidiedLines : value.tidied
        if clean.isEmpty && required { add(field, "problem.\(field).missing") }
        if clean.count > limit {
            add(field, "problem.tooLong", ["limit": String(limit), "count": String(clean.count)])
        }
        return clean
    }

    private func filled(_ value: String) -> String? {
        let clean = value.tidied
        return clean.isEmpty ? nil : clean
    }
}

extension FormField.Kind {
    /// Why a value is not of this kind; nil when it is.
    public func problem(with value: String, choices: [String]) -> String? {
        switch self {
        case .text, .longText: nil
        case .number: value.allSatisfy { $0.isASCII && $0.isNumber } ? nil : "problem.field.number"
        case .date: CalendarDay(value) == nil ? "problem.field.date" : nil
        case .month: CalendarDay(value + "-01") == nil ? "problem.field.month" : nil
        case .select: choices.contains(value) ? nil : "problem.field.choice"
        // Whatever is wrong with one of these, the sentence is the same: how it looks when it is right.
        case .fiscalCode: (try? FiscalCode(value)) == nil ? "problem.fiscalCode.wrongShape" : nil
        case .email: (try? EmailAddress(value)) == nil ? "problem.email.wrong" : nil
        case .phone: (try? PhoneNumber(value)) == nil ? "problem.phone.wrong" : nil
        case .iban: IBAN.isValid(value) ? nil : "problem.field.iban"
        }
    }
}

extension FiscalCode.Refusal {
    /// The last part of the key of the words that explain it.
    public var word: String { String(describing: self).split(separator: "(").first.map(String.init) ?? "wrongShape" }
}
