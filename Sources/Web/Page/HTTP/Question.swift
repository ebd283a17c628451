import Hummingbird

extension Request {
    /// What the address asks, as a form writes it: `?q=Anna+Bianchi` (WHATWG URL section 5.1, where a space is a plus).
    /// Of an address that is longer than 64,000 bytes the rest is not read.
    var question: FormData {
        guard let query = uri.query else { return FormData() }
        let limits = FormLimits(field: 64_000, count: 200)
        return (try? URLEncoded.decode(query.utf8.prefix(64_000), limits: limits)) ?? FormData()
    }
}
