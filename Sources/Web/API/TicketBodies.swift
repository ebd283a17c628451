import Desk
import Domain
import Foundation
import Store

/// What a program sends to create a request.
struct NewTicketBody: Decodable, Sendable {
    struct Person: Decodable, Sendable {
        var givenName: String?
        var familyName: String?
        var fiscalCode: String?
        var email: String?
        var phone: String?
        var administration: String?
        var userType: String?
    }

    var channel: String?
    var requester: Person?
    var triple: String?
    var description: String?
    var attachments: [AttachmentBody]?
    var externalReference: String?
    var fields: [String: String]?
    var beneficiary: Beneficiary?
    var language: String?

    struct Beneficiary: Decodable, Sendable {
        var name: String
        var fiscalCode: String
    }

    var input: RequestInput {
        var input = RequestInput()
        input.userType = requester?.userType ?? ""
        input.administration = requester?.administration ?? ""
        input.triple = triple ?? ""
        input.givenName = requester?.givenName ?? ""
        input.familyName = requester?.familyName ?? ""
        input.fiscalCode = requester?.fiscalCode ?? ""
        input.email = requester?.email ?? ""
        input.phone = requester?.phone ?? ""
        input.beneficiaryName = beneficiary?.name ?? ""
        input.beneficiaryFiscalCode = beneficiary?.fiscalCode ?? ""
        input.description = description ?? ""
        input.fields = fields ?? [:]
        input.externalReference = externalReference ?? ""
        return input
    }

