import Domain
import Foundation
import Store

/// Makes the requests of the history in the order in which they came, a day at a time, remembering a little: who wrote
/// lately, and what about.
struct Births {
    private static let channels = Weighted<ChannelKind>([
        (.web, 61.5), (.email, 14), (.phone, 18.5), (.pec, 2.7), (.chat, 2.3), (.social, 1),
    ])
    /// People who write again are found among the latest of so many.
    private static let memory = 4000
    private static let again = 0.4
    private static let duplicateShare = 0.025
    private static let englishShare = 0.015
    /// Of a hundred mails so many arrive without a triple.
    private static let unclassified = 0.65

    private struct Recent {
        let number: Ticket.Number
        let at: Int64
        let about: Triple
        let writer: Writer
    }

    private let town: Town
    private let arrivals: Arrivals
    private let incidents: Incidents
    /// What an incident changes hangs on no other throw.
    private var fate: Dice
    private let seed: UInt64
    private var dice: Dice
    private var day = 0
    private var ordinal = 0
    private var lastAt: Int64 = 0
    private var recent: [Recent] = []
    private var oldest = 0

    init(_ town: Town, total: Int, seed: UInt64) {
        self.town = town
        self.seed = seed
        arrivals = Arrivals(town.calendar, town.settings, total: total)
        dice = Dice(seed: seed)
        incidents = Incidents(town.calendar, town.settings.byFrequency, seed: seed)
        fate = Dice(seed: seed, stream: 0xFA7E)
    }

    /// The requests of the next day with some, nil after the last day.
    mutating func nextDay() -> [Birth]? {
        while day < town.calendar.count {
            defer { day += 1 }
            let coming = arrivals.day(day, &dice)
            if !coming.isEmpty {
                return coming.map { birth(at: $0.at, about: $0.triple, in: incidents.strikes(on: day, &fate)) }
            }
        }
        return nil
    }

    private mutating func birth(at wanted: Int64, about usual: Triple, in incident: Incidents.Incident?) -> Birth {
        let triple = incident?.triple ?? usual
        // Each 16 milliseconds later than the one before, so that identifiers follow the numbers (see `Life.grain`).
        let at = Life.grain(max(wanted, lastAt + 16), ordinal)
        (lastAt, ordinal) = (at, ordinal + 1)
        let number = Ticket.Number(Int64(100_000 + ordinal))
        var channel = channel(for: triple, at: at)
        let isDuplicate = dice.chance(Self.duplicateShare) && incident == nil
        let earlier = isDuplicate ? duplicated(at: at) : nil
        let about = earlier?.about ?? triple
        if earlier != nil { channel = .web }
        let language = channel != .pec && dice.chance(Self.englishShare) ? "en" : "it"
        let known = earlier?.writer ?? (dice.chance(Self.again) ? regular(for: about, on: channel) : nil)
        let writer =
            known
            ?? town.people.writer(
                TownIDs.id(at: at, low: Life.low(ordinal - 1, 0)), typed: dice.pick(types(of: about)), on: channel,
                language: language, at: Date(milliseconds: at), &dice)
        let isUnclassified = [.email, .social].contains(channel) && dice.chance(Self.unclassified)
        remember(Recent(number: number, at: at, about: about, writer: writer))
        let fill = Fill(
            day: town.calendar.day(of: at), body: writer.administration?.name ?? "", school: writer.school)
        var text = town.voice.request(
            about: about, by: writer, on: channel, in: language, isDuplicate: earlier != nil, fill, &dice)
        if let incident { text = fate.pick(incident.texts) + "\n\n" + text }
        return Birth(
            ordinal: ordinal - 1, number: number, at: at, channel: channel, language: language, writer: writer,
            isNewWriter: known == nil, about: about, triple: isUnclassified ? nil : about,
            beneficiary: writer.userType.asksOnBehalf && dice.chance(0.6) ? town.people.beneficiary(&dice) : nil,
            fields: isUnclassified ? [:] : fields(of: writer, about, fill), text: text, duplicate: earlier?.number)
    }

    /// The telephone and the chat answer only when the desk is open; formal things come by PEC.
    private mutating func channel(for triple: Triple, at instant: Int64) -> ChannelKind {
        if triple.path.first == "DSII-RED" && dice.chance(0.7) { return .pec }
        let channel = Self.channels.pick(&dice)
        if town.calendar.isOpen(at: instant) { return channel }
        // What would have been a call comes by the form, and in the hours of the desk more calls make up for it.
        return [.phone, .chat].contains(channel) ? .web : channel
    }

    private func types(of triple: Triple) -> [String] {
        triple.offers.map(\.userType).filter { type in
            !["SC", "FA"].contains(type) || triple.offers.count < 4 || triple.code.hasPrefix("STI")
                || triple.code.hasPrefix("ACC")
        }
    }

    private mutating func duplicated(at instant: Int64) -> Recent? {
        guard !recent.isEmpty else { return nil }
        for _ in 0..<4 {
            let candidate = recent[(oldest + recent.count - 1 - dice.below(min(recent.count, 300))) % recent.count]
            let age = instant - candidate.at
            if age > 6 * TownCalendar.hour, age < 96 * TownCalendar.hour, candidate.writer.requester.email != nil {
                return candidate
            }
        }
        return nil
    }

    private mutating func regular(for triple: Triple, on channel: ChannelKind) -> Writer? {
        guard !recent.isEmpty else { return nil }
        for _ in 0..<8 {
            let writer = dice.pick(recent).writer
            let fits = triple.isOffered(
                to: writer.userType.code, of: writer.administration, at: Date(milliseconds: town.calendar.start))
            if fits && (channel == .phone || writer.requester.email != nil) { return writer }
        }
        return nil
    }

    private mutating func remember(_ request: Recent) {
        if recent.count < Self.memory {
            recent.append(request)
        } else {
            recent[oldest] = request
            oldest = (oldest + 1) % Self.memory
        }
    }

    private mutating func fields(of writer: Writer, _ triple: Triple, _ fill: Fill) -> [String: String] {
        let shown = town.fields(writer.userType, triple)
        var fields = writer.fields.filter { shown.contains($0.key) }
        if shown.contains("cedolino") {
            let month = fill.day.month
            fields["cedolino"] = "\(fill.day.year)-\(month < 10 ? "0" : "")\(month)"
        }
        return fields
    }
}
