import Domain
import Testing

@Suite("Who may do what")
struct PermissionTests {
    /// The whole table: each role, what it may do.
    static let table: [(Role, Set<Permission>)] = [
        (
            .operator,
            [
                .view, .note, .reply, .take, .assign, .handOver, .escalate, .wait, .resume, .resolve, .close, .reopen,
                .reclassify, .prioritise, .cancel, .merge, .open,
            ]
        ),
        (
            .lead,
            [
                .view, .note, .reply, .take, .assign, .takeOver, .handOver, .escalate, .wait, .resume, .resolve, .close,
                .reopen, .reclassify, .prioritise, .cancel, .merge, .open, .publish,
            ]
        ),
        (.supervisor, [.view]),
        (.administrator, Set(Permission.allCases)),
    ]

    @Test("The table of permissions", arguments: table)
    func permissions(_ role: Role, _ allowed: Set<Permission>) {
        #expect(Set(Permission.allCases.filter(role.may)) == allowed)
    }

    @Test("Every role is in the table")
    func complete() { #expect(Set(Self.table.map(\.0)) == Set(Role.allCases)) }

    @Test("Operators and leads see their groups, supervisors and administrators all of them")
    func sight() {
        #expect(Town.giulia.sees(Town.desk.id))
        #expect(!Town.giulia.sees(Town.pay.id))
        #expect(!Town.marco.sees(Town.desk.id))
        #expect(Town.sara.sees(Town.desk.id) && Town.sara.sees(nil))
        #expect(Town.ada.sees(Town.office.id))
        #expect(!Town.giulia.sees(nil))
    }

    @Test("A supervisor reads and writes nothing")
    func supervisor() {
        #expect(Town.sara.may(.view, in: Town.desk.id))
        #expect(!Town.sara.may(.reply, in: Town.desk.id))
    }

    @Test("Who is disabled may nothing")
    func disabled() {
        var person = Town.ada
        person.disabledAt = Town.now
        #expect(Permission.allCases.allSatisfy { !person.may($0, in: Town.desk.id) })
    }
}
