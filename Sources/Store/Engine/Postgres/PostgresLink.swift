import CPostgres
import Foundation

/// One session with the server, used by one thread.
///
/// It stays in libpq's pipeline mode: BEGIN, PREPARE and the first statement of a body leave together and cost one
/// round trip. Values go and come in binary.
final class PostgresLink {
    private let handle: OpaquePointer
    private var prepared = PreparedStatements()
    /// How many answers are on their way that nobody waited for yet.
    private var owed = 0

    /// Connects; throws `.unavailable` with the server's words.
    init(_ address: PostgresAddress) throws {
        handle = try connect(address)
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        do {
            guard PQenterPipelineMode(handle) == 1 else { throw lost() }
            for setting in settings(address) { try command(setting) }
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    deinit { PQfinish(handle) }

    /// False when the server or the network has ended the session.
    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Runs a statement without values, kept by no one.
    func command(_ text: String) throws {
        try send(text)
        try sync()
        try settle()
    }

    /// Sends a statement without values and does not wait: its answer is taken by `settle`.
    func sendAlone(_ text: String) throws {
        try send(text)
        try sync()
    }

    /// Runs a statement, with `prelude` (a BEGIN) before it in the same round trip.
    func run(_ statement: Rendered, after prelude: String?) throws -> PostgresAnswer {
        try settle()
        let values = try Encoded(statement.bindings)
        if let prelude { try send(prelude) }
        let found = prepared.find(statement)
        if found.isNew { try prepare(found.name, statement) }
        try execute(found.name, values)
        for name in found.dropped { try send("DEALLOCATE \(name)") }
        try sync()
        return try answer(statement, found, hasPrelude: prelude != nil)
    }

    /// Takes the answers nobody waited for; throws the first error among them.
    func settle() throws {
        var first: StoreError?
        while owed > 0 {
            guard let result = PQgetResult(handle) else {
                if !isAlive { throw lost() }
                continue
            }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC { owed -= 1 }
            if let error = error(of: result, ""), first == nil { first = error }
            PQclear(result)
        }
        if let first { throw first }
    }

    /// Forgets every prepared statement, as after a migration changed what they answer.
    func forgetStatements() throws {
        prepared = PreparedStatements(after: prepared)
        try command("DEALLOCATE ALL")
    }
}

// MARK: - Sending

extension PostgresLink {
    private func send(_ text: String) throws {
        try check(PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 1))
    }

    private func sync() throws {
        try check(PQpipelineSync(handle))
        owed += 1
    }

    private func prepare(_ name: String, _ statement: Rendered) throws {
        let kinds = statement.bindings.map(PostgresValue.kind)
        try check(PQsendPrepare(handle, name, statement.text, CInt(kinds.count), kinds))
    }

    private func execute(_ name: String, _ values: Encoded) throws {
        let formats = [CInt](repeating: 1, count: values.spans.count)
        let lengths = values.spans.map { CInt($0?.count ?? 0) }
        let sent = values.bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = values.spans.map { span in span.flatMap { start?.advanced(by: $0.start) } }
            return PQsendQueryPrepared(handle, name, CInt(pointers.count), pointers, lengths, formats, 1)
        }
        try check(sent)
    }

    private func check(_ result: CInt) throws { if result != 1 { throw lost() } }

    private func lost() -> StoreError { .unavailable(message(PQerrorMessage(handle))) }
}

// MARK: - Receiving

/// What a statement answered: its rows and how many it changed.
struct PostgresAnswer {
    let rows: [Row]
    let changed: Int
}

extension PostgresLink {
    private func answer(
        _ statement: Rendered, _ found: PreparedStatements.Found, hasPrelude: Bool
    ) throws -> PostgresAnswer {
        var answer: PostgresAnswer?
        var failure: StoreError?
        var position = (hasPrelude ? 1 : 0) + (found.isNew ? 1 : 0)
        while owed > 0 {
            guard let result = PQgetResult(handle) else {
                if !isAlive { throw lost() }
                position -= 1
                continue
            }
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
                owed -= 1
            } else if let error = error(of: result, statement.text) {
                failure = failure ?? error
            } else if position == 0 {
                answer = PostgresAnswer(rows: try rows(result), changed: changed(result))
            }
        }
        if let failure {
            if found.isNew { prepared.forget(statement) }
            throw failure
        }
        guard let answer else { throw StoreError.failed(code: "libpq", message: "no answer", sql: statement.text) }
        return answer
    }

    private func rows(_ result: OpaquePointer) throws -> [Row] {
        let (height, width) = (PQntuples(result), PQnfields(result))
        if width == 0 { return [] }
        let names = (0..<width).map { String(cString: PQfname(result, $0)) }
        let kinds = (0..<width).map { PQftype(result, $0) }
        var values: [Value] = []
        values.reserveCapacity(Int(height * width))
        for row in 0..<height {
            for column in 0..<width {
                if PQgetisnull(result, row, column) == 1 {
                    values.append(.null)
                    continue
                }
                let bytes = UnsafeRawBufferPointer(
                    start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
                guard let value = PostgresValue.decode(bytes, kinds[Int(column)]) else {
                    throw decodeError("column \(names[Int(column)]) is of a type only one engine has")
                }
                values.append(value)
            }
        }
        return RowSet(names: names, values: values).rows(Int(height))
    }

    private func changed(_ result: OpaquePointer) -> Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    /// The error a result tells, nil when it is none. What follows a failed statement in the pipeline is no news.
    private func error(of result: OpaquePointer, _ sql: String) -> StoreError? {
        switch PQresultStatus(result) {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
            let error = PostgresFailure(
                state: field(result, "C"), message: field(result, "M"), detail: field(result, "D"),
                table: field(result, "t"), constraint: field(result, "n"))
            return isAlive ? error.storeError(sql) : .unavailable(error.message)
        default: return nil
        }
    }

    private func field(_ result: OpaquePointer, _ letter: Unicode.Scalar) -> String {
        PQresultErrorField(result, CInt(letter.value)).map { String(cString: $0) } ?? ""
    }
}

// MARK: - Connecting

private func connect(_ address: PostgresAddress) throws -> OpaquePointer {
    // Without these a server that vanished without a word would hold a thread for the two hours TCP waits.
    let options = [
        ("dbname", address.url), ("application_name", "sportello"), ("client_encoding", "UTF8"),
        ("connect_timeout", "3"), ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "10000"),
    ]
    let keys = options.map { strdup($0.0) } + [nil]
    let values = options.map { strdup($0.1) } + [nil]
    defer { (keys + values).forEach { free($0) } }
    let handle = PQconnectdbParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    guard let handle else { throw StoreError.unavailable("libpq has no memory") }
    if PQstatus(handle) == CONNECTION_OK { return handle }
    defer { PQfinish(handle) }
    throw StoreError.unavailable(message(PQerrorMessage(handle)))
}

private func settings(_ address: PostgresAddress) -> [String] {
    [
        "SET client_min_messages = warning",
        "SET statement_timeout = \(address.statementTimeout)",
        // A body awaits nothing, so a transaction that does nothing for a minute belongs to a process that hangs.
        "SET idle_in_transaction_session_timeout = 60000",
        address.schema.map { "SET search_path TO \($0)" },
    ].compactMap { $0 }
}

/// libpq's words in one line. It never writes the password; an address it cannot read is refused without its text.
private func message(_ text: UnsafePointer<CChar>?) -> String {
    let words = text.map { String(cString: $0) } ?? ""
    if words.contains("URI") { return "database.url cannot be read" }
    return words.split(separator: "\n").joined(separator: "; ")
}
