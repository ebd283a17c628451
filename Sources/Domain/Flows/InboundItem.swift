import Foundation

/// Something that came in and may change what the desk has written down: a release note, a circular, a decision. It is a
/// task for an article until somebody says how it ended.
public struct InboundItem: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case release, circular, decision, training, document
    }

    public enum State: String, Sendable, CaseIterable {
        case toDo = "to_do"
        case done
        case notNeeded = "not_needed"
    }

    /// What people write of it.
    public struct Content: Sendable, Equatable {
        public var kind: Kind
        public var title: String
        /// A protocol number, a link: where the thing itself is.
        public var reference: String
        public var receivedOn: CalendarDay
        public var flow: ID<InformationFlow>?
        public var text: String
        public var assignee: ID<Operator>?
        /// By when the articles say what it says.
        public var dueOn: CalendarDay

        public init(
            kind: Kind, title: String, reference: String = "", receivedOn: CalendarDay,
            flow: ID<InformationFlow>? = nil, text: String = "", assignee: ID<Operator>? = nil, dueOn: CalendarDay
        ) {
            self.kind = kind
            self.title = title
            self.reference = reference
            self.receivedOn = receivedOn
            self.flow = flow
            self.text = text
            self.assignee = assignee
            self.dueOn = dueOn
        }
    }

    /// Characters.
    public static let longestTitle = 150, longestReference = 500, longestText = 10_000, longestReason = 500
    /// Days there are for it, unless somebody says otherwise.
    public static let usualDays = 15

    public var id: ID<InboundItem>
    public var content: Content
    public var state: State
    /// The slug of the article that says it now.
    public var article: String?
    /// Why no article needs it.
    public var reason: String
    /// Who said how it ended, and when.
    public var endedBy: String
    public var endedAt: Date?
    /// From 1: grows with each change.
    public var version: Int
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: ID<InboundItem>, content: Content, state: State = .toDo, article: String? = nil, reason: String = "",
        endedBy: String = "", endedAt: Date? = nil, version: Int = 1, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.content = content
        self.state = state
        self.article = article
        self.reason = reason
        self.endedBy = endedBy
        self.endedAt = endedAt
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    public func isOverdue(on day: CalendarDay) -> Bool { state == .toDo && content.dueOn < day }

    public func written(_ content: Content, at now: Date) -> InboundItem { changed(at: now) { $0.content = content } }

    /// How it ended.
    public enum End: Sendable, Equatable {
        /// The article with this slug says it.
        case done(article: String)
        case notNeeded(reason: String)
    }

    public func ended(_ end: End, byName: String, at now: Date) throws(Refusal) -> InboundItem {
        if state != .toDo { throw .alreadyDone }
        switch end {
        case .done(let article):
            if article.isEmpty { throw .invalid(field: "article", reason: "flows.problem.article") }
        case .notNeeded(let reason):
            let reason = reason.tidiedLines
            if reason.isEmpty || reason.count > Self.longestReason {
                throw .invalid(field: "reason", reason: "flows.problem.reason")
            }
        }
        return changed(at: now) {
            switch end {
            case .done(let article):
                $0.state = .done
                $0.article = article
            case .notNeeded(let reason):
                $0.state = .notNeeded
                $0.reason = reason.tidiedLines
            }
            $0.endedBy = byName
            $0.endedAt = now
        }
    }

    /// It has to be done after all.
    public func reopened(at now: Date) throws(Refusal) -> InboundItem {
        if state == .toDo { throw .alreadyDone }
        return changed(at: now) {
            $0.state = .toDo
            $0.article = nil
            $0.reason = ""
            $0.endedBy = ""
            $0.endedAt = nil
        }
    }

    private func changed(at now: Date, _ edit: (inout InboundItem) -> Void) -> InboundItem {
        var next = self
        edit(&next)
        next.version += 1
        next.updatedAt = now
        return next
    }
}

extension InboundItem.Content {
    /// Tidied and right.
    public func checked(today: CalendarDay) throws(Refusal) -> Self {
        var next = self
        next.title = title.tidied
        next.reference = reference.tidied
        next.text = text.tidiedLines
        if next.title.isEmpty || next.title.count > InboundItem.longestTitle {
            throw .invalid(field: "title", reason: "flows.problem.title")
        }
        if next.reference.count > InboundItem.longestReference {
            throw .invalid(field: "reference", reason: "flows.problem.long")
        }
        if next.text.count > InboundItem.longestText { throw .invalid(field: "text", reason: "flows.problem.long") }
        if receivedOn > today { throw .invalid(field: "receivedOn", reason: "flows.problem.future") }
        if dueOn < receivedOn { throw .invalid(field: "dueOn", reason: "flows.problem.order") }
        return next
    }

    /// The reference as an address that may be followed; nil for a number or a sentence.
    public var link: String? { WebhookAddress(reference)?.url }
}

/// What became of a published article, for those outside who follow it.
public enum ArticleNews: String, Sendable, CaseIterable {
    case published = "article.published"
    case changed = "article.changed"
    case withdrawn = "article.withdrawn"

    /// Only what everybody may read is told to the world; nil when nothing of it has changed.
    public init?(from: Article, to: Article) {
        switch (from.forEverybody, to.forEverybody) {
        case (nil, .some): self = .published
        case (.some, nil): self = .withdrawn
        case (.some, .some) where from.shownVersion != to.shownVersion || from.slug != to.slug: self = .changed
        case (nil, nil), (.some, .some): return nil
        }
    }
}
