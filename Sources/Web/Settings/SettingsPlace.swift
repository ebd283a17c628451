import Domain

/// The pages of the settings, in the order of the menu; the raw value is the address.
enum SettingsPlace: String, Sendable, CaseIterable {
    case users = "utenti"
    case groups = "gruppi"
    case triples = "catalogo"
    case userTypes = "tipologie"
    case administrations = "amministrazioni"
    case fields = "campi"
    case campaigns = "campagne"
    case calendars = "calendari"
    case routing = "instradamento"
    case promises = "promesse"
    case windows = "finestre"
    case rules = "regole"
    case macros = "macro"
    case texts = "testi"
    case simulator = "simulatore"
    case templates = "modelli"
    case office = "ufficio"
    case mail = "posta"
    case jobs = "lavori"
    case tokens = "token"
    case changes = "modifiche"

    /// The start of the settings.
    static let start = "/impostazioni"

    /// What the menu puts under one heading.
    enum Chapter: String, Sendable, CaseIterable {
        case people, catalogue, flow, machine
    }

    var chapter: Chapter {
        switch self {
        case .users, .groups: .people
        case .triples, .userTypes, .administrations, .fields, .campaigns: .catalogue
        case .calendars, .routing, .promises, .windows, .rules, .macros, .texts, .simulator, .templates,
            .office:
            .flow
        case .mail, .jobs, .tokens, .changes: .machine
        }
    }

    var permission: Permission {
        switch self {
        case .users, .tokens: .manageUsers
        case .groups: .manageGroups
        case .triples, .userTypes, .administrations, .fields, .campaigns, .windows: .manageCatalogue
        case .calendars, .promises: .manageCalendars
        case .routing, .rules, .simulator: .manageRouting
        case .templates, .macros, .texts: .manageTemplates
        case .office: .manageOffice
        case .mail, .jobs, .changes: .watchMachine
        }
    }

    var icon: Icon {
        switch self {
        case .users: .user
        case .groups: .inbox
        case .triples: .list
        case .userTypes: .flag
        case .administrations: .serviceMark
        case .fields: .pencil
        case .campaigns: .star
        case .calendars: .calendar
        case .routing: .swap
        case .promises: .check
        case .windows: .arrowUp
        case .rules: .refresh
        case .macros: .star
        case .texts: .comment
        case .simulator: .help
        case .templates: .comment
        case .office: .settings
        case .mail: .mail
        case .jobs: .refresh
        case .tokens: .lock
        case .changes: .clock
        }
    }

    var address: String { Self.start + "/" + rawValue }
    var newAddress: String { address + "/nuovo" }

    func name(_ w: Words) -> String { w("settings.place.\(rawValue)") }
    /// What the page is for, in a sentence.
    func purpose(_ w: Words) -> String { w("settings.purpose.\(rawValue)") }

    /// The places somebody may use.
    static func open(to person: Operator) -> [SettingsPlace] { allCases.filter { person.may($0.permission) } }
}
