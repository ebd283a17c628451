/// How somebody likes the desk: theirs alone, and nothing of it changes what they may do.
public struct Preferences: Sendable, Equatable {
    /// How they are told of notices: in the page, also once a day by mail, or not at all; the list is there for all.
    public enum Telling: String, Sendable, CaseIterable { case page, mail, none }
    public enum Density: String, Sendable, CaseIterable { case comfortable, compact }
    /// Colours; `system` is what the browser asks for.
    public enum Theme: String, Sendable, CaseIterable { case system, light, dark, contrast }

    public var telling: Telling
    public var density: Density
    public var theme: Theme
    /// What opens after the log-in: a word, `vista:` with the id of a view, or the code of a group; "" is one's own
    /// requests.
    public var start: String

    public init(
        telling: Telling = .page, density: Density = .comfortable, theme: Theme = .system, start: String = ""
    ) {
        self.telling = telling
        self.density = density
        self.theme = theme
        self.start = start
    }
}
