import Foundation

/// Why a macro cannot be run as things are: what it names has ended.
public struct MacroFault: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable { case group, person, triple }

    public let kind: Kind
    /// The code or the login that it names.
    public let name: String

    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}

extension RuleAction {
    /// What it names and is not there any more; nil when it can be done.
    public func fault(_ catalogue: Catalogue, at now: Date) -> MacroFault? {
        switch self {
        case .move(let code):
            catalogue.group(code: code)?.validity.holds(at: now) == true ? nil : MacroFault(.group, code)
        case .triple(let code): catalogue.triple(code: code, at: now) == nil ? MacroFault(.triple, code) : nil
        case .assign(.login(let login)):
            catalogue.operators.contains { $0.login == login && !$0.isDisabled } ? nil : MacroFault(.person, login)
        case .priority, .field, .wait, .resolve, .close, .assign, .escalate, .tag, .untag, .answer, .note, .notify,
            .checklist, .webhook, .child:
            nil
        }
    }
}

extension Macro {
    /// The first thing that keeps it from being run; nil when nothing does.
    public func fault(_ catalogue: Catalogue, at now: Date) -> MacroFault? {
        actions.lazy.compactMap { $0.fault(catalogue, at: now) }.first
    }

    /// Whether somebody has it among theirs.
    public func isFor(_ person: Operator, _ catalogue: Catalogue) -> Bool {
        if let owner { return owner == person.id }
        if groups.isEmpty || person.role == .administrator { return true }
        return groups.contains { code in catalogue.group(code: code).map { person.groups.contains($0.id) } ?? false }
    }
}

extension Catalogue {
    /// The macros somebody has, their own first, in the order of their buttons; also those that cannot be run now.
    public func macros(of person: Operator, at now: Date) -> [Macro] {
        macros.filter { $0.validity.holds(at: now) && $0.isFor(person, self) }
            .sorted {
                ($0.owner == nil ? 1 : 0, $0.position, $0.name.folded, $0.id)
                    < ($1.owner == nil ? 1 : 0, $1.position, $1.name.folded, $1.id)
            }
    }
}
