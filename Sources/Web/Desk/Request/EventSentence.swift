import Domain
import Foundation

/// An event in plain words.
struct EventSentence: Sendable, Equatable {
    let text: String
    let icon: Icon
    let isProblem: Bool

    /// Nil for events that a message beside them already tells.
    init?(_ event: Event, _ w: Words) {
        guard let key = Self.key(of: event.fact) else { return nil }
        var blanks: [String: any CustomStringConvertible] = event.fact.data
        for (name, prefix) in Self.coded where event.fact.data[name] != nil {
            let code = event.fact.data[name] ?? ""
            blanks[name] = w.optional(prefix + code) ?? code
        }
        if event.fact.kind == .corrected {
            blanks["field"] = w("request.correct.field.\(event.fact.data["field"] ?? "")")
        }
        blanks["who"] = Self.who(event, w)
        blanks["vote"] = Self.vote(event.fact, w)
        let sentence = Self.occasion(event, of: w("events.\(key)", from: blanks), w)
        let reason = Self.reason(of: event.fact)
        text = reason.isEmpty ? sentence : w("events.reason", ["sentence": sentence, "reason": reason])
        icon = event.fact.kind.icon
        isProblem = [.mailRefused, .crossed, .overdue, .ruleCut, .opinionLate].contains(event.fact.kind)
    }

    /// Data that is a code, and where its words are.
    private static let coded = [
        ("channel", "channel."), ("state", "events.waitingFor."), ("resolution", "resolution."),
        ("target", "promises.aim."),
    ]

    private static func key(of fact: Fact) -> String? {
        let data = fact.data
        switch fact.kind {
        // Their messages tell them; how they came to be written, only the event does.
        case .replied, .noted: return fact.macro == nil && fact.bulk == nil ? nil : fact.kind.rawValue
        case .answered: return nil
        case .routed:
            return "routed." + (data["reason"].flatMap { $0.split(separator: " ").first }.map(String.init) ?? "path")
        case .taken: return data["from"] == nil ? "taken" : "taken.from"
        case .handedOver: return data["fromName"] == nil ? "handed_over.first" : "handed_over"
        case .escalated: return data["fromName"] == nil ? "escalated.first" : "escalated"
        case .reclassified: return data["fromTitle"] == nil ? "reclassified.first" : "reclassified"
        case .atRisk: return data["percent"] == nil ? "at_risk" : "at_risk.share"
        case .prioritised: return "prioritised." + (data["cause"] ?? "person")
        case .chased: return data["count"] == "1" ? "chased.first" : "chased"
        case .cancelled: return "cancelled." + (data["reason"] ?? "withdrawn")
        case .promiseChanged:
            if data["to"] == nil { return "promise_changed.none" }
            return data["from"] == nil ? "promise_changed.first" : "promise_changed"
        case .assigned, .released:
            return ([fact.kind.rawValue, data["because"]].compactMap { $0 }).joined(separator: ".")
        case .opened, .confirmed, .waiting, .resumed, .resolved, .closed, .reopened, .rated, .mailRefused,
            .crossed, .overdue, .reminded, .lapsed, .tagged, .untagged, .listed, .childOpened,
            .undone, .unlinked, .gathered, .ungathered:
            return fact.kind.rawValue
        case .opinionAsked: return data["operatorName"] == nil ? "opinion_asked" : "opinion_asked.person"
        case .opinionTaken, .opinionAnswered, .opinionDeclined, .opinionWithdrawn, .opinionLate:
            return fact.kind.rawValue
        case .merged: return data["into"] == nil ? "merged" : "merged.into"
        case .unmerged: return data["from"] == nil ? "unmerged" : "unmerged.from"
        case .split: return data["from"] == nil ? "split" : "split.from"
        case .linked: return "linked." + (data["role"] ?? LinkRole.related.rawValue)
        case .fieldSet: return data["to"] == nil ? "field_set.none" : "field_set"
        case .ticked: return data["done"] == "0" ? "ticked.not" : "ticked"
        case .ruleCut: return "rule_cut." + (data["cut"] ?? RuleCut.again.rawValue)
        case .corrected:
            if data["to"] == nil { return "corrected.none" }
            return data["from"] == nil ? "corrected.first" : "corrected"
        }
    }

