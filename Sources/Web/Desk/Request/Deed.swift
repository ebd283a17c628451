import Desk
import Domain
import Foundation
import Formats
import Store

/// What an action did: where to look now and the sentence that says it.
struct Done: Sendable {
    let address: String
    let notice: Notice
    /// The reply that can still be taken back.
    var held: ID<HeldReply>?
}

/// Why an action was not done: the field that is wrong, if it is one, and the sentence.
struct ActionRefusal: Error, Sendable {
    let field: String?
    let sentence: String
    /// It is because of how the request stands, not of what was written.
    let isOfState: Bool

    init(field: String?, _ sentence: String, isOfState: Bool = false) {
        self.field = field
        self.sentence = sentence
        self.isOfState = isOfState
    }

    /// A refusal of the desk in the words of the page.
    init(_ refusal: Refusal, _ action: RequestAction, _ w: Words) {
        let sentence = w.sentence(refusal)
        if case .invalid(let field, _) = refusal {
            self.init(field: Self.field(field, action), sentence)
        } else {
            self.init(field: action == .reply || action == .note ? "testo" : nil, sentence, isOfState: true)
        }
    }

    /// The desk's name of a field as the form calls it.
    private static func field(_ name: String, _ action: RequestAction) -> String {
        switch (name, action) {
        case ("text", _): "testo"
        case ("operator", _): "operatore"
        case ("group", .handOver): "gruppo"
        case ("triple", _): "tripletta"
        case ("duplicate", _): "duplicato"
        case ("tag", _): "etichetta"
        case ("number", _): "numero"
        case ("confirm", _): "conferma"
        case ("to", _): "a"
        case ("bcc", _): "ccn"
        default: name
        }
    }
}

extension Copies {
    /// As the form of a reply has them.
    init(_ form: FormData) { self.init(typed: form["cc"], blind: form["ccn"]) }
}

/// One action of one person on one request: reads the form, calls the verb, says what came of it.
struct Deed: Sendable {
    let desk: Desk
    let number: Ticket.Number
    let context: DeskContext
    let form: FormData
    let files: FilesOfForm
    private var w: Words { context.words }
    private var person: Operator { context.person }
    /// What the person was looking at.
    private let version: Int?

    init(
        desk: Desk, number: Ticket.Number, context: DeskContext, form: FormData, files: FilesOfForm, version: Int?
    ) {
        self.version = version
        self.desk = desk
        self.number = number
        self.context = context
        self.form = form
        self.files = files
    }

    func perform(_ action: RequestAction) async throws -> Done {
        switch action {
        case .take: done(try await desk.take(number, as: person, version: version), "take")
        case .assign: try await assign()
        case .handOver: try await handOver()
        case .escalate:
            moved(try await desk.escalate(number, reason: form["motivo"], as: person, version: version), "escalate")
        case .reply: try await reply()
        case .note: try await note()
        case .wait: done(try await desk.wait(number, for: .waitingThirdParty, as: person, version: version), "wait")
        case .resume: done(try await desk.resume(number, as: person, version: version), "resume")
        case .resolve: try await resolve()
        case .close: done(try await desk.close(number, as: person, version: version), "close")
        case .reopen:
            done(try await desk.reopen(number, reason: form["motivo"], as: person, version: version), "reopen")
        case .reclassify: try await reclassify()
        case .prioritise: try await prioritise()
        case .chase: done(try await desk.chase(number, as: person, version: version), "chase")
        case .tag: done(try await desk.tag(number, form["etichetta"], as: person), "tag")
        case .untag: done(try await desk.untag(number, form["etichetta"], as: person), "untag")
        case .tick: try await tick()
        case .cancel: try await cancel()
        case .macro: try await runMacro()
        case .merge: try await merge()
        case .unmerge: try await unmerge()
        case .link: try await link()
        case .unlink: try await unlink()
        }
    }

    private func runMacro() async throws -> Done {
        guard let id = ID<Macro>(form["macro"]) else { throw Refusal.notFound }
        do {
            let run = try await desk.run(id, on: number, as: person, version: version)
            return done(run.ticket, "macro", ["name": run.macro.name])
        } catch let broken as BrokenMacro {
            throw ActionRefusal(
                field: nil, w("macro.broken", ["name": broken.name, "why": w.sentence(broken.fault)]))
        }
    }

