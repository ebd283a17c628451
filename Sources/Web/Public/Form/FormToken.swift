import Desk
import Domain
import Foundation

/// What a form carries so that sending it twice is one request, and that nobody fills it in no time: the request's
/// identity, chosen when the form was shown, and that moment. Signed, so it can only come from us.
struct FormToken: Sendable, Equatable {
    let ticket: ID<Ticket>
    let issuedAt: Date

    /// A person needs at least as much to fill the form, a program does not.
    static let leastSeconds = 3.0
    /// Half a day: a form left open over night is renewed, with what was typed.
    static let lifetime = 12.0 * 3600
    private static let purpose = "request form"

    /// How a token that came back is to be read.
    enum Reading: Sendable, Equatable {
        case good(FormToken)
        /// Ours, too old.
        case stale
        case forged
    }
}

extension FormToken {
    /// A fresh one, sealed. With `isTrusted` the person has shown before that they take their time.
    static func fresh(_ desk: Desk, isTrusted: Bool = false) -> String {
        let now = desk.now()
        return FormToken(
            ticket: desk.id(Ticket.self), issuedAt: isTrusted ? now.addingTimeInterval(-leastSeconds) : now
        ).sealed(desk)
    }

    func sealed(_ desk: Desk) -> String {
        SignedBlob.seal(
            "\(ticket) \(Int64(issuedAt.timeIntervalSince1970 * 1000))", purpose: Self.purpose,
            until: issuedAt.addingTimeInterval(Self.lifetime), desk.secret)
    }

    static func read(_ text: String, _ desk: Desk, at now: Date) -> Reading {
        do {
            let parts = try SignedBlob.text(text, purpose: purpose, at: now, desk.secret).split(separator: " ")
            guard parts.count == 2, let id = ID<Ticket>(String(parts[0])), let milliseconds = Int64(parts[1]) else {
                return .forged
            }
            return .good(
                FormToken(ticket: id, issuedAt: Date(timeIntervalSince1970: Double(milliseconds) / 1000)))
        } catch {
            return error == .expired ? .stale : .forged
        }
    }

    func isTooFast(at now: Date) -> Bool { now.timeIntervalSince(issuedAt) < Self.leastSeconds }
}

extension AttachedFile {
    private static let purpose = "attached file"
    /// Longer than a form lives, so that files never vanish under it.
    private static let lifetime = 24.0 * 3600

    /// Signs a kept file so that it can travel in the form.
    init(_ file: KeptFile, _ desk: Desk) throws {
        let payload = try JSONEncoder().encode(file)
        self.init(
            file: file,
            reference: SignedBlob.seal(
                Array(payload), purpose: Self.purpose, until: desk.now().addingTimeInterval(Self.lifetime), desk.secret)
        )
    }

    /// The file a reference names; nil when it is not ours, too old, or the file is gone.
    init?(reference: String, _ desk: Desk, at now: Date) {
        // Whatever is wrong with a reference, the answer is the same: the person adds the file again.
        guard let payload = try? SignedBlob.open(reference, purpose: Self.purpose, at: now, desk.secret),
            let file = try? JSONDecoder().decode(KeptFile.self, from: Data(payload)), desk.files.contains(file.hash)
        else { return nil }
        self.init(file: file, reference: reference)
    }
}
