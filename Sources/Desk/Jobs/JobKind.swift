import Domain
import Foundation

/// Every kind of job, by the name it has in the database.
public enum JobKind {
    /// Renders and sends one outgoing mail; the payload is its id.
    public static let mail = "mail"
    /// Tells an address outside what happened; the payload is the address and the bytes.
    public static let webhook = "webhook"
    /// Counts the deadlines of a calendar again; the payload is its name.
    public static let recount = "recount"
    /// Replays the requests of a year by a change that is tried out; the payload is the id of the trial.
    public static let replay = "replay"
    /// One action on many requests, its preview and its undoing; the payload is its id.
    public static let bulk = "bulk"
    /// A reply that could be taken back until now, and leaves; the payload is its id.
    public static let held = "held"
    /// The requests in the queue of a group find somebody; the payload is its id.
    public static let give = "give"
    /// Absences whose first day is here hand over what is in hand.
    public static let absences = "absences"
    /// Tells the learning record store of a training that was held; the payload is the id of the need.
    public static let xapi = "xapi"
    /// When a job runs that somebody sits waiting for: before all the mail that waits to be sent.
    static func beforeOthers(_ now: Date) -> Date { now.adding(days: -1) }
}