    private func resolve() async throws -> Done {
        let resolution = try resolution()
        try await mindOpinions()
        return done(try await desk.resolve(number, as: resolution, by: person, version: version), "resolve")
    }

    /// What ends the request ends the opinions that nobody gave yet: that is asked once.
    private func mindOpinions() async throws {
        if form.bool(OpinionCard.withdrawal) { return }
        let number = number, person = person
        let open = try await desk.database.read { c in
            try c.ticket(number, visibleTo: person).map { try c.openOpinions(of: $0.id) } ?? []
        }
        if open.isEmpty { return }
        let groups = open.compactMap { context.catalogue.group($0.group)?.name }
        throw ActionRefusal(
            field: OpinionCard.withdrawal,
            w("opinions.problem.open", ["n": open.count, "groups": w.together(groups, most: 4)]))
    }

    private func merge() async throws -> Done {
        guard let other = Ticket.Number.written(form["numero"]) else { throw missing("numero", "merge.problem.number") }
        let (joined, into) = form["verso"] == "la" ? (number, other) : (other, number)
        let merged = try await desk.merge(
            joined, into: into, as: person, knowsOther: form.bool("conferma"), lookingAt: number, version: version)
        return done(merged.home, "merge", at: merged.home.number, ["number": merged.joined.number])
    }

    private func link() async throws -> Done {
        guard let other = Ticket.Number.written(form["numero"]) else { throw missing("numero", "merge.problem.number") }
        guard let role = LinkRole(rawValue: form["come"]) else { throw missing("come", "merge.problem.role") }
        return done(try await desk.link(number, to: other, as: role, by: person), "link", ["number": other])
    }

    private func unlink() async throws -> Done {
        guard let other = Ticket.Number.written(form["numero"]) else { throw Refusal.notFound }
        return done(try await desk.unlink(number, from: other, by: person), "unlink", ["number": other])
    }

    private func unmerge() async throws -> Done {
        let merged = try await desk.unmerge(number, as: person)
        return done(
            merged.joined, "unmerge", at: number, ["number": number, "other": merged.home.number])
    }

    private func assign() async throws -> Done {
        guard let id = ID<Operator>(form["operatore"]) else { throw missing("operatore", "desk.problem.assign") }
        let ticket = try await desk.assign(number, to: id, as: person, version: version)
        let name = context.catalogue.person(id)?.name ?? ""
        let said = done(ticket, "assign", ["name": name])
        guard let absence = context.catalogue.absence(of: id, at: desk.now()) else { return said }
        let day = w.shortDay(absence.to.addingTimeInterval(-1))
        let text = w("work.moved.absent", ["number": number, "name": name, "day": day])
        return Done(address: said.address, notice: Notice(tone: .warning, text: text))
    }

    private func handOver() async throws -> Done {
        guard let group = form.optional("gruppo") else { throw missing("gruppo", "desk.problem.group") }
        let ticket = try await desk.handOver(number, to: group, reason: form["motivo"], as: person, version: version)
        return moved(ticket, "handOver")
    }

    private func reclassify() async throws -> Done {
        guard let code = form.optional("tripletta") else { throw missing("tripletta", "desk.problem.triple") }
        return done(try await desk.reclassify(number, to: code, as: person, version: version), "reclassify")
    }

    private func prioritise() async throws -> Done {
        guard let reason = form.optional("motivo")?.tidied, !reason.isEmpty else {
            throw missing("motivo", "desk.prioritise.problem.reason")
        }
        let ticket = try await desk.prioritise(
            number, as: chosenPriority(), reason: reason, by: person, version: version)
        return done(ticket, "prioritise", ["priority": ticket.priority.code])
    }

    private func chosenPriority() throws -> ChosenPriority {
        if let priority = Priority(code: form["priorita"]) { return .priority(priority) }
        guard let impact = Impact(rawValue: form["impatto"]), let urgency = Urgency(rawValue: form["urgenza"]) else {
            throw missing("priorita", "desk.prioritise.problem.choice")
        }
        return .matrix(impact, urgency)
    }

    private func tick() async throws -> Done {
        guard let item = ID<ChecklistItem>(form["voce"]) else { throw Refusal.notFound }
        let isDone = form.bool("fatta")
        return done(try await desk.tick(item, on: number, isDone: isDone, as: person), isDone ? "tick" : "untick")
    }

    private func cancel() async throws -> Done {
        let cancellation = try cancellation()
        try await mindOpinions()
        return done(try await desk.cancel(number, because: cancellation, as: person, version: version), "cancel")
    }

