import Channels
import Desk
import Foundation
import Testing

@Suite("Posta in uscita per SMTP", .enabled(if: SMTPTestServer.isAvailable, "a mail server for tests is not installed"))
struct SMTPTransportTests {
    static let mail = Array("From: a@ente.example\r\nSubject: prova\r\n\r\nCiao\r\n.\r\n..due punti\r\nfine\r\n".utf8)

    @Test("Il server prende la posta byte per byte, e la connessione si riusa")
    func accepts() async throws {
        let server = try SMTPTestServer()
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:\(server.port)"), connections: 1)
        for number in 1...3 {
            let receipt = try await transport.send(Self.mail, from: "a@ente.example", to: ["anna@example.it"])
            #expect(receipt == .taken(words: "250 2.0.0 Ok: queued as 00000\(number)"))
        }
        let mails = try server.mails()
        #expect(mails.map(\.bytes) == [Self.mail, Self.mail, Self.mail])
        #expect(mails.map(\.facts.to) == [["anna@example.it"], ["anna@example.it"], ["anna@example.it"]])
        #expect(Set(mails.map(\.facts.peer)).count == 1)
    }

    @Test("Un mittente vuoto resta vuoto")
    func nullSender() async throws {
        let server = try SMTPTestServer()
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:\(server.port)"))
        _ = try await transport.send(Self.mail, from: "", to: ["anna@example.it"])
        let senders = try server.mails().map(\.facts.from)
        #expect(senders == ["<>"])  // as the command had it
    }

    @Test(
        "Un rifiuto definitivo porta le parole del server",
        arguments: [
            ("refused@example.it", "550 5.1.1 <refused@example.it>: Recipient address rejected: User unknown"),
            ("spam@example.it", "554-5.7.1 We do not want this 554 5.7.1 See https://mail.example/why"),
        ])
    func refused(_ address: String, _ words: String) async throws {
        let server = try SMTPTestServer()
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:\(server.port)"))
        await #expect(throws: DeliveryFailure.never(reason: words)) {
            try await transport.send(Self.mail, from: "a@ente.example", to: [address])
        }
        _ = try await transport.send(Self.mail, from: "a@ente.example", to: ["anna@example.it"])
        #expect(try server.mails().count == 1)
    }

    @Test("Chi chiede di tornare più tardi trova la posta più tardi")
    func greylisted() async throws {
        let server = try SMTPTestServer()
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:\(server.port)"))
        let reason = "451 4.7.1 Greylisting in action, please come back later"
        await #expect(throws: DeliveryFailure.again(after: .seconds(300), reason: reason)) {
            try await transport.send(Self.mail, from: "a@ente.example", to: ["greylisted@example.it"])
        }
        _ = try await transport.send(Self.mail, from: "a@ente.example", to: ["greylisted@example.it"])
        #expect(try server.mails().count == 1)
    }

    @Test("STARTTLS e password, con il certificato dell'ente")
    func startTLS() async throws {
        let server = try SMTPTestServer("--starttls", "--user", "ente", "--password", "p@ss:word")
        let ca = try #require(server.authorities), place = "localhost:\(server.port)"
        let good = SMTPTransport(try SMTPServer("smtp+starttls://ente:p%40ss%3Aword@\(place)?ca=\(ca)"))
        _ = try await good.send(Self.mail, from: "a@ente.example", to: ["anna@example.it"])
        let taken = try #require(try server.mails().first)
        #expect(taken.facts.tls)
        #expect(taken.facts.login == "ente")
        // Our mistakes are tried again: the wrong password, nobody to vouch for the certificate, a name it is not for.
        for url in [
            "ente:wrong@\(place)?ca=\(ca)", "ente:p%40ss%3Aword@\(place)", "\(place)?ca=\(ca)",
            "ente:x@\(place)?ca=/nonexistent",
        ] {
            let failure = await failure(of: SMTPTransport(try SMTPServer("smtp+starttls://\(url)")))
            guard case .again(.seconds(900), _) = failure else {
                Issue.record("\(url.replacing(ca, with: "CA")): \(String(describing: failure))")
                continue
            }
        }
        #expect(try server.mails().count == 1)
    }

    @Test("Un server che non offre STARTTLS non riceve nulla in chiaro")
    func noDowngrade() async throws {
        let server = try SMTPTestServer()
        let failure = await failure(of: SMTPTransport(try SMTPServer("smtp+starttls://localhost:\(server.port)")))
        guard case .again = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
        #expect(try server.mails().isEmpty)
    }

    @Test("Molte insieme, ognuna una volta")
    func many() async throws {
        let server = try SMTPTestServer()
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:\(server.port)"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    _ = try await transport.send(Self.mail, from: "a@ente.example", to: ["p\(number)@example.it"])
                }
            }
            try await group.waitForAll()
        }
        #expect(Set(try server.mails().flatMap(\.facts.to)).count == 50)
    }

    private func failure(of transport: SMTPTransport) async -> DeliveryFailure? {
        do throws(DeliveryFailure) {
            _ = try await transport.send(Self.mail, from: "a@ente.example", to: ["anna@example.it"])
            return nil
        } catch {
            return error
        }
    }
}

