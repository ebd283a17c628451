/// What rules, and people with the same verbs, add to the history.
extension Fact {
    public static func tagged(_ tag: String) -> Fact { Fact(kind: .tagged, data: ["tag": tag]) }
    public static func untagged(_ tag: String) -> Fact { Fact(kind: .untagged, data: ["tag": tag]) }
    public static func fieldSet(_ code: String, from: String?, to: String) -> Fact {
        Fact(kind: .fieldSet, data: ["field": code, "from": from ?? "", "to": to].filter { !$0.value.isEmpty })
    }
    /// Things to do were written down.
    public static func listed(_ count: Int) -> Fact { Fact(kind: .listed, data: ["count": String(count)]) }
    public static func ticked(_ item: String, isDone: Bool) -> Fact {
        Fact(kind: .ticked, data: ["item": item, "done": isDone ? "1" : "0"])
    }
    /// Another request was opened beside this one.
    public static func childOpened(_ number: Ticket.Number) -> Fact {
        Fact(kind: .childOpened, data: ["number": number.description])
    }
    /// Rules that woke one another were stopped.
    public static func ruleCut(_ rule: String, _ cut: RuleCut) -> Fact {
        Fact(kind: .ruleCut, data: ["rule": rule, "cut": cut.rawValue])
    }
    /// Nobody has it any more.
    public static let released = Fact(kind: .released)

    /// The rule that made it; nil when a person or the program did.
    public var rule: String? { data["rule"] }

    /// Whether a person answered the requester: what a rule answers is no answer that a clock counts.
    public var isReplyOfPerson: Bool { kind == .replied && rule == nil && !isToGuest }

    /// Whether the desk wrote to somebody whose request was joined into this one, and not to its requester.
    public var isToGuest: Bool { data["guest"] != nil }

    func made(by rule: String) -> Fact { Fact(kind: kind, data: data.merging(["rule": rule]) { _, new in new }) }
}
