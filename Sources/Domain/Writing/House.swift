extension Catalogue {
    /// Whether an address is the house's own: of the domain the office, or one of its groups, writes from, or below it.
    public func isOfHouse(_ address: String) -> Bool {
        guard let domain = Self.domain(of: address) else { return false }
        let own = Set(([office.mailFrom] + groups.compactMap(\.email)).compactMap(Self.domain))
        return own.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }

    private static func domain(of address: String) -> String? {
        guard let at = address.lastIndex(of: "@") else { return nil }
        let domain = address[address.index(after: at)...].lowercased().filter { !$0.isWhitespace && $0 != ">" }
        return domain.isEmpty ? nil : domain
    }
}
