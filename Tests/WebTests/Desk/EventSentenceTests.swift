import Domain
import Foundation
import Testing

@testable import Web

@Suite("Events in plain words")
struct EventSentenceTests {
    static let group = Group(id: ID(1), code: "G1", name: "Primo livello")
    static let other = Group(id: ID(2), code: "G2", name: "Stipendi")
    static let triple = Triple(id: ID(1), code: "T", area: "A", tematica: "B", problem: "C")

    static let promise = ServicePromise(id: ID(1), name: "contratto")
    static let clock = PromiseClock(place: 1, promise: ID(1), aim: .solution, startedAt: Date(timeIntervalSince1970: 0))

    /// As routing writes it.
    static func routed(_ reason: String) -> Fact {
        Fact(kind: .routed, data: ["group": "G1", "groupName": "Primo livello", "reason": reason])
    }

    /// One of each kind and of each way it can be written.
    static let facts: [Fact] =
        [
            .opened(on: .phone), .confirmed, routed("route 3"), routed("path"), routed("triage"),
            .taken(from: nil), .taken(from: "Luca"),
            .handedOver(from: group, to: other, reason: "è loro"), .handedOver(from: nil, to: other, reason: ""),
            .escalated(from: group, to: other, reason: ""), .escalated(from: nil, to: other, reason: "sì"), .resumed,
            .closed, .reopened(reason: "ancora"), .reclassified(from: triple, to: triple),
            .reclassified(from: nil, to: triple), .cancelled(.duplicate(of: Ticket.Number(100_001))),
            .cancelled(.outOfCompetence(body: "INPS")), .cancelled(.withdrawn), .cancelled(.unconfirmed),
            .rated(4, scale: .five, comment: true), .rated(0, scale: .thumbs, comment: false),
            .mailRefused(recipient: "a@example.it", reason: "550 no"), .crossed(ID(7), with: "Luca"),
            .promised(promise, insteadOf: promise),
            .promised(promise, insteadOf: nil), .promised(nil, insteadOf: promise),
            .assigned(to: Operator(id: ID(3), login: "l", name: "Luca", email: "", role: .operator)),
        ] + Resolution.allCases.map(Fact.resolved) + TicketState.waiting.map(Fact.waiting) + ofTime + ofRules + ofMerges
        + ofOpinions

    /// Of opinions that another group is asked for.
    static let ofOpinions: [Fact] = {
        let opinion = Opinion(
            id: ID(9), ticket: ID(1), group: other.id, asker: ID(1), askerName: "Giulia", question: "Sì?",
            askedAt: .now, dueAt: .now, reply: "non è nostro")
        let luca = Operator(id: ID(3), login: "l", name: "Luca", email: "", role: .operator)
        return [
            .opinionAsked(opinion, of: other, nil), .opinionAsked(opinion, of: other, luca), .opinionTaken(opinion),
            .opinionAnswered(opinion, by: other, ID(7)), .opinionDeclined(opinion, by: other),
            .opinionWithdrawn(opinion, from: other), .opinionLate(opinion, of: other),
        ]
    }()

    /// Of requests that became one, or two again.
    static let ofMerges: [Fact] =
        [
            .merged(Ticket.Number(100_002)), .merged(into: Ticket.Number(100_001)), .unmerged(Ticket.Number(100_002)),
            .unmerged(from: Ticket.Number(100_001), state: .new), .split(Ticket.Number(100_002)),
            .undone(.new), .split(from: Ticket.Number(100_001)), .unlinked(Ticket.Number(100_002)),
        ] + LinkRole.allCases.map { .linked(Ticket.Number(100_002), as: $0) }

    /// Of rules, and of people with the same verbs.
    static let ofRules: [Fact] =
        [
            .prioritised(from: .p3, to: .p2, because: .rule), .released, .tagged("urgente"), .untagged("urgente"),
            .fieldSet("IBAN", from: nil, to: "x"), .fieldSet("IBAN", from: "x", to: ""), .listed(3),
            .ticked("Telefonare", isDone: true), .ticked("Telefonare", isDone: false),
            .childOpened(Ticket.Number(100_002)),
            .corrected(Correction(.email, from: "anna@example.it", to: "anna.b@example.it")),
            .corrected(Correction(.phone, from: nil, to: "065551234")),
            .corrected(Correction(.reference, from: "PROT/1", to: nil)), .undone(.inProgress), .ungathered("Cedolini"),
            .gathered(
                ProblemMention(
                    KnownProblem(id: ID(1), title: "Cedolini", openedBy: ID(1), openedAt: .now, updatedAt: .now))),
        ] + RuleCut.allCases.map { .ruleCut("Urgenze", $0) }

    /// Of promises, priorities and what the program does by itself.
    static let ofTime: [Fact] = [
        .threshold(50, of: clock, promise), .threshold(100, of: clock, promise),
        Fact(kind: .atRisk, data: ["target": "solution", "promise": "contratto"]),
        .prioritised(from: .p3, to: .p1, because: .person("Ente fermo", .many, .high)),
        .prioritised(from: .p3, to: .p2, because: .chased), .prioritised(from: .p3, to: .p2, because: .window("CU")),
        .chased(1), .chased(2), .reminded, .lapsed,
    ]

    @Test("Every kind of event has a sentence without holes", arguments: Language.allCases)
    func sentences(_ language: Language) throws {
        let w = Words(language)
        for fact in Self.facts {
            let event = Event(
                id: ID(1), ticket: ID(1), at: Date(timeIntervalSince1970: 0), actor: .system, actorName: "Giulia",
                fact: fact)
            let sentence = try #require(EventSentence(event, w))
            #expect(!sentence.text.contains("{") && !sentence.text.contains("events."), "\(sentence.text)")
        }
        let told: Set<Fact.Kind> = [.replied, .answered, .noted]
        #expect(Set(Self.facts.map(\.kind)).union(told) == Set(Fact.Kind.allCases))
    }

    @Test("What it says")
    func words() {
        func say(_ fact: Fact) -> String? {
            EventSentence(
                Event(
                    id: ID(1), ticket: ID(1), at: Date(timeIntervalSince1970: 0), actor: .system, actorName: "Giulia",
                    fact: fact), Words(.it))?.text
        }
        #expect(
            say(.handedOver(from: Self.group, to: Self.other, reason: "è loro"))
                == "Giulia ha passato la richiesta da Primo livello a Stipendi: «è loro»")
        #expect(say(.waiting(.waitingThirdParty)) == "Giulia ha messo la richiesta in attesa di terzi")
        #expect(say(.replied(ID(1))) == nil)
        #expect(say(.threshold(100, of: Self.clock, Self.promise)) == "Scaduta: Soluzione, contratto")
    }
}
