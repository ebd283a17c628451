/// Every kind of job, by the name it has in the database.
public enum JobKind {
    /// Renders and sends one outgoing mail; the payload is its id.
    public static let mail = "mail"
}
