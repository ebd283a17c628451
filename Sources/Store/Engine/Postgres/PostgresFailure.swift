/// An error as the server tells it, on its way to a `StoreError`.
struct PostgresFailure {
    let state: String
    let message: String
    let detail: String
    let table: String
    let constraint: String

    /// What callers see. The detail holds the row's values, so only the names of its columns are taken from it.
    func storeError(_ sql: String) -> StoreError {
        switch state {
        case "23505": .duplicate(constraint: uniqueColumns)
        case "23503": .broken(foreignKey: constraint)
        case "40001", "40P01": .conflict
        case "53100": .full
        case "57P01", "57P02", "57P03", "25P03", "53300": .unavailable(message)
        case _ where state.hasPrefix("08"): .unavailable(message)
        default: .failed(code: state, message: message, sql: sql)
        }
    }

    /// "Key (ticket_id, closure)=(12, 0) already exists." gives "ratings.ticket_id,closure", in any language.
    private var uniqueColumns: String {
        guard let columns = detail.firstMatch(of: /\(([^=]*)\)=\(/)?.1 else { return constraint }
        return table + "." + columns.replacing(", ", with: ",")
    }
}
