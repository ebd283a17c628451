/// How a request reached the desk, or a message left it.
public enum ChannelKind: String, Sendable, Codable, CaseIterable {
    case web, email, pec, phone, chat, social, api, counter
}
