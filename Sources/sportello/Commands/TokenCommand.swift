import ArgumentParser
import Desk
import Domain
import Foundation
import Store

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "The tokens programs use the API with.",
        subcommands: [Add.self, List.self, Revoke.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token: printed alone on the last line, and never again.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var output: JSONOption
        @Argument(help: "What the token is for.")
        var name: String
        @Option(help: ArgumentHelp("\(known); may be given more than once.", valueName: "scope"))
        var scope: [String]

        private static let known = APIToken.Scope.allCases.map { $0.rawValue == "*" ? "'*' for all" : $0.rawValue }
            .joined(separator: ", ")

        private struct Line: Encodable { let name: String, scopes: [String], token: String }

        func validate() throws { _ = try scopes() }

        func run() async throws {
            let scopes = try scopes()
            try await common.withDesk { desk in
                let (token, text) = try await desk.addToken(name, scopes: scopes, as: .commandLine)
                let line = Line(name: token.name, scopes: token.scopes.map(\.rawValue), token: text)
                if output.json { try Terminal.print(json: line) } else { Terminal.print(text) }
            }
        }

        private func scopes() throws -> [APIToken.Scope] {
            try scope.flatMap { $0.split(separator: ",") }.map { text in
                guard let scope = APIToken.Scope(rawValue: String(text)) else {
                    throw ValidationError("\(text) is no scope: there are \(Self.known)")
                }
                return scope
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the tokens, those revoked included.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var output: JSONOption

        private struct Line: Encodable {
            let name: String, scopes: [String], createdAt: Date, revokedAt: Date?
        }

        func run() async throws {
            try await common.withDesk { desk in
                for token in try await desk.database.read({ c in try c.apiTokens() }) {
                    let line = Line(
                        name: token.name, scopes: token.scopes.map(\.rawValue), createdAt: token.createdAt,
                        revokedAt: token.revokedAt)
                    if output.json { try Terminal.print(json: line) } else { show(line) }
                }
            }
        }

        private func show(_ line: Line) {
            let state = line.revokedAt.map { "revoked \($0.formatted(.iso8601))" } ?? "valid"
            Terminal.print(
                [line.name, line.scopes.joined(separator: ","), line.createdAt.formatted(.iso8601), state]
                    .joined(separator: "\t"))
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A token opens nothing any more.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The name it was made with.")
        var name: String

        func run() async throws {
            try await common.withDesk { desk in
                do {
                    try await desk.revokeToken(name, as: .commandLine)
                } catch Refusal.notFound {
                    throw Failure("there is no token \(name), or it is revoked already")
                }
            }
        }
    }
}
