import Domain
import Foundation
import Store

/// What an address outside is told, fixed with the fact: a second try sends the same bytes.
struct Webhook: Sendable, Equatable {
    let url: String
    /// JSON.
    let body: String

    /// - Parameters:
    ///   - event: what woke the rule, as the log names it.
    ///   - rule: its name.
    init(to url: String, event: String, rule: String, about ticket: Ticket, _ catalogue: Catalogue, at now: Date) {
        self.url = url
        body = Told(event: event, rule: rule, at: now, ticket: Told.Request(ticket, catalogue)).json
    }

    fileprivate init?(payload: String) {
        let values = FlatJSON.decode(payload)
        guard let url = values["url"].flatMap(WebhookAddress.init)?.url, let body = values["body"] else { return nil }
        self.url = url
        self.body = body
    }

    fileprivate var payload: String { FlatJSON.encode(["url": url, "body": body]) }
}

/// The body of a webhook. Nothing personal: who may know more asks the API with the number.
private struct Told: Encodable {
    struct Request: Encodable {
        let id: String
        let number: String
        let state: String
        let priority: String
        let channel: String
        let triple: String?
        let group: String?
        let due: Date?

        init(_ ticket: Ticket, _ catalogue: Catalogue) {
            id = ticket.id.description
            number = ticket.number.description
            state = ticket.state.rawValue
            priority = ticket.priority.code
            channel = ticket.channel.rawValue
            triple = catalogue.triple(ticket.triple)?.code
            group = catalogue.group(ticket.group)?.code
            due = ticket.deadline.dueAt
        }
    }

    let event: String
    let rule: String
    let at: Date
    let ticket: Request

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        // Texts and instants always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension Desk {
    /// Queues a webhook in the transaction of the fact it tells.
    func enqueue(_ webhook: Webhook, at now: Date, _ c: any Connection) throws {
        try c.enqueue(kind: JobKind.webhook, payload: webhook.payload, at: now, id: ids.next(at: now))
    }
}

/// How a webhook leaves the house.
public protocol WebhookTransport: Sendable {
    /// Posts `body` as JSON with these headers besides.
    /// - Throws: `again` when the other side may take it later, `never` when it would not.
    func post(_ body: [UInt8], to url: String, headers: [String: String]) async throws(DeliveryFailure)
}

/// Delivers webhooks, each signed so that who gets it knows it is ours.
public struct WebhookSender: Sendable {
    let desk: Desk
    let transport: any WebhookTransport

    public init(desk: Desk, transport: any WebhookTransport) {
        self.desk = desk
        self.transport = transport
    }

    /// The handler of jobs of kind `JobKind.webhook`. One that runs twice posts the same delivery twice, and the header
    /// says so to who receives it.
    public func deliver(_ job: Job) async throws -> JobOutcome {
        guard let webhook = Webhook(payload: job.payload) else { return .never(reason: "the payload is no webhook") }
        let body = Array(webhook.body.utf8)
        let headers = [
            "X-Sportello-Delivery": job.id.description, "X-Sportello-Signature": desk.signature(of: body),
        ]
        do {
            try await transport.post(body, to: webhook.url, headers: headers)
            return .done
        } catch {
            return switch error {
            // The job's own growing pauses rule: a receiver that is away for a night is asked less and less often.
            case .again(_, let reason): .again(error: reason)
            case .never(let reason): .never(reason: reason)
            }
        }
    }
}
