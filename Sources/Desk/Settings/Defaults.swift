import Domain
import Foundation
import Store

extension Desk {
    /// The marker of a database that has had its first settings.
    private static let marker = "defaults"
    /// That of the first calendar, which a database of the first version lacks.
    private static let calendarMarker = "defaults-calendars"
    /// That of the mails about a wait for the requester, which came later still.
    private static let reminderMarker = "defaults-reminders"
    /// That of the first rules, and of the notice they send.
    private static let ruleMarker = "defaults-rules"
    /// That of the mail about a request that was joined into another one.
    private static let mergeMarker = "defaults-merges"
    private static let markers = [marker, calendarMarker, reminderMarker, ruleMarker, mergeMarker]

    /// What a desk needs before anybody has set anything: one group, the user types, the extra fields, the mail texts.
    /// Written once; whoever takes something away does not find it again after an update.
    /// - Returns: what was added; nothing the second time.
    @discardableResult
    public func applyDefaults() async throws -> [SettingsEdited] {
        // Asked at every start: a look costs nothing, a transaction that writes nothing still waits for its turn.
        if try await database.read({ c in try Self.markers.allSatisfy { try c.setting($0) != nil } }) { return [] }
        return try await editSettings(.manageOffice, as: .commandLine) { edit in
            for marker in try Self.markers.filter({ try edit.c.setting($0) == nil }) {
                try edit.c.keepSetting(marker, "1")
                switch marker {
                case Self.calendarMarker: try edit.putDefaultCalendar()
                case Self.reminderMarker, Self.mergeMarker: try edit.putDefaultTemplates()
                case Self.ruleMarker: try edit.putDefaultRules()
                default: try edit.putDefaults()
                }
            }
            return edit.done
        }
    }
}

extension SettingsEdit {
    func putDefaultCalendar() throws {
        if calendars.isEmpty { try put(try WorkingCalendar(.ordinary)) }
    }

    /// Only into what is empty: an older database keeps what it has.
    func putDefaults() throws {
        if groups.isEmpty { try put(Defaults.group) }
        if userTypes.isEmpty {
            for type in Defaults.userTypes { try put(type) }
            if fields.isEmpty { for field in Defaults.fields { try put(field) } }
        }
        try putDefaultCalendar()
        if promises.isEmpty && open(\.calendars).contains(where: { $0.name == DefaultPromises.calendar }) {
            for promise in DefaultPromises.all { try put(promise) }
        }
        try putDefaultTemplates()
    }

    func putDefaultRules() throws {
        try putDefaultTemplates()
        if rules.isEmpty { for rule in DefaultRules.all { try put(rule) } }
    }

    func putDefaultTemplates() throws {
        for template in DefaultTemplates.all
        where !templates.contains(where: { $0.kind == template.kind && $0.language == template.language }) {
            try put(template)
        }
    }
}

/// The first settings of an empty database.
enum Defaults {
    static let group = Group(
        id: ID(0), code: "L1", name: "Primo livello", level: .erogazione, tier: 1,
        signature: "Il servizio di assistenza", isTriage: true)

    /// Who asks for help at a desk that pays salaries for others; the sections are those of the NoiPA form.
    static let userTypes: [UserType] = [
        type("A", "Amministrato", "Public employee", section: "Amministrato", needsAdministration: true),
        type("SC", "Personale della scuola", "School staff", section: "Amministrato", needsAdministration: true),
        type(
            "FA", "Forze armate e di polizia", "Armed forces and police", section: "Amministrato",
            needsAdministration: true),
        type("S", "Personale della sanità", "Health staff", section: "Amministrato", needsAdministration: true),
        type("O", "Operatore di ente", "Officer of a body", needsAdministration: true, asksOnBehalf: true),
        type("RGU", "Responsabile gestione utenze", "User account manager", needsAdministration: true),
        type("PE", "Percettore di pensione", "Pensioner", section: "AreaPensioni"),
        type("EC", "Ente creditore", "Creditor body", section: "EntiCreditori", identity: .body),
        type("PR", "Professionista o CAF", "Professional or tax assistance centre", asksOnBehalf: true),
        type("AD", "Amministrazione in adesione", "Administration that is joining", identity: .body),
        type("C", "Cittadino o altro", "Citizen or other"),
    ].enumerated().map { place, type in
        var type = type
        type.position = (place + 1) * 10
        return type
    }

