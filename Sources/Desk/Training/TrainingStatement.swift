import Crypto
import Domain
import Foundation

/// A training that was held, as a statement of xAPI 1.0.3: the office has completed it. Nobody who was taught is named.
public struct TrainingStatement: Sendable, Equatable {
    /// The same need has the same id each time, so that who gets it twice counts it once.
    public let id: String
    /// JSON.
    public let json: String

    fileprivate init(_ need: TrainingNeed, heldOn day: CalendarDay, office: String, publicURL url: String) {
        let activity = "\(url)/scrivania/fabbisogni/\(need.id)"
        id = Self.uuid(activity)
        json =
            Statement(
                id: id, timestamp: TimeZone.rome.start(of: day),
                actor: .init(name: office, account: .init(homePage: url, name: "office")),
                object: .init(id: activity, definition: .init(name: ["it-IT": need.content.title])),
                result: .init(extensions: need.participants.map { [url + "/xapi/participants": $0] })
            ).json
    }

    /// RFC 9562, version 5 in the name space of addresses.
    private static func uuid(_ address: String) -> String {
        let space: [UInt8] = [
            0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
        ]
        var hash = Insecure.SHA1()
        hash.update(data: space)
        hash.update(data: Array(address.utf8))
        var bytes = Array(hash.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(Array(hex)[$0]) }
        return parts.joined(separator: "-")
    }
}

extension Desk {
    /// What was held of a need; nil before it was.
    public func statement(of need: TrainingNeed, _ catalogue: Catalogue) -> TrainingStatement? {
        guard need.state == .held, let day = need.heldOn else { return nil }
        return TrainingStatement(
            need, heldOn: day, office: catalogue.office.administrationName, publicURL: publicURL)
    }
}

private struct Statement: Encodable {
    struct Actor: Encodable {
        struct Account: Encodable { let homePage: String, name: String }

        let objectType = "Agent"
        let name: String
        let account: Account
    }

    struct Verb: Encodable {
        let id = "http://adlnet.gov/expapi/verbs/completed"
        let display = ["en-US": "completed", "it-IT": "ha completato"]
    }

    struct Activity: Encodable {
        struct Definition: Encodable {
            let type = "http://adlnet.gov/expapi/activities/course"
            let name: [String: String]
        }

        let objectType = "Activity"
        let id: String
        let definition: Definition
    }

    struct Result: Encodable {
        let completion = true
        let extensions: [String: Int]?
    }

    struct Context: Encodable { let platform = "Sportello" }

    let id: String
    let timestamp: Date
    let actor: Actor
    let verb = Verb()
    let object: Activity
    let result: Result
    let context = Context()

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        // Texts, numbers and instants always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
