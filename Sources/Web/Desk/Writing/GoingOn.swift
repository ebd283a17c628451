import Desk
import Domain
import Hummingbird
import Store

/// How a person sent their last reply: the next one is offered the same way.
struct SendingHabit: Sendable, Equatable {
    /// And waited for the requester.
    var waits = false
    /// And went on to the next request of the list.
    var goesOn = false

    init() {}

    init(written: String) {
        let words = written.split(separator: ".")
        waits = words.contains("attesa")
        goesOn = words.contains("prossima")
    }

    /// After a form was sent. Resolving is chosen anew each time, with its reason.
    init(after form: FormData) {
        waits = form[form.has("comunque") ? "comunque" : "poi"] == "attesa"
        goesOn = form.bool("prossima")
    }

    var written: String { (waits ? "attesa" : "resta") + (goesOn ? ".prossima" : "") }
}

extension Site {
    /// Until the browser closes. A list whose address is longer than this is told by the script, or not at all.
    func listCookie(_ query: QueueQuery) -> Cookie {
        let written = query.with { _ in }.written
        return cookie(.list, Base64URL.encode(Array((written.utf8.count > 1500 ? "" : written).utf8)))
    }

    func habitCookie(_ habit: SendingHabit) -> Cookie { cookie(.habit, habit.written, maxAge: 365 * 24 * 3600) }
}

/// Where one goes from a request: to the one after it in the list one came from.
struct GoingOn: Sendable {
    let query: QueueQuery
    let follower: Ticket.Number?

    /// To be asked before anything is done: afterwards the request stands elsewhere in its list.
    init(from number: Ticket.Number, _ form: FormData, _ desk: Desk, _ context: DeskContext) async throws {
        let address = form["elenco"], person = context.person, catalogue = context.catalogue
        let said = QueueQuery(QueueQuery.values(of: address)).with { _ in }
        // The address of a view alone says only which: it is as it was kept.
        let isViewAlone = address.hasPrefix("vista=") && !address.contains("&")
        let view = isViewAlone ? said.view.flatMap { catalogue.view($0, of: person) } : nil
        query = view.map { QueueQuery($0) } ?? said
        let search = QueueSearch(query, catalogue, for: person, at: desk.now())
        follower = try await desk.database.read { c in
            try search.filter.flatMap { try c.follower(of: number, in: $0, visibleTo: person) }
        }
    }

    /// The answer of an action on a request, told on the next one; or in the list, when there is none.
    func leading(_ done: Done, from number: Ticket.Number, _ w: Words) -> Done {
        // What a colleague wrote meanwhile is to be read where it stands.
        if done.notice.tone == .warning { return done }
        var notice = done.notice
        let said = w("writing.next.done", ["number": number, "said": notice.text])
        notice.text = follower == nil ? said + " " + w("writing.next.none") : said
        notice.undo = done.held.map { TakeBack(number: number, reply: $0) }
        return Done(address: follower?.deskPath ?? query.address, notice: notice)
    }
}
