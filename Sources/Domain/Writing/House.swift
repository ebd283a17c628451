extension Catalogue {
    /// Whether an address is the house's own: one the office or a group writes from, or that of somebody who works here. A
    /// domain says nothing: those of the providers of mail and of PEC are everybody's.
    public func isOfHouse(_ address: String) -> Bool {
        let wanted = Self.key(address)
        if wanted.isEmpty { return false }
        return wanted == Self.key(office.mailFrom) || groups.contains { Self.key($0.email ?? "") == wanted }
            || operators.contains { !$0.isDisabled && Self.key($0.email) == wanted }
    }

    private static func key(_ address: String) -> String { address.lowercased().filter { !$0.isWhitespace } }
}
