import Domain
import Store

extension SettingsEdit {
    /// A group; when it does triage, the one that did it no longer does.
    @discardableResult
    func put(_ group: Group, isNew: Bool? = nil) throws -> Group {
        if isNew == true && groups.contains(where: { $0.code == group.code }) {
            throw Refusal.invalid(field: "code", reason: "problem.code.taken")
        }
        try check(group)
        let kept = try put(group, in: \.groups, isNew: isNew)
        if kept.isTriage {
            for other in open(\.groups) where other.isTriage && other.code != kept.code {
                var other = other
                other.isTriage = false
                try put(other, in: \.groups)
            }
        }
        return kept
    }

    /// A group ends when no open request stands in it, and never the one that does triage.
    func end(group code: String) throws {
        guard let group = current(code, in: \.groups) else { throw Refusal.notFound }
        if group.isTriage && !group.validity.hasEnded(at: now) {
            throw Refusal.invalid(field: "triage", reason: "problem.group.triage")
        }
        if try c.hasOpenTickets(in: group.id) {
            throw Refusal.invalid(field: "code", reason: "problem.group.hasRequests")
        }
        try end(code, in: \.groups)
    }

    private func check(_ group: Group) throws {
        try SettingsChecks.code(group.code)
        try SettingsChecks.name(group.name)
        try SettingsChecks.range(group.tier, 1...9, "tier")
        try SettingsChecks.validity(group.validity)
        if let email = group.email { try SettingsChecks.email(email) }
        if let above = group.escalatesTo {
            if above == group.code { throw Refusal.invalid(field: "escalatesTo", reason: "problem.group.itself") }
            try checkGroups([above], "escalatesTo")
        }
        let wasTriage = current(group.code, in: \.groups)?.isTriage ?? false
        if wasTriage && (!group.isTriage || group.validity.to != nil) {
            // To take triage from a group, give it to another.
            throw Refusal.invalid(field: "triage", reason: "problem.group.triage")
        }
    }
}

extension Desk {
    /// A group that is not there yet; refused with `problem.code.taken` when its code is.
    @discardableResult
    public func add(_ group: Group, as actor: SettingsActor) async throws -> Group {
        try await editSettings(.manageGroups, as: actor) { try $0.put(group, isNew: true) }
    }

    /// The group with this code takes these values.
    @discardableResult
    public func edit(_ group: Group, as actor: SettingsActor) async throws -> Group {
        try await editSettings(.manageGroups, as: actor) { try $0.put(group, isNew: false) }
    }

    /// The group with this code ends: nothing is routed to it any more.
    public func end(group code: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageGroups, as: actor) { try $0.end(group: code) }
    }
}
