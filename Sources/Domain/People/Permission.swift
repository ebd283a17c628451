/// Everything a person at the desk may be allowed to do: the one table of permissions.
public enum Permission: String, Sendable, CaseIterable {
    // Work on a request of a group one can see.
    case view, note, reply, take, assign, takeOver, handOver, escalate, wait, resume, resolve, close, reopen,
        reclassify, prioritise, cancel, merge
    // Let others read what was written for them.
    case publish
    // Open a request for somebody who called or came by.
    case open
    // Settings.
    case manageUsers, manageGroups, manageCatalogue, manageRouting, manageTemplates, manageOffice, manageCalendars
    // Night watch: the outgoing mail, the jobs that gave up, who changed which setting.
    case watchMachine
}

extension Role {
    /// Whether this role may do it at all; where, is decided by `Operator.sees`.
    public func may(_ permission: Permission) -> Bool {
        switch self {
        case .administrator: true
        case .supervisor: permission == .view
        case .lead: permission.isDeskWork
        case .operator: permission.isDeskWork && permission != .takeOver && permission != .publish
        }
    }

    /// Supervisors and administrators see every group; the others see the groups they belong to.
    public var seesAllGroups: Bool { self == .supervisor || self == .administrator }
}

extension Permission {
    public var isDeskWork: Bool {
        switch self {
        case .view, .note, .reply, .take, .assign, .takeOver, .handOver, .escalate, .wait, .resume, .resolve, .close,
            .reopen,
            .reclassify, .prioritise, .cancel, .merge, .publish, .open:
            true
        case .manageUsers, .manageGroups, .manageCatalogue, .manageRouting, .manageTemplates, .manageOffice,
            .manageCalendars, .watchMachine:
            false
        }
    }
}
