import Desk
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport

@testable import Web

/// A program that uses the API with a token of its own.
struct Program: Sendable {
    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        /// A value of the outermost object.
        func value(_ name: String) throws -> String? {
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            return object?[name] as? String
        }
    }

    let client: any TestClientProtocol
    let token: String

    init(_ client: any TestClientProtocol, of town: World, scopes: [APIToken.Scope] = [.all]) async throws {
        self.client = client
        token = try await town.desk.addToken(UUID().uuidString, scopes: scopes, as: .commandLine).text
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }

    func post(_ path: String, _ json: String, key: String? = nil, ifMatch: String? = nil) async throws -> Answer {
        try await send(.post, path, json, key: key, ifMatch: ifMatch)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil, key: String? = nil, ifMatch: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [.authorization: "Bearer \(token)", .contentType: "application/json"]
        headers[.idempotencyKey] = key
        headers[.ifMatch] = ifMatch
        let answer = try await client.execute(
            uri: "/api/v1/" + path, method: method, headers: headers, body: json.map { ByteBuffer(string: $0) })
        return Answer(status: answer.status, headers: answer.headers, text: String(buffer: answer.body))
    }
}
