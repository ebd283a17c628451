import Desk
import Domain
import Foundation

/// Opens the receipt of a request for a short time. It gives access to the request only if whoever holds it has proved
/// to read its address, or the office does not ask for that.
struct ReceiptReference: Sendable, Equatable {
    let ticket: ID<Ticket>
    let hasAccess: Bool
    /// The request had been confirmed before.
    var isAgain = false

    private static let purpose = "receipt"
    private static let lifetime = 2.0 * 3600

    func address(_ desk: Desk) -> String {
        let text = "\(ticket) \(hasAccess ? 1 : 0) \(isAgain ? 1 : 0)"
        let sealed = SignedBlob.seal(
            text, purpose: Self.purpose, until: desk.now().addingTimeInterval(Self.lifetime), desk.secret)
        return "/richiesta/ricevuta?r=" + sealed
    }

    init(ticket: ID<Ticket>, hasAccess: Bool, isAgain: Bool = false) {
        self.ticket = ticket
        self.hasAccess = hasAccess
        self.isAgain = isAgain
    }

    init?(_ sealed: String, _ desk: Desk) {
        // Forged and expired read the same to whoever holds it.
        guard let text = try? SignedBlob.text(sealed, purpose: Self.purpose, at: desk.now(), desk.secret) else {
            return nil
        }
        let parts = text.split(separator: " ")
        guard parts.count == 3, let id = ID<Ticket>(String(parts[0])) else { return nil }
        self.init(ticket: id, hasAccess: parts[1] == "1", isAgain: parts[2] == "1")
    }
}
