import ArgumentParser
import Desk
import Domain
import Foundation

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The people who work at the desk.",
        subcommands: [Add.self, List.self, Password.self, Disable.self, Enable.self, Role.self])
}

/// Where the password comes from: standard input, a file, the command line, or it is made and printed.
struct PasswordOptions: ParsableArguments {
    @Flag(help: "Read the password from standard input, one line.")
    var passwordStdin = false
    @Option(help: ArgumentHelp("Read the password from a file, its first line.", valueName: "path"))
    var passwordFile: String?
    @Option(help: "The password. Other users of the machine can see it while this runs: prefer --password-stdin.")
    var password: String?

    func validate() throws {
        let given = [passwordStdin, passwordFile != nil, password != nil].filter { $0 }
        if given.count > 1 { throw ValidationError("give one of --password-stdin, --password-file and --password") }
    }

    /// The password, and whether it was made here and must be told.
    func read() throws -> (text: String, isNew: Bool) {
        if let password { return (password, false) }
        if let passwordFile {
            let text = String(decoding: try Input.bytes(of: passwordFile), as: UTF8.self)
            return (text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "", false)
        }
        if passwordStdin {
            guard let line = readLine(strippingNewline: true) else {
                throw Failure("there is no password on standard input")
            }
            return (line, false)
        }
        return (Self.generated(), true)
    }

    /// A password that was made here is told to whoever asked for it; a given one is known already.
    func tell(_ text: String, of login: String, _ output: JSONOption) throws {
        struct Line: Encodable { let login: String, password: String }
        if output.json {
            try Terminal.print(json: Line(login: login, password: text))
        } else {
            Terminal.print(text)
        }
    }

    /// Sixteen letters and digits that nobody confuses: 80 bits.
    private static func generated() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789ACE")
        var random = SystemRandomNumberGenerator()
        return String((0..<16).map { _ in letters[Int.random(in: 0..<32, using: &random)] })
    }
}

extension User {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person.",
            discussion: "Without a password given, one is made and printed alone on the last line.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var output: JSONOption
        @Argument(help: "What the person logs in with.")
        var login: String
        @Option(help: "First name and family name; the login when not given.")
        var name: String?
        @Option(help: "The person's address.")
        var email: String
        @Option(help: "operator, lead, supervisor or administrator.")
        var role = Domain.Role.operator
        @Option(help: ArgumentHelp("The code of a group; may be given more than once.", valueName: "code"))
        var group: [String] = []
        @Option(help: "it or en.")
        var language = "it"
        @OptionGroup var password: PasswordOptions

        func run() async throws {
            let (text, isNew) = try password.read()
            try await common.withDesk { desk in
                let catalogue = try await desk.catalogue()
                let person = Operator(
                    id: desk.id(), login: login.lowercased(), name: name ?? login, email: email, role: role,
                    language: language, groups: try catalogue.ids(of: group))
                try await desk.add(person, password: text, as: .commandLine)
            }
            if isNew { try password.tell(text, of: login.lowercased(), output) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the people, those who left included.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var output: JSONOption

        private struct Line: Encodable {
            let login: String, name: String, email: String, role: String, groups: [String], disabled: Bool
        }

        func run() async throws {
            try await common.withDesk { desk in
                let catalogue = try await desk.catalogue()
                for person in catalogue.operators.sorted(by: { $0.login < $1.login }) {
                    let groups = person.groups.compactMap { catalogue.group($0)?.code }.sorted()
                    let line = Line(
                        login: person.login, name: person.name, email: person.email, role: person.role.rawValue,
                        groups: groups, disabled: person.isDisabled)
                    if output.json { try Terminal.print(json: line) } else { show(line) }
                }
            }
        }

        private func show(_ line: Line) {
            let state = line.disabled ? "disabled" : line.role
            Terminal.print(
                [line.login, line.name, line.email, state, line.groups.joined(separator: ",")].joined(separator: "\t"))
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a person another password; their sessions end.",
            discussion: "Without a password given, one is made and printed alone on the last line.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var output: JSONOption
        @Argument(help: "What the person logs in with.")
        var login: String
        @OptionGroup var password: PasswordOptions

        func run() async throws {
            let (text, isNew) = try password.read()
            try await common.withDesk { desk in
                try await telling(login) { try await desk.setPassword(text, of: login.lowercased(), as: .commandLine) }
            }
            if isNew { try password.tell(text, of: login.lowercased(), output) }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A person can log in no more; their sessions end.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "What the person logs in with.")
        var login: String

        func run() async throws {
            try await common.withDesk { desk in
                try await telling(login) { try await desk.disable(user: login.lowercased(), as: .commandLine) }
            }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A person who was disabled can log in again.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "What the person logs in with.")
        var login: String

        func run() async throws {
            try await common.withDesk { desk in
                try await telling(login) { try await desk.enable(user: login.lowercased(), as: .commandLine) }
            }
        }
    }

    struct Role: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a person another role, and other groups when some are named.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "What the person logs in with.")
        var login: String
        @Argument(help: "operator, lead, supervisor or administrator.")
        var role: Domain.Role
        @Option(help: ArgumentHelp("The code of a group; may be given more than once.", valueName: "code"))
        var group: [String] = []

        func run() async throws {
            try await common.withDesk { desk in
                let catalogue = try await desk.catalogue()
                guard var person = catalogue.operators.first(where: { $0.login == login.lowercased() }) else {
                    throw Failure("there is no user \(login)")
                }
                person.role = role
                if !group.isEmpty { person.groups = try catalogue.ids(of: group) }
                try await desk.edit(person, as: .commandLine)
            }
        }
    }
}

/// "There is none" becomes the name that was asked for.
private func telling(_ login: String, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch Refusal.notFound {
        throw Failure("there is no user \(login)")
    }
}

extension Catalogue {
    fileprivate func ids(of codes: [String]) throws -> [ID<Group>] {
        try codes.map { code in
            guard let group = group(code: code) else { throw Failure("there is no group \(code)") }
            return group.id
        }
    }
}

extension Domain.Role: ExpressibleByArgument {}
