import Foundation
import TestSupport
import Testing

@Suite("La riga di comando")
struct CommandLineTests {
    @Test(
        "Ogni comando spiega se stesso",
        arguments: [
            "", "serve", "work", "migrate", "demo", "apply", "export-settings", "import-catalogue", "user", "token",
            "deadline", "worked",
            "copy",
            "config",
            "check", "version",
        ])
    func help(_ command: String) async throws {
        let program = try Program()
        let ended = try await program.run(command.isEmpty ? "--help" : command, "--help")
        #expect(ended.status == 0 && ended.out.contains("USAGE: sportello"))
        try program.remove()
    }

    @Test("L'uso sbagliato esce con 64, un errore con 1 e una riga")
    func codes() async throws {
        let program = try Program()
        for wrong in [
            ["boh"], ["user", "add"], ["token", "add", "x", "--scope", "boh"], ["import-catalogue"],
            ["serve", "--workers", "999"],
        ] {
            let ended = try await program.start(wrong).end()
            #expect(ended.status == 64, "\(wrong)")
        }
        for failing in [
            ["user", "disable", "nessuno"], ["apply", "manca.yaml"], ["user", "add", "a b", "--email", "a@b.it"],
            ["token", "revoke", "x"],
        ] {
            let ended = try await program.start(failing).end()
            #expect(ended.status == 1, "\(failing)")
            #expect(ended.err.hasPrefix("sportello: ") && ended.err.split(separator: "\n").count == 1, "\(ended.err)")
        }
        try program.remove()
    }