    /// What the desk asks beyond name, address and description.
    static let fields: [FormField] = [
        field(
            "partita", "Partita stipendiale", "Payroll number", hint: "Si trova in alto a sinistra sul cedolino.",
            "At the top left of the payslip.", kind: .number, for: ["A", "SC", "FA", "S"], maxLength: 12),
        field(
            "cedolino", "Mese del cedolino", "Month of the payslip", hint: "Il mese a cui si riferisce la richiesta.",
            "The month the request is about.", kind: .month, for: ["A", "SC", "FA", "S"], maxLength: 7),
        field(
            "scuola", "Codice meccanografico della scuola", "School code",
            hint: "Dieci caratteri, per esempio RMIS012345.",
            "Ten characters, such as RMIS012345.", for: ["SC"], maxLength: 10),
        field(
            "contratto", "Periodo del contratto", "Contract period", hint: "Per esempio dal 10/09/2026 al 30/06/2027.",
            "Such as from 10/09/2026 to 30/06/2027.", for: ["SC"], maxLength: 60),
        field(
            "reparto", "Reparto o comando", "Unit", hint: "Il grado non serve.", "The rank is not needed.", for: ["FA"]),
        field("azienda", "Azienda sanitaria", "Health authority", for: ["S"], maxLength: 120),
        field("matricola", "Matricola", "Staff number", for: ["S"], maxLength: 20),
        field(
            "ufficio", "Ufficio di servizio", "Office", hint: "L'ufficio dell'ente per cui scrive.",
            "The office you write for.", for: ["O", "RGU"], required: true, maxLength: 120),
        field(
            "iscrizione", "Numero d'iscrizione", "Pension number",
            hint: "Facoltativo: si trova sul cedolino di pensione.",
            "Optional: on the pension slip.", for: ["PE"], maxLength: 20),
        field(
            "albo", "Iscrizione all'albo o codice CAF", "Register number or centre code", for: ["PR"], required: true,
            maxLength: 40),
        field(
            "delega", "Delega", "Power of attorney", hint: "Estremi della delega; il documento va allegato.",
            "Its details; attach the document.", for: ["PR"], maxLength: 120),
        field(
            "ipa", "Codice IPA", "IPA code", hint: "Il codice dell'ente nell'Indice dei domicili digitali della PA.",
            "The code of the body in the index of public administrations.", for: ["AD"], required: true, maxLength: 20),
        field(
            "referente", "Referente", "Contact person", hint: "Chi possiamo chiamare per questa richiesta.",
            "Whom we may call about this request.", for: ["AD", "EC"], maxLength: 120),
    ].enumerated().map { place, field in
        var field = field
        field.position = (place + 1) * 10
        return field
    }

    private static func type(
        _ code: String, _ name: String, _ english: String, section: String = "", identity: UserType.Identity = .person,
        needsAdministration: Bool = false, asksOnBehalf: Bool = false
    ) -> UserType {
        UserType(
            id: ID(0), code: code, name: name, nameEnglish: english, section: section, identity: identity,
            needsAdministration: needsAdministration, asksOnBehalf: asksOnBehalf)
    }

    private static func field(
        _ code: String, _ label: String, _ english: String, hint: String = "", _ hintEnglish: String = "",
        kind: FormField.Kind = .text, for userTypes: [String], required: Bool = false, maxLength: Int = 100
    ) -> FormField {
        FormField(
            id: ID(0), code: code, label: label, labelEnglish: english, hint: hint, hintEnglish: hintEnglish,
            kind: kind,
            userTypes: userTypes, requiredFor: required ? ["*"] : [], maxLength: maxLength)
    }
}
