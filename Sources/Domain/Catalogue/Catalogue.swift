import Foundation

/// The whole catalogue at one moment, as rules and pages read it; the store loads it, the desk keeps the latest.
public struct Catalogue: Sendable {
    /// Grows by one at each change of any setting.
    public let version: Int64
    public let userTypes: [UserType]
    public let administrations: [Administration]
    public let groups: [Group]
    public let triples: [Triple]
    public let routes: [Route]
    public let fields: [FormField]
    public let operators: [Operator]
    public let office: Office
    public let calendars: [WorkingCalendar]
    /// Every version of every campaign, in the order in which they are tried.
    public let campaigns: [Campaign]
    /// Every version of every priority window.
    public let windows: [PriorityWindow]
    /// Every version of every promise, with what they count by.
    public let promiseBook: PromiseBook
    public let ruleBook: RuleBook
    /// Every version of every macro, shared and of single people.
    public let macros: [Macro]
    /// The kept lists of everybody.
    public let views: [SavedView]
    /// Every text that is ready, of the house and of single people, those that ended included.
    public let textModules: [TextModule]
    /// Absences that are not over.
    public let absences: [Absence]

    private let triplesByID: [ID<Triple>: Triple]
    private let groupsByID: [ID<Group>: Group]
    private let groupsByCode: [String: Group]
    private let administrationsByID: [ID<Administration>: Administration]
    private let userTypesByID: [ID<UserType>: UserType]
    private let operatorsByID: [ID<Operator>: Operator]

    public init(
        version: Int64, userTypes: [UserType] = [], administrations: [Administration] = [], groups: [Group] = [],
        triples: [Triple] = [], routes: [Route] = [], fields: [FormField] = [], operators: [Operator] = [],
        office: Office = Office(), calendars: [WorkingCalendar] = [], promises: [ServicePromise] = [],
        rules: [Rule] = [],
        windows: [PriorityWindow] = [], campaigns: [Campaign] = [], macros: [Macro] = [],
        views: [SavedView] = [], textModules: [TextModule] = [], absences: [Absence] = []
    ) {
        self.version = version
        self.userTypes = userTypes.sorted { ($0.position, $0.code) < ($1.position, $1.code) }
        self.administrations = administrations.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
        self.groups = groups.sorted { ($0.tier, $0.code) < ($1.tier, $1.code) }
        self.triples = triples.sorted { ($0.position, $0.code) < ($1.position, $1.code) }
        self.routes = routes.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        self.fields = fields.sorted { ($0.position, $0.code) < ($1.position, $1.code) }
        self.operators = operators
        self.office = office
        self.calendars = calendars.sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
        self.campaigns = campaigns.sorted { ($0.position, $0.code, $0.id) < ($1.position, $1.code, $1.id) }
        self.windows = windows.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        promiseBook = PromiseBook(promises, calendars: calendars)
        ruleBook = RuleBook(rules)
        self.macros = macros.sorted { ($0.position, $0.name.folded, $0.id) < ($1.position, $1.name.folded, $1.id) }
        self.views = views
        self.textModules = textModules
        self.absences = absences
        triplesByID = Dictionary(triples.map { ($0.id, $0) }) { first, _ in first }
        groupsByID = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
        groupsByCode = Dictionary(groups.map { ($0.code, $0) }) { first, _ in first }
        administrationsByID = Dictionary(administrations.map { ($0.id, $0) }) { first, _ in first }
        operatorsByID = Dictionary(operators.map { ($0.id, $0) }) { first, _ in first }
        userTypesByID = Dictionary(userTypes.map { ($0.id, $0) }) { first, _ in first }
    }

    public func triple(_ id: ID<Triple>?) -> Triple? { id.flatMap { triplesByID[$0] } }
    public func group(_ id: ID<Group>?) -> Group? { id.flatMap { groupsByID[$0] } }
    public func group(code: String) -> Group? { groupsByCode[code] }
    public func administration(_ id: ID<Administration>?) -> Administration? { id.flatMap { administrationsByID[$0] } }
    public func person(login: String) -> Operator? {
        let login = login.trimmingCharacters(in: .whitespaces).lowercased()
        return operators.first { $0.login == login }
    }
    public func person(_ id: ID<Operator>?) -> Operator? { id.flatMap { operatorsByID[$0] } }
    public func userType(_ id: ID<UserType>?) -> UserType? { id.flatMap { userTypesByID[$0] } }

    public func triple(code: String, at instant: Date) -> Triple? {
        triples.first { $0.code == code && $0.validity.holds(at: instant) }
    }
    public func administration(code: String, at instant: Date) -> Administration? {
        administrations.first { $0.code == code && $0.validity.holds(at: instant) }
    }
    public func userType(code: String, at instant: Date) -> UserType? {
        userTypes.first { $0.code == code && $0.validity.holds(at: instant) }
    }

    public func userTypes(at instant: Date) -> [UserType] { userTypes.filter { $0.validity.holds(at: instant) } }
    public func groups(at instant: Date) -> [Group] { groups.filter { $0.validity.holds(at: instant) } }

    /// The administrations a user of this type may choose.
    public func administrations(for userType: UserType, at instant: Date) -> [Administration] {
        administrations.filter {
            $0.validity.holds(at: instant)
                && ($0.sections.isEmpty || userType.section.isEmpty || $0.sections.contains(userType.section))
        }
    }

    /// The triples a requester may choose, in order.
    public func triples(for userType: UserType, of administration: Administration?, at instant: Date) -> [Triple] {
        triples.filter { $0.isOffered(to: userType.code, of: administration, at: instant) }
    }

    /// The people who may work on requests of the group, by name.
    public func colleagues(in group: ID<Group>?) -> [Operator] {
        operators.filter { $0.may(.take, in: group) && (group.map($0.groups.contains) ?? false) }
    }

    public func calendar(named name: String, at instant: Date) -> WorkingCalendar? {
        calendars.first { $0.name == name && $0.validity.holds(at: instant) }
    }
    public func calendars(at instant: Date) -> [WorkingCalendar] { calendars.filter { $0.validity.holds(at: instant) } }

    /// Requests that nothing else routes.
    public func triageGroup(at instant: Date) -> Group? {
        let valid = groups(at: instant)
        return valid.first(where: \.isTriage) ?? valid.first
    }
}

extension Catalogue {
    /// Every version of every promise, in the order in which they are tried.
    public var promises: [ServicePromise] { promiseBook.promises }
    /// Every version of every rule, in the order in which they are tried.
    public var rules: [Rule] { ruleBook.rules }

    /// What the choice of a promise looks at in a request.
    public func promiseQuestion(_ ticket: Ticket) -> PromiseQuestion {
        var question = PromiseQuestion(
            channel: ticket.channel, priority: ticket.priority, triple: triple(ticket.triple),
            userType: userType(ticket.userType), administration: administration(ticket.administration),
            group: group(ticket.group))
        if !campaigns.isEmpty {
            question.campaign = campaign(for: question, at: ticket.registeredAt ?? ticket.createdAt)
        }
        return question
    }
}
