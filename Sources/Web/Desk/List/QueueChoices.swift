import Domain
import Foundation
import Synchronization

/// The choices of a drop-down list, written once: the same markup goes into thousands of pages.
struct ChoiceBlock: Sendable {
    let options: [Option]
    private let plain: Snippet

    init(_ options: [Option]) {
        self.options = options
        plain = Snippet(optionList(options, ""))
    }

    /// The options, with the chosen one marked.
    func html(chosen: String) -> HTML { chosen.isEmpty ? HTML(plain) : optionList(options, chosen) }

    func label(of value: String) -> String? { options.first { $0.value == value }?.label }
}

/// What the filters and the actions of the desk offer, made of one version of the catalogue in one language.
struct QueueChoices: Sendable {
    let channels: ChoiceBlock
    let priorities: ChoiceBlock
    let areas: ChoiceBlock
    let administrations: ChoiceBlock
    let userTypes: ChoiceBlock
    /// The people of the desk by login, after "nobody".
    let people: ChoiceBlock
    /// Every group one may hand a request to, by code.
    let groups: ChoiceBlock
    /// Every triple in use, by code, its level names together: for reclassifying and, by area, for the filter.
    let triples: ChoiceBlock
    let states: [Option]
    let dues: ChoiceBlock
    /// Parts made of these choices.
    let written = WrittenParts()
    private let themesByArea: [String: ChoiceBlock]
    private let triplesByArea: [String: ChoiceBlock]
    private let triplesByTheme: [String: ChoiceBlock]

    func themes(in area: String) -> ChoiceBlock? { themesByArea[area] }

    /// The problems of a theme, or those of a whole area.
    func triples(in area: String, _ theme: String) -> ChoiceBlock? {
        theme.isEmpty ? triplesByArea[area] : triplesByTheme[area + "\n" + theme]
    }

    init(_ catalogue: Catalogue, _ w: Words, at now: Date) {
        let language = w.language.rawValue
        let triples = catalogue.triples.filter { $0.validity.holds(at: now) }
        channels = ChoiceBlock(ChannelKind.allCases.map { Option($0.rawValue, w("channel.\($0.rawValue)")) })
        priorities = ChoiceBlock(
            Priority.allCases.map { Option($0.code, "\($0.code) – " + w("priority.p\($0.rawValue)")) })
        var seen = Set<String>()
        areas = ChoiceBlock(triples.filter { seen.insert($0.area).inserted }.map { Option($0.area, $0.area) })
        administrations = ChoiceBlock(catalogue.administrations.map { Option($0.code, $0.name) })
        userTypes = ChoiceBlock(catalogue.userTypes.map { Option($0.code, $0.name(in: language)) })
        people = ChoiceBlock(
            [Option("nessuno", w("desk.filter.assignee.nobody"))]
                + catalogue.operators.filter { !$0.isDisabled }.map { Option($0.login, $0.name) })
        groups = ChoiceBlock(catalogue.groups(at: now).map { Option($0.code, $0.name) })
        self.triples = ChoiceBlock(
            triples.map { Option($0.code, "\($0.tematica) › \($0.problem)", group: $0.area) })
        states = TicketState.registered.map { Option($0.rawValue, w("state.\($0.rawValue)")) }
        dues = ChoiceBlock(QueueQuery.Due.allCases.map { Option($0.rawValue, w("lists.due.\($0.rawValue)")) })
        themesByArea = Dictionary(grouping: triples, by: \.area).mapValues { list in
            var seen = Set<String>()
            return ChoiceBlock(
                list.filter { seen.insert($0.tematica).inserted }.map { Option($0.tematica, $0.tematica) })
        }
        triplesByTheme = Dictionary(grouping: triples) { $0.area + "\n" + $0.tematica }.mapValues { list in
            ChoiceBlock(list.map { Option($0.code, $0.problem) })
        }
        triplesByArea = Dictionary(grouping: triples, by: \.area).mapValues { list in
            ChoiceBlock(list.map { Option($0.code, $0.problem, group: $0.tematica) })
        }
    }
}

/// Keeps the choices of the latest catalogue.
final class ChoicesCache: Sendable {
    private struct Kept {
        var version: Int64 = -1
        var choices: [Language: QueueChoices] = [:]
    }
    private let kept = Mutex(Kept())

    func choices(_ catalogue: Catalogue, _ w: Words, at now: Date) -> QueueChoices {
        let known = kept.withLock { $0.version == catalogue.version ? $0.choices[w.language] : nil }
        if let known { return known }
        let made = QueueChoices(catalogue, w, at: now)
        kept.withLock { kept in
            if kept.version != catalogue.version { kept = Kept(version: catalogue.version) }
            kept.choices[w.language] = made
        }
        return made
    }
}