    @Test("Da un database vuoto a un ufficio con persone, catalogo e token", arguments: TestDatabase.available)
    func journey(_ kind: TestDatabase) async throws {
        try await kind.withProgram(migrated: false) { program in
            #expect(try await program.run("migrate", "--dry-run").lines.first == "0001-jobs-and-files")
            #expect(try await program.run("migrate").status == 0)
            #expect(try await program.run("migrate").out == "")
            let settings = try program.write("groups: [{code: L2, name: Secondo livello, tier: 2}]", to: "s.yaml")
            #expect(try await program.run("apply", settings, "--dry-run").lines == ["+ group L2"])
            #expect(try await program.run("apply", settings).lines == ["+ group L2"])
            #expect(try await program.run("apply", settings).out == "")
            let added = try await program.run(
                "user", "add", "Ada", "--email", "ada@ente.example", "--role", "administrator", "--group", "L2")
            #expect(added.status == 0 && added.lines.last?.count == 16)
            let given = try await program.run(
                "user", "password", "ada", "--password-stdin", input: "una parola lunga\n")
            #expect(given.status == 0 && given.out == "")
            let list = try await program.run("user", "list", "--json")
            #expect(
                list.lines == [
                    #"{"disabled":false,"email":"ada@ente.example","groups":["L2"],"login":"ada","name":"Ada","role":"administrator"}"#
                ])
            #expect(try await program.run("user", "disable", "ada").status == 1)
            #expect(try await program.run("user", "role", "ada", "operator").status == 1)
            let token = try await program.run("token", "add", "portale", "--scope", "*")
            #expect(token.lines.last?.count == 43)
            #expect(try await program.run("token", "revoke", "portale").status == 0)
            #expect(try await program.run("token", "list").out.contains("revoked"))
            let asObject = try await program.run("token", "add", "altro", "--scope", "tickets:read", "--json")
            #expect(asObject.out.hasPrefix(#"{"name":"altro","scopes":["tickets:read"],"token":""#))
            let made = try await program.run("user", "password", "ada", "--json")
            #expect(made.out.hasPrefix(#"{"login":"ada","password":""#))
            let exported = try await program.run("export-settings").out
            #expect(try await program.run("apply", "-", input: exported).out == "")
        }
    }

    @Test("Le righe sbagliate di un catalogo sono dette e nulla entra", arguments: TestDatabase.available)
    func importing(_ kind: TestDatabase) async throws {
        try await kind.withProgram { program in
            let csv = try program.write(
                ImportTests.head + "Amministrato;S;Area;Tema;Uno;x;Amministrato\nAmministrato;S;Area\n", to: "t.csv")
            let refused = try await program.run("import-catalogue", "--triples", csv)
            #expect(refused.status == 1 && refused.lines == ["triples, line 3: 3 values where 7 are expected"])
            #expect(refused.err.split(separator: "\n").count == 1 && refused.err.contains("nothing was imported"))
            let skipped = try await program.run("import-catalogue", "--triples", csv, "--skip-errors")
            #expect(skipped.status == 0 && skipped.lines.contains("+ triple ARE-TEM-UNO"))
            #expect(skipped.lines.last?.hasSuffix("1 rows left out") == true)
            let again = try await program.run("import-catalogue", "--triples", csv, "--skip-errors", "--json")
            #expect(
                again.lines == [
                    #"{"action":"refused","file":"triples","line":3,"reason":"3 values where 7 are expected"}"#
                ])
            let empty = try program.write("", to: "vuoto.csv")
            let unreadable = try await program.run("import-catalogue", "--triples", empty, "--skip-errors")
            #expect(unreadable.status == 1 && unreadable.lines == ["triples, line 1: the file is empty"])
        }
    }

    @Test("La configurazione si legge da file e ambiente, e i segreti non si vedono")
    func config() async throws {
        let program = try Program()
        let file = try program.write(
            "http: {port: 9999, trustedProxies: [10.0.0.0/8, 127.0.0.1]}\nworkers: 2\n", to: "c.yaml")
        let shown = try await program.run(
            "--config", file, "config",
            environment: [
                "SPORTELLO_DATABASE_URL": "postgres://u:segreta@h/db?password=segreta&sslmode=require",
                "SPORTELLO_MAIL_SMTP_URL": "smtps://a:segreta@m:465",
                "SPORTELLO_SECURITY_SECRET": "segreta", "SPORTELLO_HTTP_PUBLICURL": "https://ente.example",
            ])
        #expect(!shown.out.contains("segreta"))
        for line in [
            "http.port: 9999  # \(file)", "workers: 2  # \(file)",
            "http.trustedProxies: 10.0.0.0/8,127.0.0.1  # \(file)",
            "database.url: postgres://u:***@h/db?password=***&sslmode=require  # environment",
            "http.publicURL: https://ente.example  # environment",
        ] {
            #expect(shown.lines.contains(line), "\(line)")
        }
        let wrong = try program.write("http:\n  prt: 1\n", to: "w.yaml")
        let refused = try await program.run("config", "--config", wrong)
        #expect(refused.status == 1 && refused.err.contains("line 2: unknown key http.prt"))
        try program.remove()
    }

    @Test("Il controllo dice una riga per cosa, e fallisce se una fallisce")
    func check() async throws {
        let program = try Program()
        let good = try await program.run("check")
        #expect(good.status == 0 && good.lines.count == 9 && good.lines.allSatisfy { $0.hasPrefix("ok ") })
        let bad = try await program.run("check", environment: ["SPORTELLO_MAIL_SMTP_URL": "ftp://x"])
        #expect(bad.status == 1 && bad.out.contains("FAIL mail"))
        let port = try await program.run("check", environment: ["SPORTELLO_HTTP_PORT": "abc"])
        #expect(port.status == 1 && port.out.contains("FAIL configuration: configuration: http.port is abc"))
        try program.remove()
    }

    @Test("SIGTERM chiude il servizio entro cinque secondi", arguments: TestDatabase.available)
    func serve(_ kind: TestDatabase) async throws {
        try await kind.withProgram { program in
            let run = try program.start(["serve"], environment: ["SPORTELLO_HTTP_PORT": "0"])
            let limit = ContinuousClock.now.advanced(by: .seconds(30))
            while !run.said().contains("serving on"), ContinuousClock.now < limit { await Task.yield() }
            #expect(run.said().contains("serving on"))
            let asked = ContinuousClock.now
            run.terminate()
            let ended = try await run.end()
            #expect(ended.status == 0)
            #expect(asked.duration(to: .now) < .seconds(5))
        }
    }

    @Test("Su PostgreSQL il servizio chiede di migrare; su SQLite migra da solo", arguments: TestDatabase.available)
    func serveUnmigrated(_ kind: TestDatabase) async throws {
        try await kind.withProgram(migrated: false) { program in
            guard kind == .postgres else {
                #expect(try await program.run("user", "list").status == 0)
                return
            }
            let ended = try await program.run("serve", environment: ["SPORTELLO_HTTP_PORT": "0"])
            #expect(ended.status == 1 && ended.err.contains("run `sportello migrate` first"))
        }
    }

    @Test("La città dimostrativa riempie un database vuoto, una volta", arguments: TestDatabase.available)
    func demo(_ kind: TestDatabase) async throws {
        try await kind.withProgram { program in
            let built = try await program.run("demo", "--tickets", "50")
            #expect(built.status == 0 && built.lines.count == 45, "\(built.err)")
            let again = try await program.run("demo", "--tickets", "50")
            #expect(again.status == 1 && again.err.contains("already has requests"))
            let exported = try await program.run("export-settings").out
            #expect(try await program.run("apply", "-", input: exported).out == "")
        }
    }

    @Test("Una copia nell'altro motore ha le stesse righe", arguments: TestDatabase.available)
    func copy(_ kind: TestDatabase) async throws {
        try await kind.withProgram { program in
            let ended = try await program.run("copy", "--to", "sqlite:copia.sqlite", "--json")
            #expect(ended.status == 0, "\(ended.err)")
            #expect(ended.lines.contains(#"{"rows":11,"table":"user_types"}"#))
        }
    }
}
