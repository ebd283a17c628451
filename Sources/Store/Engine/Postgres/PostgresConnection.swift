/// A transaction on PostgreSQL.
final class PostgresConnection: Connection {
    let engine = Engine.postgres
    private let link: PostgresLink
    private var begin: String?
    /// Why a statement failed: the server refuses the rest of the body.
    private(set) var failure: StoreError?

    /// - Parameter begin: sent with the first statement; a body without statements costs nothing.
    init(_ link: PostgresLink, begin: String) {
        self.link = link
        self.begin = begin
    }

    /// Whether the server knows of this transaction.
    var hasBegun: Bool { begin == nil }

    func rows(_ sql: SQL) throws -> [Row] { try executing(sql).rows }

    func run(_ sql: SQL) throws -> Int { try executing(sql).changed }

    private func executing(_ sql: SQL) throws -> PostgresAnswer {
        if let failure { throw spoiled(by: failure) }
        do {
            let prelude = begin
            begin = nil
            return try link.run(sql.rendered(for: .postgres), after: prelude)
        } catch {
            failure = error as? StoreError ?? .failed(code: "libpq", message: "\(type(of: error))", sql: "")
            throw error
        }
    }
}
