/// What a person who works at the desk is there for.
public enum Role: String, Sendable, Codable, CaseIterable {
    /// Answers the requests of the groups they belong to.
    case `operator`
    /// An operator who also hands out the work of their groups.
    case lead
    /// Reads the work of all groups and changes nothing.
    case supervisor
    /// Works everywhere and edits the settings.
    case administrator
}
