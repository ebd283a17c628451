import Domain
import Foundation
import Store

/// Somebody who writes to the demo town: the requester that is kept, and what the form knows of them.
struct Writer: Sendable {
    let requester: Requester
    let userType: UserType
    let administration: Administration?
    let school: String
    let fields: [String: String]
}

/// Makes people up.
struct PeopleMaker: Sendable {
    private let catalogue: Catalogue
    private let offices: [String: [Administration]]
    private let schools: [Administration]
    private let types: [String: UserType]

    init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        let now = Date(timeIntervalSince1970: 0)
        types = Dictionary(catalogue.userTypes.map { ($0.code, $0) }) { first, _ in first }
        offices = Dictionary(
            catalogue.userTypes.map { type in
                (type.code, type.needsAdministration ? catalogue.administrations(for: type, at: now) : [])
            }
        ) { first, _ in first }
        schools = catalogue.administrations.filter {
            $0.name.hasPrefix("Istituto Comprensivo") || $0.name.hasPrefix("Liceo")
        }
    }

    func writer(
        _ id: ID<Requester>, typed code: String, on channel: ChannelKind, language: String, at created: Date,
        _ dice: inout Dice
    ) -> Writer {
        let type = types[code] ?? catalogue.userTypes[0]
        let office = offices[code].flatMap { $0.isEmpty ? nil : dice.pick($0) }
        let school = dice.pick(schools).name
        let requester =
            type.identity == .body
            ? body(id, code, at: created, &dice) : person(id, code, on: channel, language, at: created, &dice)
        return Writer(
            requester: requester, userType: type, administration: office, school: school,
            fields: fields(of: code, &dice))
    }

    /// The employee an operator of a body asks for.
    func beneficiary(_ dice: inout Dice) -> Ticket.Beneficiary {
        let (given, family, sex) = name(&dice)
        return Ticket.Beneficiary(
            name: "\(given) \(family)", fiscalCode: fiscalCode(given, family, sex, 1958...1999, &dice))
    }

    private func person(
        _ id: ID<Requester>, _ code: String, on channel: ChannelKind, _ language: String, at created: Date,
        _ dice: inout Dice
    ) -> Requester {
        let (given, family, sex) = name(&dice)
        let born = code == "PE" ? 1935...1958 : 1958...1999
        let address = "\(given.folded).\(family.folded)".filter { $0.isLetter || $0 == "." }
        let hasMail = channel != .phone || dice.chance(code == "PE" ? 0.5 : 0.85)
        return Requester(
            id: id, givenName: given, familyName: family, fiscalCode: fiscalCode(given, family, sex, born, &dice),
            email: hasMail ? "\(address)\(dice.chance(0.4) ? String(dice.from(1...99)) : "")@\(domain(&dice))" : nil,
            phone: !hasMail || dice.chance(0.7) ? phone(&dice) : nil, language: language, createdAt: created)
    }

    private func body(_ id: ID<Requester>, _ code: String, at created: Date, _ dice: inout Dice) -> Requester {
        let name =
            code == "AD" ? dice.pick(Names.joining) : dice.pick(Names.creditors) + " di \(dice.pick(Fill.cities))"
        return Requester(
            id: id, givenName: "", familyName: name, fiscalCode: bodyCode(&dice),
            email: "protocollo\(dice.from(1...900))@pec.example.org", phone: phone(&dice), createdAt: created)
    }

    private func name(_ dice: inout Dice) -> (given: String, family: String, sex: FiscalCode.Sex) {
        let sex: FiscalCode.Sex = dice.chance(0.58) ? .female : .male
        let given = dice.pick(sex == .female ? Names.female : Names.male)
        return (given, dice.pick(dice.chance(0.06) ? Names.familyWithSpaces : Names.family), sex)
    }

    private func domain(_ dice: inout Dice) -> String { dice.chance(0.75) ? "example.it" : "example.org" }

    /// 06 555 and five digits: numbers nobody has.
    private func phone(_ dice: inout Dice) -> String { "06555\(dice.from(10_000...99_999))" }

    private func fiscalCode(
        _ given: String, _ family: String, _ sex: FiscalCode.Sex, _ years: ClosedRange<Int>, _ dice: inout Dice
    ) -> String {
        let birth = (year: dice.from(years), month: dice.from(1...12), day: dice.from(1...28))
        let place = dice.pick(Names.places)
        let omocode = dice.chance(0.01) ? dice.below(127) : nil
        do {
            let code = try FiscalCode.compute(family: family, given: given, sex: sex, birth: birth, place: place)
            return omocode.map { code.omocodes[$0].text } ?? code.text
        } catch {
            // Names, days and places above all make codes: a test computes them all.
            preconditionFailure("\(given) \(family) has no codice fiscale: \(error)")
        }
    }

    /// Eleven digits, the last one by Luhn's rule.
    private func bodyCode(_ dice: inout Dice) -> String {
        let digits = [8, 0] + (0..<8).map { _ in dice.below(10) }
        let sum = digits.enumerated().reduce(0) { sum, item in
            let value = item.offset.isMultiple(of: 2) ? item.element : item.element * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return (digits + [(10 - sum % 10) % 10]).map(String.init).joined()
    }

    /// Answers to the extra fields that this type of user may be asked.
    private func fields(of code: String, _ dice: inout Dice) -> [String: String] {
        switch code {
        case "A": ["partita": String(dice.from(10_000_000...99_999_999))]
        case "SC":
            [
                "partita": String(dice.from(10_000_000...99_999_999)),
                "scuola": "RMIC8\(dice.from(10...99))00\(dice.pick(["A", "B", "C", "D"]))",
                "contratto": "dal \(dice.from(1...28))/9 al \(dice.from(1...28))/12",
            ]
        case "FA":
            ["reparto": dice.pick(["Nucleo comando", "Centro logistico", "Sezione trasmissioni", "Scuola allievi"])]
        case "S": ["matricola": String(dice.from(10_000...99_999))]
        case "O", "RGU": ["ufficio": String(dice.from(1000...9999))]
        case "PE": dice.chance(0.6) ? ["iscrizione": String(dice.from(1_000_000...9_999_999))] : [:]
        case "PR": ["albo": "CAF \(dice.from(100...999))"]
        case "AD":
            [
                "ipa": "demo_a\(dice.from(100...999))",
                "referente": dice.pick(Names.female) + " " + dice.pick(Names.family),
            ]
        case "EC": ["referente": dice.pick(Names.male) + " " + dice.pick(Names.family)]
        default: [:]
        }
    }
}
