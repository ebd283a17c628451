import Domain
import Testing

@Suite("What a request is to another")
struct LinkingTests {
    @Test("Said of the other side it is the same link", arguments: LinkRole.allCases)
    func inverse(_ role: LinkRole) {
        #expect(role.inverse.inverse == role)
        let link = TicketLink(ID(1), to: ID(2), as: role), back = TicketLink(ID(2), to: ID(1), as: role.inverse)
        #expect(link.kind == back.kind)
        if role == .parent || role == .child { #expect(link == back) }
    }

    @Test("A link is said on ended requests too, and changes nothing")
    func ended() throws {
        var other = Town.ticket()
        other.id = ID(200)
        other.number = Ticket.Number(100_002)
        let change = try Town.ticket(.closed).linking(other, as: .duplicate, by: Town.giulia, at: Town.now)
        #expect(change.to.state == .closed && change.facts == [.linked(other.number, as: .duplicate)])
        #expect(throws: Refusal.notAllowed) {
            try Town.ticket().linking(other, as: .related, by: Town.sara, at: Town.now)
        }
    }
}