    /// The same with how it came about: by a macro, on many requests at once.
    private static func occasion(_ event: Event, of sentence: String, _ w: Words) -> String {
        var sentence = sentence
        if let macro = event.fact.macro { sentence = w("events.byMacro", ["sentence": sentence, "macro": macro]) }
        guard event.fact.bulk != nil else { return sentence }
        let key = event.fact.isUndoing ? "events.undoing" : "events.inBulk"
        return w(key, ["sentence": sentence, "who": event.actorName])
    }

    /// Who did it: a rule by its name, a person by theirs.
    private static func who(_ event: Event, _ w: Words) -> String {
        if let rule = event.fact.rule { return w("events.byRule", ["rule": rule]) }
        return event.actorName.isEmpty ? w("events.system") : event.actorName
    }

    /// What somebody gave as a reason in their own words.
    private static func reason(of fact: Fact) -> String {
        switch fact.kind {
        case .handedOver, .escalated, .reopened, .prioritised, .opinionDeclined, .opinionWithdrawn:
            fact.data["reason"] ?? ""
        case .opened, .confirmed, .routed, .taken, .assigned, .replied, .answered, .noted, .waiting, .resumed,
            .resolved,
            .closed, .reclassified, .cancelled, .rated, .mailRefused, .crossed, .atRisk, .overdue, .promiseChanged,
            .chased, .reminded, .lapsed, .released, .tagged, .untagged, .fieldSet, .listed, .ticked, .childOpened,
            .ruleCut, .corrected, .undone, .gathered, .ungathered, .merged, .unmerged, .split, .linked, .unlinked,
            .opinionAsked, .opinionTaken, .opinionAnswered, .opinionLate:
            ""
        }
    }

    private static func vote(_ fact: Fact, _ w: Words) -> String {
        guard let value = fact.data["value"], let scale = fact.data["scale"] else { return "" }
        return voteWords(Int(value) ?? 0, Office.RatingScale(rawValue: scale) ?? .five, w)
    }
}

/// A vote in words: "4 su 5", "pollice in su".
func voteWords(_ value: Int, _ scale: Office.RatingScale, _ w: Words) -> String {
    switch scale {
    case .thumbs: w(value > 0 ? "events.vote.up" : "events.vote.down")
    case .five: w("events.vote.five", ["value": value])
    }
}

extension Fact.Kind {
    var icon: Icon {
        switch self {
        case .opened: .inbox
        case .confirmed, .resolved: .check
        case .routed, .handedOver: .swap
        case .taken, .assigned: .user
        case .escalated: .arrowUp
        case .replied, .answered, .noted: .comment
        case .waiting: .clock
        case .resumed, .reopened: .refresh
        case .closed: .lock
        case .reclassified: .list
        case .cancelled: .close
        case .rated: .star
        case .mailRefused, .crossed, .overdue: .warning
        case .atRisk: .clock
        case .promiseChanged: .calendar
        case .prioritised: .arrowUp
        case .chased, .reminded: .clock
        case .lapsed: .lock
        case .released: .user
        case .tagged, .untagged, .fieldSet, .listed: .list
        case .ticked: .check
        case .childOpened: .inbox
        case .ruleCut: .warning
        case .corrected: .pencil
        case .undone, .unmerged: .refresh
        case .gathered, .ungathered: .warning
        case .merged: .swap
        case .split: .inbox
        case .linked, .unlinked: .swap
        case .opinionAsked, .opinionTaken, .opinionAnswered, .opinionDeclined, .opinionWithdrawn: .comment
        case .opinionLate: .clock
        }
    }
}
