import Hummingbird

extension Request {
    /// What the address asks, as a form writes it: `?q=Anna+Bianchi` (WHATWG URL section 5.1, where a space is a plus).
    /// What is longer than any question of ours is cut or left out.
    var question: FormData {
        guard let query = uri.query else { return FormData() }
        let limits = FormLimits(field: 4_000, count: 200)
        return (try? URLEncoded.decode(query.utf8.prefix(64_000), limits: limits)) ?? FormData()
    }
}
