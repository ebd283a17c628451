import Foundation

/// Something that many requests suffer from ("problema noto"): it gathers them, holds one message for all who wait, and when
/// it is solved answers them all.
public struct KnownProblem: Sendable, Equatable {
    public var id: ID<KnownProblem>
    public var title: String
    /// What is known of it, for colleagues: the cause, what to say meanwhile, who works on it.
    public var details: String
    /// What each requester is told when their request is gathered, with the variables of the mail templates; empty tells
    /// nothing.
    public var standing: RuleText
    public var openedBy: ID<Operator>
    public var openedAt: Date
    public var updatedAt: Date
    /// Nil while it is open.
    public var solvedAt: Date?

    /// Characters.
    public static let longestTitle = 120
    public static let longestDetails = 4000

    public init(
        id: ID<KnownProblem>, title: String, details: String = "", standing: RuleText = RuleText(""),
        openedBy: ID<Operator>, openedAt: Date, updatedAt: Date, solvedAt: Date? = nil
    ) {
        self.id = id
        self.title = title
        self.details = details
        self.standing = standing
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.updatedAt = updatedAt
        self.solvedAt = solvedAt
    }

    public var isOpen: Bool { solvedAt == nil }

    public func check() throws(Refusal) {
        if title.isEmpty || title.count > Self.longestTitle {
            throw .invalid(field: "title", reason: "problems.problem.title")
        }
        if details.count > Self.longestDetails { throw .invalid(field: "details", reason: "problems.problem.long") }
        if standing.italian.count > RuleAction.longestText {
            throw .invalid(field: "standing", reason: "problems.problem.long")
        }
        if standing.english.count > RuleAction.longestText {
            throw .invalid(field: "standingEnglish", reason: "problems.problem.long")
        }
    }
}

/// A problem as an action on requests carries it: what it said when the person asked.
public struct ProblemMention: Sendable, Hashable, Codable {
    public var id: ID<KnownProblem>
    public var title: String
    public var standing: RuleText

    public init(_ problem: KnownProblem) {
        id = problem.id
        title = problem.title
        standing = problem.standing
    }
}

/// A problem with the requests it has gathered, those not over and all.
public struct ProblemCount: Sendable, Equatable {
    public var open: Int
    public var all: Int

    public init(open: Int = 0, all: Int = 0) {
        self.open = open
        self.all = all
    }
}

extension Fact {
    public static func gathered(_ problem: ProblemMention) -> Fact {
        Fact(kind: .gathered, data: ["problem": problem.id.description, "title": problem.title])
    }
    public static func ungathered(_ title: String) -> Fact { Fact(kind: .ungathered, data: ["title": title]) }
}

extension TicketFilter {
    /// The requests of a known problem that are not over.
    public init(waitingFor problem: ID<KnownProblem>) {
        self.init(states: TicketState.active + TicketState.waiting)
        self.problem = problem
    }
}

extension Bulk {
    /// The known problem it solves: the one all of whose requests it answers and resolves. What is done to a part of them,
    /// or something else done to all, solves nothing.
    public var solves: ID<KnownProblem>? {
        guard undoes == nil, let problem = filter?.problem, filter == TicketFilter(waitingFor: problem),
            actions.contains(where: { if case .resolve = $0 { true } else { false } })
        else { return nil }
        return problem
    }
}