    private func cancellation() throws -> Cancellation {
        switch form["perche"] {
        case "duplicate":
            guard let other = Ticket.Number(form["duplicato"].filter { $0 != "#" }) else {
                throw missing("duplicato", "desk.cancel.problem.number")
            }
            return .duplicate(of: other)
        case "out_of_competence":
            guard let body = form.optional("ente")?.tidied else { throw missing("ente", "desk.cancel.problem.body") }
            return .outOfCompetence(body: String(body.prefix(200)))
        default: throw missing("perche", "desk.cancel.problem.why")
        }
    }

    private func resolution() throws -> Resolution {
        guard let resolution = Resolution(rawValue: form["esito"]) else {
            throw missing("esito", "desk.problem.resolution")
        }
        return resolution
    }

    private func reply() async throws -> Done {
        // "Send anyway" goes on with what was pressed before.
        let hasLooked = form.has("comunque")
        let next: ReplyDraft.Next =
            switch form[hasLooked ? "comunque" : "poi"] {
            case "attesa": .wait
            case "risolta": .resolve(try resolution())
            default: .stay
            }
        let draft = ReplyDraft(
            text: form["testo"], files: try keptFiles(), next: next, seen: ID<Message>(form["visto"]),
            to: form.optional("a").flatMap(Ticket.Number.init), wasDraft: true,
            copies: Copies(form))
        if case .resolve = next { try await mindOpinions() }
        if !hasLooked {
            let doubts = try await desk.doubts(about: draft, to: number, as: person)
            if !doubts.isEmpty { throw SendingDoubts(warnings: doubts) }
        }
        if context.catalogue.office.undoSeconds > 0 {
            let held = try await desk.hold(draft, to: number, as: person)
            let seconds = held.secondsLeft(at: desk.now())
            return Done(
                address: number.deskPath + "#" + HeldBox.id,
                notice: Notice(tone: .info, text: w("writing.held.notice", ["n": seconds])), held: held.id)
        }
        let replied = try await desk.reply(to: number, as: person, draft)
        if let colleague = replied.crossedWith {
            let text = w("desk.done.crossed", ["name": colleague])
            return Done(address: number.deskPath, notice: Notice(tone: .warning, text: text))
        }
        let key =
            switch next {
            case .stay: "reply"
            case .wait: "replyAndWait"
            case .resolve: "replyAndResolve"
            }
        return done(replied.ticket, key)
    }

    private func note() async throws -> Done {
        let noted = try await desk.note(
            on: number, form["testo"], files: try keptFiles(), as: person, wasDraft: true)
        return Done(address: number.deskPath, notice: noticeOf(noted))
    }

    /// Says who was told; and who was not, because they may not see the request: somebody else must tell them.
    private func noticeOf(_ noted: Noted) -> Notice {
        let told = noted.told.isEmpty ? "" : " " + w("together.note.told", ["names": names(noted.told)])
        if noted.untold.isEmpty { return Notice(tone: .success, text: w("desk.done.note") + told) }
        let untold = w(
            "together.note.untold", ["n": noted.untold.count, "names": names(noted.untold)])
        return Notice(tone: .warning, text: w("desk.done.note") + told + " " + untold)
    }

    private func names(_ people: [String]) -> String { w.together(people, most: 6) }

    /// The files of the form; one that may not be attached stops the whole, so that it is not sent without.
    private func keptFiles() throws -> [KeptFile] {
        if let error = files.errors.first { throw ActionRefusal(field: "allegati", error) }
        return files.attached.map(\.file)
    }

    private func missing(_ field: String, _ key: String) -> ActionRefusal { ActionRefusal(field: field, w(key)) }

    private func done(
        _ ticket: Ticket, _ key: String, at place: Ticket.Number? = nil,
        _ blanks: [String: any CustomStringConvertible] = [:]
    ) -> Done {
        let address = person.sees(ticket.group) ? (place ?? number).deskPath : QueueQuery.path
        return Done(address: address, notice: Notice(tone: .success, text: w("desk.done.\(key)", from: blanks)))
    }

    /// A request that went to a group this person may not see is left behind: back to the queues.
    private func moved(_ ticket: Ticket, _ key: String) -> Done {
        done(ticket, key, ["number": number, "group": context.catalogue.group(ticket.group)?.name ?? ""])
    }
}
