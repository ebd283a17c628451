import Domain

/// Of which moment of a request a page is: its version, and the last thing that had happened. It travels in every form.
struct SeenRequest: Sendable, Equatable {
    var version: Int?
    var event: ID<Event>?

    init(version: Int?, event: ID<Event>?) {
        self.version = version
        self.event = event
    }

    /// As a form sent it: "12.4711", or "12" alone.
    init(_ form: FormData) {
        let parts = form["versione"].split(separator: ".").map(String.init)
        version = parts.first.flatMap { Int($0) }
        event = parts.count == 2 ? ID(parts[1]) : nil
    }

    var text: String { [version?.description, event?.description].compactMap { $0 }.joined(separator: ".") }

    func field(id: String? = nil) -> HTML { input(.type("hidden"), .id(id), .name("versione"), .value(text)) }
}

extension RequestFile {
    var seen: SeenRequest { SeenRequest(version: ticket.version, event: events.last?.id) }
}

/// A moment that is no part of what a card says: a card is not sent again because of it.
struct SeenAside: Sendable, Equatable {
    var seen: SeenRequest

    static func == (a: SeenAside, b: SeenAside) -> Bool { true }
}
