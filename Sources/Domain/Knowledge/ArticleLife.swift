import Foundation

// From the first draft to the day nobody needs it any more. Each step gives the article as it is after it.
extension Article {
    /// Somebody wrote on: what readers see stays as it is until it is published anew.
    public func written(_ content: ArticleContent, at now: Date) -> Article {
        var next = self
        next.latest = content
        next.version += 1
        next.reviewAskedAt = nil
        next.publishAt = nil
        if state == .withdrawn { next.state = .draft }
        next.updatedAt = now
        return next
    }

    /// Somebody is to read the latest version over.
    public func askingReview(at now: Date) throws(Refusal) -> Article {
        if state == .withdrawn || !hasChanges || reviewAskedAt != nil { throw .alreadyDone }
        var next = self
        next.reviewAskedAt = now
        next.updatedAt = now
        return next
    }

    /// The latest version is what readers see from now on.
    public func published(by reviewer: ID<Operator>, again day: CalendarDay?, at now: Date) throws(Refusal) -> Article {
        if state == .published && !hasChanges { throw .alreadyDone }
        var next = self
        next.state = .published
        next.shown = latest
        next.shownVersion = version
        next.publishedAt = now
        next.reviewAskedAt = nil
        next.publishAt = nil
        next.reviewer = reviewer
        next.reviewOn = day
        next.updatedAt = now
        return next
    }

    /// The same, at an instant to come.
    public func publishing(
        at instant: Date, by reviewer: ID<Operator>, again day: CalendarDay?, now: Date
    ) throws(Refusal) -> Article {
        if instant <= now { throw .invalid(field: "publishAt", reason: "knowledge.problem.past") }
        if state == .published && !hasChanges { throw .alreadyDone }
        var next = self
        next.publishAt = instant
        next.reviewAskedAt = nil
        next.reviewer = reviewer
        next.reviewOn = day
        next.updatedAt = now
        return next
    }

    /// Read again, and still right.
    public func confirmed(by reviewer: ID<Operator>, again day: CalendarDay?, at now: Date) throws(Refusal) -> Article {
        if state != .published { throw .alreadyDone }
        var next = self
        next.reviewer = reviewer
        next.reviewOn = day
        next.updatedAt = now
        return next
    }

    /// Readers see it no more; its words are kept.
    public func withdrawn(at now: Date) throws(Refusal) -> Article {
        if state == .withdrawn { throw .alreadyDone }
        var next = self
        next.state = .withdrawn
        next.shown = nil
        next.shownVersion = nil
        next.reviewAskedAt = nil
        next.publishAt = nil
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
