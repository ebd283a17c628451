import Domain
import Foundation
import Store

extension Desk {
    /// The hour's look: once a week the triples are weighed, and what is critical two weeks running becomes a need.
    public func weighTriples() async throws {
        let week = ISOWeek.last(before: now())
        // A program that was not there last week makes up for it, so that two weeks are two weeks.
        for week in [week.adding(-1), week] { try await weigh(week) }
    }

    private func weigh(_ week: ISOWeek) async throws {
        let now = now(), isLast = week == ISOWeek.last(before: now)
        let weighed = try await database.read { [catalogues] c in
            if try c.hasCriticality(of: week) { return [] as [Criticality] }
            let catalogue = try catalogues.current(c)
            return try Criticality.weighed(at: week, catalogue, c)
        }
        if weighed.isEmpty { return }
        try await database.write { [catalogues] c in
            if try c.hasCriticality(of: week) { return }
            try c.insert(weighed, of: week, at: now)
            if isLast { try propose(weighed, week, catalogues.current(c), at: now, c) }
        }
    }

    private func propose(
        _ weighed: [Criticality], _ week: ISOWeek, _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws {
        let before = Dictionary(try c.criticality(of: week.adding(-1)).map { ($0.triple, $0) }) { first, _ in first }
        let critical = weighed.filter { $0.isCritical && before[$0.triple]?.isCritical ?? false }
        if critical.isEmpty { return }
        let open = try c.triplesWithNeed()
        for one in critical where !open.contains(one.triple) {
            // An index that is critical is one.
            guard let index = one.index, let indexBefore = before[one.triple]?.index else { continue }
            try propose(
                try evidence(of: one, index, indexBefore, week, catalogue, c), one.triple, catalogue, at: now, c)
        }
    }

    private func propose(
        _ evidence: NeedEvidence, _ code: String, _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws {
        let triple = catalogue.triple(code: code, at: now)
        let need = TrainingNeed(
            id: ids.next(at: now),
            content: .init(
                title: String((triple?.title ?? code).prefix(TrainingNeed.longestTitle)), triple: code,
                audience: evidence.group.map { .group($0) } ?? .everybody),
            evidence: evidence, createdAt: now, updatedAt: now)
        try c.insert(need)
        try c.insert(
            NeedEvent(
                id: ids.next(at: now), need: need.id, at: now, byName: "", kind: .proposed,
                data: ["week": evidence.week]))
    }

    private func evidence(
        of one: Criticality, _ index: Double, _ indexBefore: Double, _ week: ISOWeek, _ catalogue: Catalogue,
        _ c: any Connection
    ) throws -> NeedEvidence {
        let versions = catalogue.triples.filter { $0.code == one.triple }
        let numbers = try c.typicalRequests(
            of: versions.map(\.id), week.counted, limit: NeedEvidence.mostRequests)
        let triple = versions.first { $0.validity.holds(at: now()) } ?? versions.last
        let group = triple?.path.first.flatMap { catalogue.group(code: $0) }
        let people = catalogue.colleagues(in: group?.id)
        return NeedEvidence(
            week: week.description, index: index, indexBefore: indexBefore, figures: one.figures, parts: one.parts,
            requests: numbers.map(\.rawValue), group: group?.code, people: people.count,
            unskilled: people.count { !$0.work.knows(triple) })
    }
}

extension Criticality {
    /// The triples as they stood when a week was over.
    public static func weighed(
        at week: ISOWeek, _ catalogue: Catalogue, _ c: any Connection
    ) throws -> [Criticality] {
        let found = try c.tripleFigures(week.counted, at: week.to)
        // By the code of the triple: what was counted of each version is one.
        let coded = found.compactMap { id, figures in catalogue.triple(id).map { ($0.code, figures) } }
        return all(Dictionary(coded) { $0 + $1 })
    }
}

extension ISOWeek {
    /// The four weeks that end with this one, and the twelve before.
    fileprivate var counted: CountedWeeks {
        let first = adding(1 - Criticality.weeks), before = first.adding(-Criticality.weeksBefore)
        return CountedWeeks(
            before: before.from, from: first.from, to: to, first: IDSource.floor(at: before.from),
            firstOfFour: IDSource.floor(at: first.from))
    }
}

extension TripleFigures {
    fileprivate static func + (a: TripleFigures, b: TripleFigures) -> TripleFigures {
        TripleFigures(
            requests: a.requests + b.requests, before: a.before + b.before, breached: a.breached + b.breached,
            reopened: a.reopened + b.reopened, recurrent: a.recurrent + b.recurrent, bounces: a.bounces + b.bounces,
            rated: a.rated + b.rated, lowRated: a.lowRated + b.lowRated)
    }
}
