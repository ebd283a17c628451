import Domain
import Foundation
import Testing

@Suite("What the desk does to a request")
struct WorkingTests {
    typealias Verb = @Sendable (Ticket, Operator) throws(Refusal) -> Change

    static let verbs: [(String, Verb, Set<TicketState>, TicketState?)] = {
        let open: Set<TicketState> = [
            .new, .triage, .assigned, .inProgress, .waitingRequester, .waitingThirdParty, .onKnownProblem,
        ]
        let now = Town.now
        return [
            ("take", { t, p throws(Refusal) in try t.taking(by: p, colleague: nil, at: now) }, open, .inProgress),
            ("assign", { t, p throws(Refusal) in try t.assigning(to: Town.luca, by: p, at: now) }, open, nil),
            (
                "hand over",
                { t, p throws(Refusal) in try t.handingOver(to: Town.pay, from: Town.desk, reason: "", by: p, at: now)
                }, open, .assigned
            ),
            (
                "escalate",
                { t, p throws(Refusal) in try t.escalating(to: Town.pay, from: Town.desk, reason: "", by: p, at: now) },
                open, .assigned
            ),
            ("reply", { t, p throws(Refusal) in try t.replying(ID(1), by: p, at: now) }, open.union([.resolved]), nil),
            (
                "wait", { t, p throws(Refusal) in try t.waiting(.waitingRequester, by: p, at: now) },
                open.subtracting([.waitingRequester]), .waitingRequester
            ),
            (
                "resume", { t, p throws(Refusal) in try t.resuming(by: p, at: now) },
                [.waitingRequester, .waitingThirdParty, .onKnownProblem], .inProgress
            ),
            ("resolve", { t, p throws(Refusal) in try t.resolving(.answered, by: p, at: now) }, open, .resolved),
            ("close", { t, p throws(Refusal) in try t.closing(by: p, at: now) }, [.resolved], .closed),
            (
                "reopen", { t, p throws(Refusal) in try t.reopening(reason: "", by: p, at: now) },
                [.resolved, .closed, .cancelled], .assigned
            ),
            (
                "reclassify",
                { t, p throws(Refusal) in try t.reclassifying(from: Town.access, to: Town.unpaid, by: p, at: now) },
                open.union([.resolved]), nil
            ),
            (
                "cancel", { t, p throws(Refusal) in try t.cancelling(.outOfCompetence(body: "INPS"), by: p, at: now) },
                open, .cancelled
            ),
        ]
    }()

    @Test("Each verb works in its states, is refused in the others, and leaves the right one", arguments: verbs.indices)
    func states(_ index: Int) {
        let (name, verb, allowed, after) = Self.verbs[index]
        for state in TicketState.registered {
            let ticket = Town.ticket(state)
            do {
                let change = try verb(ticket, Town.giulia)
                #expect(allowed.contains(state), "\(name) in \(state) should be refused")
                if let after { #expect(change.to.state == after, "\(name) in \(state)") }
                #expect(change.to.version == ticket.version + 1)
                #expect(!change.facts.isEmpty)
            } catch {
                #expect(!allowed.contains(state), "\(name) in \(state): \(error)")
            }
        }
    }

    @Test("Who is not of the group finds nothing; a supervisor finds and may not", arguments: verbs.indices)
    func strangers(_ index: Int) {
        let (name, verb, allowed, _) = Self.verbs[index]
        for state in allowed {
            #expect(throws: Refusal.notFound, "\(name)") { try verb(Town.ticket(state), Town.piero) }
            #expect(throws: Refusal.notAllowed, "\(name)") { try verb(Town.ticket(state), Town.sara) }
        }
    }

    @Test("A colleague's request is taken over only by a lead")
    func takeOver() throws {
        let ticket = Town.ticket(.inProgress, of: Town.luca)
        #expect(throws: Refusal.notAllowed) { try ticket.taking(by: Town.giulia, colleague: "Luca", at: Town.now) }
        let change = try ticket.taking(by: Town.ada, colleague: "Luca", at: Town.now)
        #expect(change.to.assignee == Town.ada.id)
        #expect(change.facts == [.taken(from: "Luca")])
    }

    @Test("A request is given only to who sees it")
    func assignOutside() {
        #expect(throws: Refusal.invalid(field: "operator", reason: "refusal.operator.outside")) {
            try Town.ticket().assigning(to: Town.piero, by: Town.giulia, at: Town.now)
        }
    }

    @Test("Handing over clears the hands and keeps the requester's wait out of the way")
    func handOver() throws {
        let change = try Town.ticket(.inProgress, of: Town.giulia).handingOver(
            to: Town.pay, from: Town.desk, reason: "Stipendi", by: Town.giulia, at: Town.now)
        #expect(change.to.group == Town.pay.id && change.to.assignee == nil)
        #expect(change.facts.first?.data["reason"] == "Stipendi")
        #expect(throws: Refusal.invalid(field: "group", reason: "refusal.group.same")) {
            try Town.ticket().handingOver(to: Town.desk, from: Town.desk, reason: "", by: Town.giulia, at: Town.now)
        }
    }

    @Test("At the top there is nowhere to climb")
    func top() {
        #expect(throws: Refusal.noHigherGroup) {
            try Town.ticket(in: Town.office).escalating(
                to: nil, from: Town.office, reason: "", by: Town.ada, at: Town.now)
        }
    }

    @Test("The first reply is the first once")
    func firstReply() throws {
        let first = try Town.ticket().replying(ID(1), by: Town.giulia, at: Town.now).to
        let second = try first.replying(ID(2), by: Town.giulia, at: Town.now.addingTimeInterval(60)).to
        #expect(first.firstReplyAt == Town.now && second.firstReplyAt == Town.now)
        #expect(first.assignee == Town.giulia.id && first.state == .inProgress)
    }

    @Test("Reclassifying keeps the first triple, and triage ends")
    func reclassify() throws {
        var ticket = Town.ticket(.triage)
        ticket.triple = nil
        ticket.firstTriple = nil
        let once = try ticket.reclassifying(from: nil, to: Town.access, by: Town.giulia, at: Town.now).to
        #expect(once.state == .new && once.firstTriple == Town.access.id)
        let twice = try once.reclassifying(from: Town.access, to: Town.unpaid, by: Town.giulia, at: Town.now).to
        #expect(twice.firstTriple == Town.access.id && twice.triple == Town.unpaid.id && twice.priority == .p1)
    }

    @Test("A request is no duplicate of itself")
    func duplicate() {
        let ticket = Town.ticket()
        #expect(throws: Refusal.invalid(field: "duplicate", reason: "refusal.duplicate.itself")) {
            try ticket.cancelling(.duplicate(of: ticket.number), by: Town.giulia, at: Town.now)
        }
    }

    @Test("A program acts and is never entrusted with a request")
    func program() throws {
        let program = Operator(
            program: APIToken(id: ID(9), name: "Contact center", scopes: [.all], createdAt: Town.now))
        let change = try Town.ticket().taking(by: program, colleague: nil, at: Town.now)
        #expect(change.to.state == .inProgress && change.to.assignee == nil)
        #expect(program.actor == .client(ID(9)))
    }
}
