import Domain
import Foundation

/// The door of the desk.
struct LogInPage: Sendable {
    /// Somebody of the demo one can be with one click.
    struct DemoPerson: Sendable, Equatable {
        var login: String
        var name: String
        var role: Role
        var groups: [String]
    }

    var login = ""
    /// Where to go afterwards; "" is the desk.
    var then = ""
    /// Why the last try failed.
    var problem: String?
    /// Only when the data are invented.
    var demo: [DemoPerson] = []
    /// What was typed when the session was over.
    var held: Held?
    /// What everybody of the demo logs in with.
    static let demoPassword = "sportello-demo"

    /// The form that waits for its person, as the page tells of it.
    struct Held: Sendable {
        var sealed: String
        var sentence: String
        var owner: String
        /// Who is logged in instead.
        var other: String?
        var lost: [String]

        init(_ held: HeldForm, sealed: String, owner: Operator, other: String? = nil, _ w: Words) {
            self.sealed = sealed
            self.other = other
            self.owner = owner.name
            sentence = held.sentence(w)
            lost = held.lost
        }
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        var frame = frame
        if let held { frame.carried = Carried(address: "/accedi", fields: [("tenuto", held.sealed), ("nome", login)]) }
        return publicPage(frame, title: w("account.logIn.title"), width: demo.isEmpty ? .text : .wide) {
            div(.class(demo.isEmpty ? "sp-login" : "sp-login sp-login-demo")) {
                section(.class("sp-login-form"), .aria("labelledby", "accedi-titolo")) {
                    h1(.id("accedi-titolo")) { w("account.logIn.title") }
                    if let held { heldBlock(held, w) } else { p(w("account.logIn.lead")) }
                    if let problem { alert(.danger, isLive: true) { p(problem) } }
                    logInForm(frame)
                }
                if !demo.isEmpty { demoPeople(frame) }
            }
        }
    }

    private func logInForm(_ frame: Frame) -> HTML {
        let w = frame.words, isFilled = demo.contains { $0.login == login }
        let f = Fields(w)
        return postForm(frame, action: "/accedi", id: "accedi") {
            if !then.isEmpty { f.hidden("poi", then) }
            if let held { f.hidden("tenuto", held.sealed) }
            f.text("nome", label: w("account.login"), value: login, required: true, autocomplete: "username", most: 200)
            f.text(
                "parola", label: w("account.password"), kind: .password, required: true,
                autocomplete: "current-password",
                with: isFilled ? [.value(Self.demoPassword)] : [])
            buttonRow { submit(w("account.logIn.do")) }
        }
    }

    /// Says whose it is and what comes next; not what was typed: anybody may stand in front of this page.
    private func heldBlock(_ held: Held, _ w: Words) -> HTML {
        alert(.info, title: w("account.held.waits"), isLive: true) {
            p(w("account.held.owner", ["name": held.owner, "what": held.sentence]))
            if let other = held.other { p(w("account.again.other", ["other": other, "name": held.owner])) }
            if !held.lost.isEmpty {
                p(w("account.held.lost"))
                ul { for line in held.lost { li { line } } }
            }
        }
    }

    private func demoPeople(_ frame: Frame) -> HTML {
        let w = frame.words
        return section(.class("sp-login-people"), .aria("labelledby", "demo-titolo")) {
            h2(.id("demo-titolo")) { w("account.demo.title") }
            p {
                w("account.demo.text") + " "
                code(Self.demoPassword)
            }
            for role in Role.allCases { people(demo.filter { $0.role == role }, role, frame) }
        }
    }

    private func people(_ list: [DemoPerson], _ role: Role, _ frame: Frame) -> HTML? {
        guard !list.isEmpty else { return nil }
        let w = frame.words
        return fragment {
            h3(.class("sp-login-role")) { w("role.\(role.rawValue)") }
            p(.class("sp-hint")) { w("account.demo.\(role.rawValue)") }
            ul(.class("sp-login-list")) {
                for person in list {
                    li {
                        a(.href(address(of: person)), .aria("current", person.login == login ? "true" : nil)) {
                            strong(person.name)
                            " "
                            code(person.login)
                            if !person.groups.isEmpty {
                                span(.class("sp-login-groups")) { person.groups.joined(separator: ", ") }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The same page with the name filled in: one click, no script.
    private func address(of person: DemoPerson) -> String {
        "/accedi?nome=\(person.login.urlEncoded)" + (then.isEmpty ? "" : "&poi=\(then.urlEncoded)") + "#accedi"
    }
}

extension LogInPage {
    /// How many of each role the page of the demo lists.
    private static let shownOfRole = 4

    /// A few people of each role, those of different groups first.
    static func demoPeople(_ catalogue: Catalogue) -> [DemoPerson] {
        guard catalogue.office.isDemo else { return [] }
        return Role.allCases.flatMap { role -> [DemoPerson] in
            var seen = Set<ID<Group>?>()
            let people = catalogue.operators.filter { $0.role == role && !$0.isDisabled }
            let spread = people.filter { seen.insert($0.groups.first).inserted }
            let chosen = spread.count >= shownOfRole || spread.count == people.count ? spread : people
            return chosen.prefix(shownOfRole).map { person in
                DemoPerson(
                    login: person.login, name: person.name, role: role,
                    groups: person.groups.compactMap { catalogue.group($0)?.name })
            }
        }
    }

    /// Only an address of this site is gone to after the log-in: `//elsewhere` and `/\elsewhere` are other sites.
    static func localPath(_ text: String) -> String? {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"), text.utf8.count <= 500,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return text
    }
}
