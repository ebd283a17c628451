import Domain

extension Connection {
    /// How many outgoing mails are in this state.
    public func outgoingMailCount(in state: OutgoingMail.State) throws -> Int {
        try value("SELECT count(*) FROM outgoing_mails WHERE state = \(state)") ?? 0
    }
}
