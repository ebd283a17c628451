import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

extension PublicSite {
    /// After sending: 303 leads here. The reference is signed and lives two hours.
    @Sendable func showReceipt(_ request: Request, _ context: PublicContext) async throws -> Response {
        guard let sealed = request.uri.queryParameters.get("r"), let reference = ReceiptReference(String(sealed), desk)
        else { return .seeOther("/segui") }
        let found = try await desk.database.read { [desk] c -> (Ticket, String, Catalogue)? in
            guard let ticket = try c.ticket(reference.ticket) else { return nil }
            let address = try c.requester(ticket.requester)?.email ?? ""
            return (ticket, address, try desk.catalogues.current(c))
        }
        guard let (ticket, address, catalogue) = found else { throw Refusal.notFound }
        let view = ReceiptView(
            number: ticket.number, stage: stage(of: ticket, reference, address, catalogue), summary: ticket.summary,
            isAgain: reference.isAgain)
        return receiptPage(view, await context.frame(request, site)).response().secret()
    }

    private func stage(of ticket: Ticket, _ reference: ReceiptReference, _ address: String, _ catalogue: Catalogue)
        -> ReceiptView.Stage
    {
        switch ticket.state {
        case .draft, .unconfirmed:
            let until = ticket.createdAt.addingTimeInterval(Double(catalogue.office.unconfirmedDays) * 86_400)
            return .checkMail(maskedAddress: address.maskedAddress, until: until)
        case .cancelled: return .ended
        case .new, .triage, .assigned, .inProgress, .waitingRequester, .waitingThirdParty, .onKnownProblem, .resolved,
            .closed:
            guard reference.hasAccess else { return .confirmedElsewhere }
            return .registered(
                trackingURL: "/richieste/" + desk.trackingToken(of: ticket.id),
                group: catalogue.group(ticket.group)?.name)
        }
    }

    /// The link of the mail: it only shows the button.
    @Sendable func showConfirmation(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token"), now = desk.now()
        let found = try await desk.database.read { [desk] c in
            try desk.link(token, .confirmation, at: now, c).flatMap { try c.ticket($0.ticket) }
        }
        guard let ticket = found, ticket.state != .cancelled else { return try await overPage(request, context) }
        if ticket.state != .unconfirmed {
            return .seeOther(ReceiptReference(ticket: ticket.id, hasAccess: true, isAgain: true).address(desk))
        }
        let view = ConfirmView.ready(token: token, number: ticket.number, summary: ticket.summary)
        return confirmPage(view, await context.frame(request, site)).response().secret()
    }

    @Sendable func confirm(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        _ = try await FormReader(site).read(request, context)
        do {
            let ticket = try await desk.confirm(token)
            return .seeOther(ReceiptReference(ticket: ticket.id, hasAccess: true).address(desk))
        } catch Refusal.notFound, Refusal.tooLate {
            return try await overPage(request, context)
        }
    }

    private func overPage(_ request: Request, _ context: PublicContext) async throws -> Response {
        if let wait = guesses.refuse(context.visit.address, at: desk.now()) { throw Refusal.slowDown(seconds: wait) }
        let frame = await context.frame(request, site)
        return confirmPage(.over(unconfirmedDays: frame.office.unconfirmedDays), frame).response(.gone).secret()
    }
}

extension Response {
    /// A page whose address opens something: no other site learns it, no cache keeps it, no search engine shows it.
    func secret() -> Response {
        var response = self
        response.headers[HTTPField.Name("Referrer-Policy")!] = "no-referrer"  // valid tokens, both
        response.headers[HTTPField.Name("X-Robots-Tag")!] = "noindex, nofollow"
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
