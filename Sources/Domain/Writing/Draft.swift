import Foundation

/// What somebody at the desk is writing about a request and has not sent yet. One for each person, request and kind; it
/// follows the person to another computer and ends when it is sent or thrown away.
public struct Draft: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// To the requester.
        case reply
        /// To colleagues.
        case note
    }

    public var ticket: ID<Ticket>
    public var author: ID<Operator>
    public var kind: Kind
    /// As it was typed, unfinished spaces and all.
    public var text: String
    /// Who else is to get it, as far as it is typed: half an address is no fault yet.
    public var copies: Copies
    /// What is to go with it, in the order it was added.
    public var files: [KeptFile]
    public var savedAt: Date
    /// When it came back, because it was sent and could not leave; nil once somebody writes on.
    public var returnedAt: Date?

    /// Characters: half as much again as a message may have, because what is being shortened must not be lost.
    public static let longest = 30_000
    /// Days after which a draft that nobody touched is forgotten.
    public static let days = 90

    public init(
        ticket: ID<Ticket>, author: ID<Operator>, kind: Kind, text: String, copies: Copies = .none,
        files: [KeptFile] = [], savedAt: Date, returnedAt: Date? = nil
    ) {
        self.ticket = ticket
        self.author = author
        self.kind = kind
        self.text = text
        self.copies = copies
        self.files = files
        self.savedAt = savedAt
        self.returnedAt = returnedAt
    }
}

extension Draft.Kind {
    /// The message it becomes.
    public var message: Message.Kind {
        switch self {
        case .reply: .reply
        case .note: .note
        }
    }

    /// What one must be allowed to do to keep one.
    public var permission: Permission {
        switch self {
        case .reply: .reply
        case .note: .note
        }
    }
}

extension Draft {
    /// Nothing that anybody would miss.
    public var isEmpty: Bool { text.tidiedLines.isEmpty && files.isEmpty && copies.isEmpty }

    /// The same, with a file more; one that is there already stays once.
    public func adding(_ file: KeptFile) -> Draft {
        var draft = self
        if !files.contains(where: { $0.hash == file.hash }) { draft.files.append(file) }
        return draft
    }

    /// Whether it was kept after the one that somebody knows of; milliseconds are not told apart, for that is how instants
    /// are kept.
    public func isNewer(than known: Date?) -> Bool {
        known.map { savedAt.timeIntervalSince($0) > 0.002 } ?? true
    }

    /// Whether it is nothing but the beginning of what its author sent: a browser that saves as one types may speak after
    /// the sending, when its last word was still under way.
    /// - Parameter held: what was sent and has not left yet.
    public func isLateWord(of sent: [Message], held: [String] = []) -> Bool {
        let words = text.tidiedLines
        if held.contains(where: { $0.tidiedLines.hasPrefix(words) }) { return true }
        return sent.contains { $0.kind == kind.message && $0.author == .operator(author) && $0.text.hasPrefix(words) }
    }
}
