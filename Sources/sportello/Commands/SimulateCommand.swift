import ArgumentParser
import Desk
import Domain
import Foundation

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Tell where a request would go, what it would be promised, and which line decides.",
        discussion: """
            Nothing is opened and nothing is written. One fact stands on each line, its parts separated by tabs; instants \
            are in Rome's time. Without --at the request arrives now.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption
    @Option(help: ArgumentHelp("How it arrives: \(channels).", valueName: "channel"))
    var channel: String
    @Option(help: ArgumentHelp("Code of its triple.", valueName: "code"))
    var triple: String?
    @Option(help: ArgumentHelp("Its area, when the triple is not known.", valueName: "name"))
    var area: String?
    @Option(help: ArgumentHelp("Its tematica, when the triple is not known.", valueName: "name"))
    var tematica: String?
    @Option(help: ArgumentHelp("Code of the user type.", valueName: "code"))
    var userType: String?
    @Option(help: ArgumentHelp("Code of the administration.", valueName: "code"))
    var administration: String?
    @Flag(inversion: .prefixedNo, help: "Whether its body is one of health, when the administration is not given.")
    var health: Bool?
    @Option(help: ArgumentHelp("P1, P2, P3 or P4; else the one of the triple.", valueName: "priority"))
    var priority: String?
    @Option(help: ArgumentHelp("Code of the group it is given to, whatever the routing table says.", valueName: "code"))
    var group: String?
    @Option(help: ArgumentHelp("When it arrives: 2026-11-25T09:30, with or without offset.", valueName: "instant"))
    var at: String?

    private static let channels = ChannelKind.allCases.map(\.rawValue).joined(separator: ", ")

    func run() async throws {
        let description = try description()
        try await common.withDesk { desk in
            let lines = SimulationLines(try await simulate(description, desk))
            guard output.json else { return Terminal.print(lines.text.joined(separator: "\n")) }
            try Terminal.print(json: lines)
        }
    }

    private func simulate(_ description: RequestDescription, _ desk: Desk) async throws -> Simulation {
        do {
            return try await desk.simulate(description, as: .commandLine)
        } catch Refusal.invalid(let field, let reason) {
            let option = field == "userType" ? "user-type" : field
            throw Failure("--\(option): \(SettingsWords.sentence(reason))")
        }
    }

    private func description() throws -> RequestDescription {
        var described = RequestDescription()
        described.channel = channel
        described.triple = triple ?? ""
        described.area = area ?? ""
        described.tematica = tematica ?? ""
        described.userType = userType ?? ""
        described.administration = administration ?? ""
        described.health = health
        described.priority = priority ?? ""
        described.group = group ?? ""
        do throws(InstantProblem) {
            described.arrivedAt = try at.map { text throws(InstantProblem) in try TimeZone.rome.instant(text) }
        } catch {
            throw Failure("--at: \(at ?? "") \(SettingsWords.sentence(error))")
        }
        return described
    }
}