@Suite("Posta in uscita senza server")
struct MailWithoutServerTests {
    @Test("Nessuno risponde: si riprova")
    func nobodyThere() async throws {
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:1"))
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await transport.send([], from: "a@ente.example", to: ["anna@example.it"])
        }
        guard case .again(.seconds(60), _) = failure else {
            return #expect(Bool(false), "\(String(describing: failure))")
        }
    }

    @Test(
        "Un indirizzo che porta un comando non parte",
        arguments: ["a@b.it>\r\nRCPT TO:<x@y.it", "a b@c.it", "", "<a@b.it>"])
    func unsafeAddresses(_ address: String) async throws {
        let transport = SMTPTransport(try SMTPServer("smtp://127.0.0.1:1"))
        await #expect(throws: DeliveryFailure.never(reason: "not a mail address")) {
            try await transport.send([], from: "a@ente.example", to: [address])
        }
    }

    @Test("La cartella tiene ogni messaggio in un file suo")
    func outbox() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }  // a temporary folder left behind harms nobody
        let outbox = OutboxFolder(
            folder.appending(path: "outbox"), now: { Date(timeIntervalSince1970: 1_795_000_000.5) }, name: { "7" })
        let receipt = try await outbox.send([1, 2, 3], from: "a@ente.example", to: ["anna@example.it"])
        #expect(receipt == .kept(file: "20261118T110640.500Z-7.eml"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "outbox").path) == [
                "20261118T110640.500Z-7.eml"
            ])
        #expect(
            FileManager.default.contents(atPath: folder.appending(path: "outbox/20261118T110640.500Z-7.eml").path)
                == Data([1, 2, 3]))
    }

    @Test("Dove non si può scrivere si riprova")
    func outboxRefuses() async throws {
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await OutboxFolder(URL(filePath: "/proc/outbox")).send([1], from: "", to: ["anna@example.it"])
        }
        guard case .again = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    }

    @Test(
        "Indirizzi del server",
        arguments: [
            ("smtp://mail", "smtp://mail:25"), ("smtps://u:p@mail.example", "smtps://u@mail.example:465"),
            ("smtp+starttls://u%40e.it:p%2F@mail.example:2525/", "smtp+starttls://u@e.it@mail.example:2525"),
            ("SMTP://u:p@localhost:2525", "smtp://u@localhost:2525"),
        ])
    func servers(_ url: String, _ shown: String) throws {
        #expect(try SMTPServer(url).description == shown)
    }

    @Test(
        "Indirizzi sbagliati",
        arguments: [
            ("", .unreadable), ("mail.example", .unreadable), ("smtp://", .unreadable),
            ("smtp://mail/path", .unreadable),
            ("http://mail", .unknownScheme("http")), ("smtp://mail?tls=no", .unknownOption("tls")),
            ("smtp://u:p@mail.example", .passwordInClear),
        ] as [(String, SMTPServer.Mistake)])
    func mistakes(_ url: String, _ mistake: SMTPServer.Mistake) {
        #expect(throws: mistake) { try SMTPServer(url) }
    }
}
