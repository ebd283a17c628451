import Domain
import Foundation

/// The routing table of the demo town, first match wins; what is not here follows the path of its triple.
enum RouteTable {
    /// - Parameter campaign: when the Green Pass campaign was on.
    static func routes(_ ids: inout TownIDs, campaign: Validity) -> [Route] {
        [
            Route(id: ids.next(), position: 10, triple: "GPV-VER*", group: "CC-L1", validity: campaign),
            Route(id: ids.next(), position: 20, channel: .pec, triple: "PRI-*", group: "DSII-UFF"),
            Route(id: ids.next(), position: 30, channel: .pec, group: "DSII-RED"),
            Route(id: ids.next(), position: 40, channel: .phone, group: "CC-L1"),
            Route(id: ids.next(), position: 50, channel: .chat, group: "CC-L1"),
            Route(id: ids.next(), position: 60, triple: "ANA-RIS-03", userType: "FA", group: "AMM-LT"),
            Route(id: ids.next(), position: 70, area: "Comparto sanità", health: true, group: "L2-PRE"),
            Route(id: ids.next(), position: 80, area: "Rilevazione presenze", health: true, group: "L2-PRE"),
            Route(id: ids.next(), position: 90, area: "Rilevazione presenze", userType: "O", group: "L2-PRE"),
            Route(id: ids.next(), position: 100, area: "Operatori degli enti", userType: "RGU", group: "DSII-GU"),
        ]
    }
}
