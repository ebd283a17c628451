import Crypto
import Desk
import Domain
import Foundation

/// A form that was sent when its person was not logged in any more. It travels in the page of the log-in, sealed: nobody
/// but we can read it or make one, and it goes on only when who logs in is the one for whom its page was drawn.
struct HeldForm: Codable, Sendable, Equatable {
    struct Field: Codable, Sendable, Equatable {
        var name: String
        var value: String
    }

    /// Where it was posted.
    var address: String
    /// Everything but the token; the files that came with it are references to what the store has.
    var fields: [Field]
    /// What the person is told of files that could not be kept.
    var lost: [String]
    var owner: ID<Operator>
    var until: Date

    /// As long as the files it names are there.
    static let lifetime = 24.0 * 3600
    /// Bytes of a sealed form that a field of the log-in takes.
    private static let most = 1_400_000

    init(_ form: FormData, at address: String, of owner: ID<Operator>, lost: [String] = [], at now: Date) {
        self.address = address
        self.lost = lost
        self.owner = owner
        fields = form.pairs.filter { $0.name != CSRF.fieldName }.map { Field(name: $0.name, value: $0.value) }
        until = now.addingTimeInterval(Self.lifetime)
    }

    /// The fields that hold a password, wherever there is one: such a form is written again.
    private static let secrets = ["parola", "attuale", "nuova", "ripeti", "password"]

    /// Whether a form has no secret, which does not belong into a page.
    static func mayHold(_ form: FormData) -> Bool { !secrets.contains { form.optional($0) != nil } }
}

extension HeldForm {
    /// Nil for one that is too large to travel.
    func sealed(for browser: String, _ site: Site) throws -> String? {
        let box = try AES.GCM.seal(
            JSONEncoder().encode(self), using: Self.key(site), authenticating: Array(browser.utf8))
        guard let bytes = box.combined else { return nil }
        let text = Base64URL.encode(Array(bytes))
        return text.utf8.count <= Self.most ? text : nil
    }

    /// Nil for what is none of ours, of another browser, or too old: the answer is the same, an ordinary log-in.
    init?(_ sealed: String, for browser: String, _ site: Site) {
        guard let bytes = Base64URL.decode(sealed), let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: Self.key(site), authenticating: Array(browser.utf8)),
            let held = try? JSONDecoder().decode(Self.self, from: plain), site.now() < held.until
        else { return nil }
        self = held
    }

    private static func key(_ site: Site) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: site.key, info: Data("held form".utf8), outputByteCount: 32)
    }
}

extension HeldForm {
    /// The request it acts on, and what it does there, when it is one of those forms.
    private var deed: (number: Ticket.Number, action: RequestAction)? {
        let parts = path.split(separator: "/")
        guard parts.count == 4, parts[0] == "scrivania", parts[1] == "richieste",
            let number = Ticket.Number(String(parts[2])), let action = RequestAction(rawValue: String(parts[3]))
        else { return nil }
        return (number, action)
    }

    private var path: Substring { address.prefix { $0 != "?" } }

    /// What it was about to do, in words.
    func sentence(_ w: Words) -> String {
        if let deed { return w("account.held.deed", ["number": deed.number, "deed": deed.action.name(w)]) }
        return w("account.held.page", ["address": String(path)])
    }

    /// Where one reads on who does not want it any more.
    var home: String { deed?.number.deskPath ?? QueueQuery.path }
}
