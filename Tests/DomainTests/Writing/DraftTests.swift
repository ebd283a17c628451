import Domain
import Foundation
import Testing

@Suite("Drafts")
struct DraftTests {
    private static let at = Date(timeIntervalSince1970: 1_795_000_000)

    private static func draft(_ text: String, _ kind: Draft.Kind = .reply) -> Draft {
        Draft(ticket: ID(1), author: ID(7), kind: kind, text: text, savedAt: at)
    }

    private static func message(_ text: String, _ kind: Message.Kind = .reply, by author: Int64 = 7) -> Message {
        Message(
            id: ID(9), ticket: ID(1), kind: kind, channel: .web, author: .operator(ID(author)), authorName: "Giulia",
            text: text, at: at)
    }

    @Test(
        "What comes after the sending and is its beginning is the last word of a browser that was late",
        arguments: [
            (draft("Gentile Anna"), [message("Gentile Anna, ecco fatto.")], true),
            (draft("Gentile Anna, ecco fatto.\n\n"), [message("Gentile Anna, ecco fatto.")], true),
            (draft("Un'altra cosa"), [message("Gentile Anna, ecco fatto.")], false),
            (draft("Gentile"), [message("Gentile Anna", .note)], false),
            (draft("Gentile", .note), [message("Gentile Anna", .note)], true),
            (draft("Gentile"), [message("Gentile Anna", by: 8)], false),
            (draft("Gentile"), [], false),
        ])
    func late(_ draft: Draft, _ sent: [Message], _ isLate: Bool) {
        #expect(draft.isLateWord(of: sent) == isLate)
    }

    @Test("Instants are kept in whole milliseconds, and are not newer for less")
    func newer() {
        let draft = Self.draft("x")
        #expect(draft.isNewer(than: nil))
        #expect(!draft.isNewer(than: Self.at))
        #expect(!draft.isNewer(than: Self.at.addingTimeInterval(-0.001)))
        #expect(draft.isNewer(than: Self.at.addingTimeInterval(-0.01)))
        #expect(!draft.isNewer(than: .distantFuture))
    }
}
