import Domain

extension SavedView {
    /// The list as it was kept.
    var address: String { "\(QueueQuery.path)?vista=\(id)" }
    /// The page of its name and of those who see it.
    var ownAddress: String { "\(ViewsPage.path)/\(id)" }
    /// The id of the number beside its name, which live updates fill.
    var countID: String { Self.countID(id) }
    static func countID(_ id: ID<SavedView>) -> String { "conta-vista-\(id)" }

    /// The values of the kept address.
    var value: (String) -> String { QueueQuery.values(of: query) }
}

extension QueueQuery {
    /// A view as it was kept.
    init(_ view: SavedView) {
        self.init(view.value)
        self.view = view.id
    }

    /// The values of an address, after its question mark.
    static func values(of address: String) -> (String) -> String {
        // What has more than any form has is none of this program's.
        let said = (try? URLEncoded.decode(Array(address.utf8), limits: FormLimits())) ?? FormData()
        return { said.all($0).joined(separator: ",") }
    }

    /// What is kept of a list: all that its address says, but for the page and the view it began as.
    var kept: String { with { $0.view = nil }.written }
}