    func channelKind() throws -> ChannelKind {
        guard let channel else { return .api }
        guard let kind = ChannelKind(rawValue: channel) else {
            throw Refusal.invalid(
                field: "channel", reason: ChannelKind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return kind
    }
}

struct AttachmentBody: Decodable, Sendable {
    var name: String
    /// Looked at by content instead; accepted because programs send it.
    var type: String?
    var base64: String
}

struct MessageBody: Decodable, Sendable {
    var kind: String
    var text: String
    var attachments: [AttachmentBody]?
    /// Who else gets a reply: seen by the requester, and not.
    var cc: [String]?
    var bcc: [String]?
}

/// What a program wants done with a request.
struct ActionBody: Decodable, Sendable {
    var action: String
    /// Login of the colleague, for assign; for take, who takes it.
    var `operator`: String?
    var group: String?
    var triple: String?
    /// Why it goes elsewhere, is reopened, or is cancelled (duplicate, out_of_competence).
    var reason: String?
    var resolution: String?
    /// What the requester reads, for wait and resolve.
    var text: String?
    var duplicateOf: String?
    /// The competent body.
    var body: String?
    /// For prioritise: P1 to P4, or an impact and an urgency that the matrix of the office turns into one.
    var priority: String?
    var impact: String?
    var urgency: String?
    /// For tag and untag.
    var tag: String?
    /// Id of a thing to do, for tick; it is done unless `done` is false.
    var item: String?
    var done: Bool?
    /// For merge: the request that this one is joined into, and whether it may be another person's.
    var into: String?
    var otherPerson: Bool?
    /// For link and unlink: the other request, and what it is to this one.
    var other: String?
    var role: String?

    func run(on number: Ticket.Number, version: Int?, as person: Operator, _ desk: Desk) async throws -> Ticket {
        switch action {
        case "take":
            if `operator` == nil { return try await desk.take(number, as: person, version: version) }
            return try await desk.assign(number, to: colleague(desk), as: person, version: version)
        case "assign": return try await desk.assign(number, to: colleague(desk), as: person, version: version)
        case "hand_over", "move":
            return try await desk.handOver(
                number, to: need(group, "group"), reason: reason ?? "", as: person, version: version)
        case "escalate": return try await desk.escalate(number, reason: reason ?? "", as: person, version: version)
        case "wait":
            if let text {
                return try await desk.reply(
                    to: number, as: person, ReplyDraft(text: text, next: .wait), version: version
                ).ticket
            }
            return try await desk.wait(number, for: .waitingRequester, as: person, version: version)
        case "wait_third_party":
            return try await desk.wait(number, for: .waitingThirdParty, as: person, version: version)
        case "resume": return try await desk.resume(number, as: person, version: version)
        case "resolve":
            let resolution = try chosenResolution()
            if let text {
                return try await desk.reply(
                    to: number, as: person, ReplyDraft(text: text, next: .resolve(resolution)), version: version
                ).ticket
            }
            return try await desk.resolve(number, as: resolution, by: person, version: version)
        case "close": return try await desk.close(number, as: person, version: version)
        case "reopen": return try await desk.reopen(number, reason: reason ?? text ?? "", as: person, version: version)
        case "reclassify":
            return try await desk.reclassify(number, to: need(triple, "triple"), as: person, version: version)
        case "prioritise":
            return try await desk.prioritise(
                number, as: chosenPriority(), reason: need(reason, "reason"), by: person, version: version)
        case "chase": return try await desk.chase(number, as: person, version: version)
        case "tag": return try await desk.tag(number, need(tag, "tag"), as: person, version: version)
        case "untag": return try await desk.untag(number, need(tag, "tag"), as: person, version: version)
        case "tick":
            return try await desk.tick(
                chosenItem(), on: number, isDone: done ?? true, as: person, version: version)
        case "merge":
            guard let home = Ticket.Number.written(try need(into, "into")) else {
                throw Refusal.invalid(field: "into", reason: "the number of a request")
            }
            return try await desk.merge(
                number, into: home, as: person, knowsOther: otherPerson ?? false, lookingAt: number, version: version
            ).joined
        case "unmerge": return try await desk.unmerge(number, as: person, version: version).joined
        case "link": return try await desk.link(number, to: chosenOther(), as: chosenRole(), by: person)
        case "unlink": return try await desk.unlink(number, from: chosenOther(), by: person)
        case "cancel": return try await desk.cancel(number, because: cancellation(), as: person, version: version)
        default:
            throw Refusal.invalid(field: "action", reason: Self.actions.joined(separator: ", "))
        }
    }

    static let actions = [
        "take", "assign", "hand_over", "escalate", "wait", "wait_third_party", "resume", "resolve", "close", "reopen",
        "reclassify", "prioritise", "chase", "tag", "untag", "tick", "cancel", "merge", "unmerge", "link",
        "unlink",
    ]

    private func need(_ value: String?, _ field: String) throws -> String {
        guard let value, !value.isEmpty else { throw Refusal.invalid(field: field, reason: "missing") }
        return value
    }

    private func chosenOther() throws -> Ticket.Number {
        guard let found = Ticket.Number.written(try need(other, "other")) else {
            throw Refusal.invalid(field: "other", reason: "the number of a request")
        }
        return found
    }

    private func chosenRole() throws -> LinkRole {
        guard let found = LinkRole(rawValue: role ?? LinkRole.related.rawValue) else {
            throw Refusal.invalid(field: "role", reason: LinkRole.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return found
    }

    private func chosenItem() throws -> ID<ChecklistItem> {
        guard let id = ID<ChecklistItem>(try need(item, "item")) else {
            throw Refusal.invalid(field: "item", reason: "the id of a thing to do")
        }
        return id
    }

    private func colleague(_ desk: Desk) async throws -> ID<Operator> {
        let login = try need(`operator`, "operator").lowercased()
        guard let found = try await desk.catalogue().operators.first(where: { $0.login == login }) else {
            throw Refusal.invalid(field: "operator", reason: "refusal.operator.outside")
        }
        return found.id
    }

    private func chosenPriority() throws -> ChosenPriority {
        if let priority {
            guard let found = Priority(code: priority) else {
                throw Refusal.invalid(
                    field: "priority", reason: Priority.allCases.map(\.code).joined(separator: ", "))
            }
            return .priority(found)
        }
        guard let impact = Impact(rawValue: try need(impact, "priority")) else {
            throw Refusal.invalid(field: "impact", reason: Impact.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard let urgency = Urgency(rawValue: try need(urgency, "urgency")) else {
            throw Refusal.invalid(field: "urgency", reason: Urgency.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return .matrix(impact, urgency)
    }

    private func chosenResolution() throws -> Resolution {
        guard let resolution else { return .answered }
        guard let found = Resolution(rawValue: resolution) else {
            throw Refusal.invalid(
                field: "resolution", reason: Resolution.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return found
    }

    private func cancellation() throws -> Cancellation {
        let code = try need(reason, "reason")
        let detail = code == "duplicate" ? duplicateOf : body
        guard let found = Cancellation(code: code, detail: detail), found != .unconfirmed else {
            throw Refusal.invalid(
                field: "reason", reason: "duplicate with duplicateOf, out_of_competence with body, withdrawn")
        }
        return found
    }
}

extension TicketFilter {
    /// The filters of the list, from the query of a URL; codes are looked up in the catalogue.
    init(query: (String) -> String?, _ catalogue: Catalogue) throws {
        self.init(states: TicketState.registered)
        order = .newest
        if let text = query("state"), !text.isEmpty {
            // With the empty ones: a comma too many names no state, and no state at all is no question.
            states = try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
                guard let state = TicketState(rawValue: String(name)) else {
                    throw Refusal.invalid(
                        field: "state", reason: TicketState.allCases.map(\.rawValue).joined(separator: ", "))
                }
                return state
            }
        }
        if let code = query("group"), !code.isEmpty {
            guard let group = catalogue.group(code: code) else { throw Refusal.invalid(field: "group", reason: code) }
            groups = [group.id]
        }
        if let code = query("triple"), !code.isEmpty {
            triples = catalogue.triples.filter { $0.code == code }.map(\.id)
            if triples?.isEmpty == true { throw Refusal.invalid(field: "triple", reason: code) }
        }
        if let name = query("channel"), !name.isEmpty {
            guard let kind = ChannelKind(rawValue: name) else { throw Refusal.invalid(field: "channel", reason: name) }
            channel = kind
        }
        look(for: query("q") ?? "")
        if let wanted = query("limit"), !wanted.isEmpty {
            guard let number = Int(wanted), (1...100).contains(number) else {
                throw Refusal.invalid(field: "limit", reason: "1 to 100")
            }
            limit = number
        }
    }
}

extension Problem {
    init(_ problems: RequestInput.Problems) {
        self.init(
            .unprocessableContent, "Invalid values", "\(problems.list.count) values are missing or wrong: see errors.")
        errors = problems.list.map { .init(field: $0.field, reason: $0.reason, detail: Words(.en).sentence($0)) }
    }
}
