import Foundation

// From the first draft to the day nobody needs it any more. Each step gives the article as it is after it.
extension Article {
    /// Somebody wrote on: what readers see stays as it is until it is published anew.
    public func written(_ content: ArticleContent, at now: Date) -> Article {
        changed(at: now) {
            $0.latest = content
            $0.version += 1
            $0.reviewAskedAt = nil
            $0.publishAt = nil
            if state == .withdrawn { $0.state = .draft }
        }
    }

    /// Somebody is to read the latest version over.
    public func askingReview(at now: Date) throws(Refusal) -> Article {
        if state == .withdrawn || !hasChanges || reviewAskedAt != nil { throw .alreadyDone }
        return changed(at: now) { $0.reviewAskedAt = now }
    }

    /// The latest version is what readers see from now on.
    public func published(by reviewer: ID<Operator>, again day: CalendarDay?, at now: Date) throws(Refusal) -> Article {
        try requireChanges()
        return readOver(by: reviewer, again: day, at: now) {
            $0.state = .published
            $0.shown = latest
            $0.shownVersion = version
            $0.publishedAt = now
            $0.publishAt = nil
        }
    }

    /// The same, at an instant to come.
    public func publishing(
        at instant: Date, by reviewer: ID<Operator>, again day: CalendarDay?, now: Date
    ) throws(Refusal) -> Article {
        if instant <= now { throw .invalid(field: "publishAt", reason: "knowledge.problem.past") }
        try requireChanges()
        return readOver(by: reviewer, again: day, at: now) { $0.publishAt = instant }
    }

    /// Read again, and still right.
    public func confirmed(by reviewer: ID<Operator>, again day: CalendarDay?, at now: Date) throws(Refusal) -> Article {
        if state != .published { throw .alreadyDone }
        return changed(at: now) {
            $0.reviewer = reviewer
            $0.reviewOn = day
        }
    }

    /// Readers see it no more; its words are kept.
    public func withdrawn(at now: Date) throws(Refusal) -> Article {
        if state == .withdrawn { throw .alreadyDone }
        return changed(at: now) {
            $0.state = .withdrawn
            $0.shown = nil
            $0.shownVersion = nil
            $0.reviewAskedAt = nil
            $0.publishAt = nil
        }
    }

    private func requireChanges() throws(Refusal) {
        if state == .published && !hasChanges { throw .alreadyDone }
    }

    private func readOver(
        by reviewer: ID<Operator>, again day: CalendarDay?, at now: Date, _ edit: (inout Article) -> Void
    ) -> Article {
        changed(at: now) {
            $0.reviewAskedAt = nil
            $0.reviewer = reviewer
            $0.reviewOn = day
            edit(&$0)
        }
    }

    private func changed(at now: Date, _ edit: (inout Article) -> Void) -> Article {
        var next = self
        edit(&next)
        next.updatedAt = now
        return next
    }
}

extension ArticleContent {
    /// A last part of an address made of the title: its words, without accents.
    public var slug: String {
        let words = title.folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.prefix(10)
        let slug = String(words.joined(separator: "-").prefix(80))
        return slug.isEmpty ? "articolo" : slug
    }
}

/// A line of two versions beside each other.
public struct ComparedLine: Sendable, Equatable {
    public enum Change: Sendable { case same, added, removed }

    public let change: Change
    public let text: String

    /// What became of a text, line by line. Long texts are compared within bounds: what differs beyond them is shown whole.
    public static func all(from old: String, to new: String) -> [ComparedLine] {
        let before = lines(old), after = lines(new)
        guard before.count * after.count <= 4_000_000 else {
            return before.map { ComparedLine(change: .removed, text: $0) }
                + after.map { ComparedLine(change: .added, text: $0) }
        }
        var removed = Set<Int>(), added = Set<Int>()
        for change in after.difference(from: before) {
            switch change {
            case .remove(let place, _, _): removed.insert(place)
            case .insert(let place, _, _): added.insert(place)
            }
        }
        var all: [ComparedLine] = [], old = 0, new = 0
        while old < before.count || new < after.count {
            if old < before.count && removed.contains(old) {
                all.append(ComparedLine(change: .removed, text: before[old]))
                old += 1
            } else if new < after.count && added.contains(new) {
                all.append(ComparedLine(change: .added, text: after[new]))
                new += 1
            } else if new < after.count {
                all.append(ComparedLine(change: .same, text: after[new]))
                old += 1
                new += 1
            } else {
                break
            }
        }
        return all
    }

    private static func lines(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
}

/// Themes with what stands under each, several levels deep; names in the order of the alphabet.
public struct ThemeTree: Sendable, Equatable {
    public var name: String
    /// Places, in a list of articles, of those that stand here and not deeper.
    public var articles: [Int]
    public var below: [ThemeTree]

    /// All that stands here and deeper.
    public var count: Int { articles.count + below.reduce(0) { $0 + $1.count } }

    public init(_ themes: [[String]]) {
        self.init(name: "", Array(themes.enumerated().map { ($0.offset, $0.element[...]) }))
    }

    private init(name: String, _ themes: [(place: Int, rest: ArraySlice<String>)]) {
        self.name = name
        articles = themes.filter(\.rest.isEmpty).map(\.place)
        let deeper = Dictionary(grouping: themes.filter { !$0.rest.isEmpty }) { $0.rest.first?.folded ?? "" }
        below = deeper.sorted { $0.key < $1.key }.map { _, found in
            ThemeTree(name: found[0].rest.first ?? "", found.map { ($0.place, $0.rest.dropFirst()) })
        }
    }
}
