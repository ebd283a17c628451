import Desk
import Foundation
import Testing

@Suite("Segreti")
struct SecretsTests {
    static let secret = try! ServerSecret(bytes: Array(0..<32))  // 32 bytes are enough by definition
    static let other = try! ServerSecret(bytes: Array(1..<33))
    static let now = Date(timeIntervalSince1970: 1_795_000_000)

    @Test("Un collegamento è sempre lo stesso, e diverso per scopo, cosa, volta e installazione")
    func tokens() {
        let token = Token.derive(Self.secret, purpose: "tracking", id: 7, counter: 0)
        #expect(token.utf8.count == Token.length)
        #expect(token == Token.derive(Self.secret, purpose: "tracking", id: 7, counter: 0))
        let others = [
            Token.derive(Self.secret, purpose: "rating", id: 7, counter: 0),
            Token.derive(Self.secret, purpose: "tracking", id: 8, counter: 0),
            Token.derive(Self.secret, purpose: "tracking", id: 7, counter: 1),
            Token.derive(Self.other, purpose: "tracking", id: 7, counter: 0),
            Token.random(), Token.random(),
        ]
        #expect(Set(others + [token]).count == 7)
        #expect(Token.hash(token)?.count == 32)
        #expect(Token.hash(token) != Token.hash(others[0]))
    }

    @Test(
        "Ciò che non può essere un collegamento non si cerca",
        arguments: [
            "", "x", String(repeating: "a", count: 44), String(repeating: "+", count: 43),
            String(repeating: "è", count: 22),
        ])
    func noTokens(_ text: String) {
        #expect(Token.hash(text) == nil)
    }

    @Test("Una busta firmata torna intera, o non torna")
    func blobs() throws {
        let sealed = SignedBlob.seal(
            "richiesta 7", purpose: "form", until: Self.now.addingTimeInterval(60), Self.secret)
        #expect(try SignedBlob.text(sealed, purpose: "form", at: Self.now, Self.secret) == "richiesta 7")
        #expect(throws: SignedBlob.Refusal.expired) {
            try SignedBlob.text(sealed, purpose: "form", at: Self.now.addingTimeInterval(60), Self.secret)
        }
        #expect(throws: SignedBlob.Refusal.forged) {
            try SignedBlob.text(sealed, purpose: "file", at: Self.now, Self.secret)
        }
        #expect(throws: SignedBlob.Refusal.forged) {
            try SignedBlob.text(sealed, purpose: "form", at: Self.now, Self.other)
        }
        for cut in 0..<sealed.count {
            #expect(throws: SignedBlob.Refusal.forged) {
                try SignedBlob.text(String(sealed.prefix(cut)), purpose: "form", at: Self.now, Self.secret)
            }
        }
        for index in sealed.indices {
            var changed = sealed
            changed.replaceSubrange(index...index, with: sealed[index] == "A" ? "B" : "A")
            #expect(throws: SignedBlob.Refusal.forged) {
                try SignedBlob.text(changed, purpose: "form", at: Self.now, Self.secret)
            }
        }
    }

    @Test("Il segreto si crea una volta, leggibile solo da chi lo possiede")
    func secretFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }  // a temporary folder left behind harms nobody
        let file = folder.appending(path: "data/secret")
        let first = try ServerSecret.load(configured: nil, file: file),
            second = try ServerSecret.load(configured: "", file: file)
        #expect(
            Token.derive(first, purpose: "a", id: 1, counter: 0)
                == Token.derive(second, purpose: "a", id: 1, counter: 0))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path) == ["secret"])
        #expect(!"\(first)".contains("0"))
    }

    @Test(
        "Un segreto configurato corto o illeggibile si rifiuta",
        arguments: [
            "abc", "00ff", "non è un segreto, ma una frase lunga abbastanza", String(repeating: "ab", count: 31),
        ])
    func weakSecrets(_ text: String) {
        #expect(throws: ServerSecret.Failure.tooWeak) {
            try ServerSecret.load(configured: text, file: URL(filePath: "/nonexistent/secret"))
        }
    }

    @Test("Un segreto configurato in esadecimale o in base64 è lo stesso")
    func configuredSecrets() throws {
        let bytes = [UInt8](repeating: 0xAB, count: 32), file = URL(filePath: "/nonexistent/secret")
        let texts = [
            String(repeating: "ab", count: 32), Data(bytes).base64EncodedString() + "\n", Base64URL.encode(bytes),
        ]
        let tokens = try texts.map {
            Token.derive(try ServerSecret.load(configured: $0, file: file), purpose: "a", id: 1, counter: 0)
        }
        #expect(Set(tokens).count == 1)
    }
}

@Suite("Password")
struct PasswordTests {
    @Test("Si riconosce la propria, e nessun'altra")
    func matches() async throws {
        let passwords = Passwords(cost: .quick)
        let hash = try await passwords.hash("così è la vita")
        #expect(hash.description.hasPrefix("$scrypt$ln=10,r=8,p=1$"))
        let read = try #require(PasswordHash(hash.description))
        #expect(read == hash)
        #expect(await passwords.check("così è la vita", against: read))
        #expect(await passwords.check("cosi\u{300} e\u{300} la vita", against: read))
        #expect(await !passwords.check("così e la vita", against: read))
        #expect(await !passwords.check("", against: read))
        #expect(await !passwords.check("così è la vita", against: nil))
        #expect(await !passwords.check(String(repeating: "a", count: 2000), against: read))
        #expect(try await passwords.hash("così è la vita") != hash)
    }

    @Test("Un hash fatto altrove con gli stessi parametri è lo stesso (RFC 7914 §12)")
    func vector() {
        // Passphrase "pleaseletmein", salt "SodiumChloride", N 16384, r 8, p 1: the first 32 of the vector's 64 bytes.
        let right = PasswordHash(
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI")
        #expect(right?.matches("pleaseletmein") == true)
    }

    @Test(
        "Ciò che non è un hash si rifiuta",
        arguments: [
            "", "password", "$scrypt$ln=15,r=8,p=1$$", "$argon2id$v=19$m=1$a$b",
            "$scrypt$ln=40,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2+9VE8vpvdptpyniHVSEc",
        ])
    func malformed(_ text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test("Molte insieme non si bloccano")
    func many() async throws {
        let passwords = Passwords(cost: .quick)
        let all = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<20 { group.addTask { try await passwords.hash("p\(number)").description } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(all.count == 20)
    }
}
