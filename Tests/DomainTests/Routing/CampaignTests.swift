import Foundation
import Testing

@testable import Domain

@Suite("Campaigns and delivery modes")
struct CampaignTests {
    private static let week = Validity(from: at("2026-11-23 00:00"), to: at("2026-11-30 00:00"))
    private static let campaign = Campaign(
        id: ID(1), code: "STI", name: "Stipendi", triples: ["STI-*"], userTypes: ["A"], validity: week)

    private static func town(_ routes: [Route] = []) -> Catalogue {
        Catalogue(
            version: 1, userTypes: [Town.employee, Town.citizen], administrations: [Town.hospital],
            groups: [Town.desk, Town.pay], triples: [Town.access, Town.unpaid], routes: routes, campaigns: [campaign])
    }

    @Test(
        "A request belongs to a campaign by what it is and when it arrives",
        arguments: [
            (Town.unpaid, Town.employee, "2026-11-23 00:00", true),
            (Town.unpaid, Town.employee, "2026-11-22 23:59", false),
            (Town.unpaid, Town.employee, "2026-11-30 00:00", false),
            (Town.unpaid, Town.citizen, "2026-11-24 09:00", false),
            (Town.access, Town.employee, "2026-11-24 09:00", false),
        ])
    func belongs(_ triple: Triple, _ type: UserType, _ instant: String, _ isIn: Bool) {
        let question = RoutingQuestion(channel: .web, triple: triple, userType: type, administration: nil)
        #expect((Self.town().campaign(for: question, at: at(instant)) != nil) == isIn)
    }

    @Test("Routing asks for a campaign, or for the mode")
    func routes() {
        let routes = [
            Route(id: ID(1), position: 10, campaign: "STI", group: "L2-ECO"),
            Route(id: ID(2), position: 20, mode: .web, group: "L1-WEB"),
        ]
        func group(_ triple: Triple, _ instant: String) -> String? {
            Self.town(routes).route(
                RoutingQuestion(channel: .web, triple: triple, userType: Town.employee, administration: nil),
                at: at(instant))?.group.code
        }
        #expect(group(Town.unpaid, "2026-11-24 09:00") == "L2-ECO")
        #expect(group(Town.unpaid, "2026-12-01 09:00") == "L1-WEB")
        #expect(group(Town.access, "2026-11-24 09:00") == "L1-WEB")
    }

    @Test("A request stays in the campaign it arrived in, and promises ask for it")
    func promises() throws {
        var ticket = Town.ticket()
        ticket.triple = Town.unpaid.id
        ticket.userType = Town.employee.id
        ticket.registeredAt = at("2026-11-29 10:00")
        let question = Self.town().promiseQuestion(ticket)
        #expect(question.campaign?.code == "STI" && Self.town().campaign(of: ticket)?.name == "Stipendi")
        #expect(
            PromiseConditions(mode: .dedicated).match(question) && PromiseConditions(campaign: "STI").match(question))
        #expect(!PromiseConditions(mode: .web).match(question) && !PromiseConditions(campaign: "X").match(question))
    }
}
