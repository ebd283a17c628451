/// A piece of a page that changed, as our script expects it: `event: fragment`, data a JSON object.
///
/// - `id`: the element meant.
/// - `html`: the same HTML the page itself is made of; it has the element with that id, or the new child.
/// - `place`: `replace` the element, `append` or `prepend` a child (not twice: a child whose id is there already is
///   replaced), or `remove` the element.
/// - `say`: a sentence read aloud politely by screen readers.
struct LiveFragment: Sendable, Equatable {
    enum Place: String, Sendable { case replace, append, prepend, remove }

    var id: String
    var html: Snippet
    var place: Place
    var say: String?

    init(id: String, _ html: HTML, place: Place = .replace, say: String? = nil) {
        self.id = id
        self.html = Snippet(html)
        self.place = place
        self.say = say
    }

    /// The bytes on the wire.
    var bytes: [UInt8] {
        var json = "{\"id\":\(jsonString(id)),\"place\":\"\(place.rawValue)\",\"html\":\(jsonString(html.string))"
        if let say { json += ",\"say\":" + jsonString(say) }
        // JSON has no raw line ends, so one data line is enough.
        return Array("event: fragment\ndata: \(json)}\n\n".utf8)
    }
}
