/// One thing a rule does. The order of the list is the order in which they are done.
public enum RuleAction: Sendable, Hashable, Codable {
    case priority(RulePriority)
    /// Code of a triple.
    case triple(String)
    /// An extra field of the form, by code, gets a value; an empty one takes it away.
    case field(code: String, value: String)
    /// The turn is a third party's.
    case wait
    case resolve(Resolution)
    case close
    case assign(RuleAssignment)
    /// Code of a group.
    case move(String)
    case escalate
    case tag([String])
    case untag([String])
    /// The office replies to the requester.
    case answer(RuleText)
    case note(String)
    case notify(RuleNotice)
    /// Things to do, one a line.
    case checklist([String])
    /// An address that is told what happened.
    case webhook(String)
    /// Another request is opened, linked with this one.
    case child(RuleChild)

    /// Its name in the settings.
    public var name: String {
        switch self {
        case .priority: "priority"
        case .triple: "triple"
        case .field: "field"
        case .wait, .close: "state"
        case .resolve: "resolve"
        case .assign: "assign"
        case .move: "move"
        case .escalate: "escalate"
        case .tag: "tag"
        case .untag: "untag"
        case .answer: "answer"
        case .note: "note"
        case .notify: "notify"
        case .checklist: "checklist"
        case .webhook: "webhook"
        case .child: "child"
        }
    }

    public static let names = [
        "priority", "triple", "field", "state", "resolve", "assign", "move", "escalate", "tag", "untag", "answer",
        "note",
        "notify", "checklist", "webhook", "child",
    ]
    public static let longestTag = 40
    public static let mostTags = 20
    /// Characters of a text.
    public static let longestText = 4000
    public static let mostItems = 50
    public static let longestItem = 200
}

/// The priority a rule gives.
public enum RulePriority: Sendable, Hashable, Codable {
    case to(Priority)
    /// A step up or down; the highest and the lowest stay.
    case raise, lower
}

/// Whom a rule entrusts a request to.
public enum RuleAssignment: Sendable, Hashable, Codable {
    case login(String)
    /// Who of the group has the fewest open requests; of several the first by name.
    case leastBusy
    case nobody
    /// Who runs the macro: no rule has one.
    case me
}

/// A text with the variables of the mail templates, in the language of the request.
public struct RuleText: Sendable, Hashable, Codable {
    public var italian: String
    /// Empty is as the Italian.
    public var english: String

    public init(_ italian: String, english: String = "") {
        self.italian = italian
        self.english = english
    }

    public func text(in language: String) -> String { language == "en" && !english.isEmpty ? english : italian }
}

/// A message of a rule to people, outside the conversation.
public struct RuleNotice: Sendable, Hashable, Codable {
    public enum Recipient: Sendable, Hashable, Codable {
        /// Who hands out the work of the group; without one, everybody in it.
        case lead
        case assignee
        /// Everybody in the group.
        case group
        /// Everybody in the groups of governance.
        case governance
        case requester
        case login(String)
        /// An address.
        case mail(String)
    }

    public var recipients: [Recipient]
    public var text: RuleText

    public init(to recipients: [Recipient], _ text: RuleText) {
        self.recipients = recipients
        self.text = text
    }

    public static let mostRecipients = 20
}

/// The request a rule opens beside another.
public struct RuleChild: Sendable, Hashable, Codable {
    /// Code; nil is that of the parent.
    public var triple: String?
    /// Code; nil is where the routing sends it.
    public var group: String?
    public var text: String

    public init(triple: String? = nil, group: String? = nil, text: String) {
        self.triple = triple
        self.group = group
        self.text = text
    }
}
