/// The settings of the whole office, each with its default; kept as data and edited in the program.
public struct Office: Sendable, Equatable, Codable {
    public enum RatingScale: String, Sendable, Codable, CaseIterable { case thumbs, five }

    public var administrationName = "Amministrazione"
    public var serviceName = "Sportello Assistenza"
    public var tagline = ""
    /// Sender of the mail that leaves when the group has none.
    public var mailFrom = "assistenza@ente.example"
    public var accessibilityURL = ""
    public var privacyURL = ""
    public var legalURL = ""
    public var ratingScale = RatingScale.five
    /// Days a vote can be changed.
    public var ratingDays = 7
    /// Days after solution in which a request can be reopened.
    public var reopenDays = 15
    /// Days after which a solved request closes by itself.
    public var closeDays = 10
    /// Working days after which a requester who was asked something is reminded, and after which the request closes; 0
    /// for never.
    public var remindAfter = 5
    public var closeWaitingAfter = 10
    /// Name of the calendar by which the office counts working days.
    public var calendar = "ordinario"
    /// Priority by impact and urgency: see `PriorityMatrix`.
    public var priorityMatrix = PriorityMatrix.usual
    /// Seconds in which an operator can take back a reply that they sent; 0 sends at once.
    public var undoSeconds = 0
    /// Whether people who work on requests may count their time.
    public var countsTime = false
    /// What time is spent on, in the order of the lists.
    public var activities = Office.usualActivities
    /// Minutes after which a timer that somebody forgot stops by itself.
    public var timerMost = 120
    /// Days an unconfirmed request is kept.
    public var unconfirmedDays = 7
    /// Characters.
    public var descriptionLimit = 2000
    public var attachmentCount = 5
    /// Bytes of one attachment.
    public var attachmentBytes = 10_000_000
    /// Kinds accepted, by canonical extension.
    public var attachmentKinds = [
        "pdf", "png", "jpg", "txt", "csv", "doc", "docx", "xls", "xlsx", "odt", "ods", "p7m", "zip",
    ]
    /// Submissions of the public form accepted from one address in a minute.
    public var submissionsPerMinute = 10
    /// Whether people who are not logged in confirm by e-mail before the request is registered.
    public var confirmByMail = true
    public var isDemo = false

    public init() {}
}

extension Office {
    /// The matrix of the office; what was kept is checked when it is written.
    public var matrix: PriorityMatrix { PriorityMatrix(priorityMatrix) ?? PriorityMatrix(PriorityMatrix.usual)! }
}
