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
    /// What everybody of the demo logs in with.
    static let demoPassword = "sportello-demo"

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return publicPage(frame, title: w("account.logIn.title"), width: demo.isEmpty ? .text : .wide) {
            div(.class(demo.isEmpty ? "sp-login" : "sp-login sp-login-demo")) {
                section(.class("sp-login-form"), .aria("labelledby", "accedi-titolo")) {
                    h1(.id("accedi-titolo")) { w("account.logIn.title") }
                    p(w("account.logIn.lead"))
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
            f.text("nome", label: w("account.login"), value: login, required: true, autocomplete: "username", most: 200)
            f.text(
                "parola", label: w("account.password"), kind: .password, required: true,
                autocomplete: "current-password",
                with: isFilled ? [.value(Self.demoPassword)] : [])
            buttonRow { submit(w("account.logIn.do")) }
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
