// What one engine would accept and the other not is refused on both, in the same words.

/// PostgreSQL keeps no NUL in text.
func refuseNUL(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if bytes.contains(0) { throw StoreError.failed(code: "text", message: "text with a NUL character", sql: "") }
}

/// PostgreSQL runs nothing more in a transaction after a statement failed.
func spoiled(by failure: StoreError) -> StoreError {
    switch failure {
    case .failed(let code, let message, let sql):
        .failed(code: code, message: "after a failed statement: \(message)", sql: sql)
    case .duplicate, .broken, .conflict, .full, .unavailable: failure
    }
}
