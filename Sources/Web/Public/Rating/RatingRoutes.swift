import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

extension PublicSite {
    /// The one-click link of a mail: shows the vote it carries; the script, or the person, posts it.
    @Sendable func showRating(_ request: Request, _ context: PublicContext) async throws -> Response {
        let vote = request.uri.queryParameters.get("voto").flatMap { Int($0) }
        return try await ratingAnswer(request, context, proposed: vote)
    }

    @Sendable func rate(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let form = try await FormReader(site).read(request, context)
        do {
            _ = try await desk.rate(token, .rating, value: form.int("voto") ?? -1, comment: form["commento"])
            return .seeOther("/valuta/" + token)
        } catch let refusal as Refusal where refusal != .notFound {
            return try await ratingAnswer(
                request, context, proposed: form.int("voto"), comment: form["commento"], refused: refusal)
        }
    }

    private func ratingAnswer(
        _ request: Request, _ context: PublicContext, proposed: Int?, comment: String? = nil, refused: Refusal? = nil
    ) async throws -> Response {
        let token = try context.parameters.require("token"), now = desk.now()
        let found = try await desk.database.read { [desk] c -> (Ticket, Int, Rating?, Office)? in
            guard let link = try desk.link(token, .rating, at: now, c), let ticket = try c.ticket(link.ticket) else {
                return nil
            }
            let rating = try c.rating(of: ticket.id, closure: link.closure)
            return (ticket, link.closure, rating, try desk.catalogues.current(c).office)
        }
        guard let (ticket, closure, rating, office) = found else { try missed(context.visit) }
        let until = Self.deadline(ticket, closure, rating, office, at: now)
        let isValid = proposed.map { Rating.isValid($0, on: office.ratingScale) } ?? false
        let isNew = isValid && proposed != rating?.value
        let view = RatingPageView(
            token: token, number: ticket.number, summary: ticket.summary,
            rating: RatingView(
                scale: office.ratingScale, value: isValid ? proposed : rating?.value,
                comment: comment ?? rating?.comment ?? "", isKept: rating != nil && !isNew, until: until),
            sendsItself: isNew && refused == nil && until != nil, error: refused.map { context.words.sentence($0) })
        let frame = await context.frame(request, site)
        return ratingPage(view, frame).response(refused == nil ? .ok : .unprocessableContent).secret()
    }

    /// Until when this closure can be voted: the same rule as the desk's.
    private static func deadline(_ ticket: Ticket, _ closure: Int, _ rating: Rating?, _ office: Office, at now: Date)
        -> Date?
    {
        if let rating {
            return rating.canChange(office, at: now)
                ? rating.at.addingTimeInterval(Double(office.ratingDays) * 86_400) : nil
        }
        let days = Double(office.ratingDays + office.closeDays) * 86_400
        if closure < ticket.reopenings { return now.addingTimeInterval(Double(office.ratingDays) * 86_400) }
        guard ticket.canBeRated(office, at: now) else { return nil }
        return (ticket.resolvedAt ?? ticket.closedAt)?.addingTimeInterval(days)
    }
}
