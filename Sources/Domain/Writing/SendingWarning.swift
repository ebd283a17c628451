/// What an operator is asked to look at once more before a reply leaves. It forbids nothing: who has looked sends.
public enum SendingWarning: Sendable, Hashable {
    /// The text speaks of an attachment and there is none: the word that says so, and its line, from 1.
    case attachment(word: String, line: Int)
    /// An IBAN is about to leave the house; most of it hidden.
    case iban(masked: String, line: Int)
    /// A codice fiscale is about to leave the house; most of it hidden.
    case fiscalCode(masked: String, line: Int)
    /// A colleague has answered since the operator looked.
    case answered(by: String)

    /// How many of one reply are told: who reads ten has understood.
    public static let most = 10

    /// - Parameters:
    ///   - text: the reply, with what it quotes of older messages. What is quoted speaks of no attachment of ours, but
    ///     leaves the house like the rest.
    ///   - hasFiles: whether something is attached.
    ///   - leavesHouse: whether it goes to an address that is not the house's own.
    public static func all(in text: String, hasFiles: Bool, leavesHouse: Bool) -> [SendingWarning] {
        let attachment = hasFiles ? nil : AttachmentWords.first(in: text)
        let codes = leavesHouse ? PersonalCode.all(in: text) : []
        let warnings =
            [attachment.map { .attachment(word: $0.word, line: $0.line) }].compactMap { $0 } + codes.map(\.warning)
        return Array(warnings.prefix(most))
    }

    /// Whether it is about what leaves the house.
    public var isOfPrivacy: Bool {
        switch self {
        case .iban, .fiscalCode: true
        case .attachment, .answered: false
        }
    }
}

extension PersonalCode {
    fileprivate var warning: SendingWarning {
        switch kind {
        case .iban: .iban(masked: masked, line: line)
        case .fiscalCode: .fiscalCode(masked: masked, line: line)
        }
    }
}
