import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// What colleagues do together at a request: watching it, naming one another, seeing who writes.
struct WatchRoutes: Sendable {
    let desk: Desk
    let site: Site

    func add(to router: some RouterMethods<DeskContext>) {
        router.post("scrivania/richieste/:number/segui", use: watch)
        router.post("scrivania/richieste/:number/non-seguire", use: unwatch)
        router.get("scrivania/richieste/:number/colleghi", use: colleagues)
        router.post("scrivania/richieste/:number/presenza", use: presence)
    }

    @Sendable func watch(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await change("together.watch.done", request, context) { number, person in
            try await desk.watch(number, as: person)
        }
    }

    @Sendable func unwatch(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await change("together.unwatch.done", request, context) { number, person in
            try await desk.unwatch(number, as: person)
        }
    }

    private func change(
        _ said: String, _ request: Request, _ context: DeskContext,
        _ verb: (Ticket.Number, Operator) async throws -> Void
    ) async throws -> Response {
        let number = try context.ticketNumber()
        _ = try await context.form(request, site)
        do {
            try await verb(number, context.person)
        } catch Refusal.alreadyDone {
            // Pressed in two windows: it is as they want it.
        }
        return .seeOther(number.deskPath, saying: Notice(tone: .success, text: context.words(said)), site)
    }

    /// Whom a note may name, for the list beside the text: who may see the request, by name.
    @Sendable func colleagues(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), person = context.person
        guard let ticket = try await desk.database.read({ c in try c.ticket(number, visibleTo: person) }) else {
            throw Refusal.notFound
        }
        let people = context.catalogue.operators.filter {
            $0.id != person.id && !$0.isProgram && $0.may(.view, in: ticket.group)
        }
        let items = people.prefix(Self.most).map { person in
            "{\"name\":\(jsonString(person.name)),\"login\":\(jsonString(person.login))}"
        }
        return Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: "[" + items.joined(separator: ",") + "]")))
    }

    /// Colleagues in the list beside the text; in a larger house one types the name.
    private static let most = 1000

    /// A page says that somebody writes in it, or that it closes.
    @Sendable func presence(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site)
        guard let page = ID<Presence>(form["pagina"]) else { throw Refusal.notFound }
        if form["che"] == "chiude" {
            try await desk.closed(page, by: context.person)
        } else {
            try await desk.writes(in: page, as: context.person)
        }
        return Response(status: .noContent)
    }
}
