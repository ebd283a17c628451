import Domain
import Formats
import Foundation
import Store

/// How the details of a request should read; nil for none. Every field is given: what is equal stays.
public struct CorrectedDetails: Sendable, Equatable {
    /// Codes of the catalogue.
    public var administration: String?
    public var userType: String?
    public var externalReference: String?
    public var email: String?
    public var phone: String?

    public init(
        administration: String? = nil, userType: String? = nil, externalReference: String? = nil, email: String? = nil,
        phone: String? = nil
    ) {
        self.administration = administration
        self.userType = userType
        self.externalReference = externalReference
        self.email = email
        self.phone = phone
    }

    /// Characters of a reference of another system.
    public static let longestReference = 100
}

extension Desk {
    /// Puts the details of a request right: administration, user type, reference, and where its requester is reached. The
    /// address and the telephone are the person's: all of their requests have them, so only somebody who sees all of those
    /// may change them.
    /// - Throws: `Refusal.invalid` with the field; `alreadyDone` when nothing differs.
    @discardableResult
    public func correct(
        _ number: Ticket.Number, _ details: CorrectedDetails, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        let (email, phone) = try (details.checkedEmail(), details.checkedPhone())
        let reference = try details.checkedReference()
        return try await work(on: number, as: person, version: version) { scene in
            let (c, catalogue, ticket) = (scene.c, scene.catalogue, scene.ticket)
            guard var requester = try c.requester(ticket.requester) else { throw Refusal.notFound }
            let administration = try catalogue.administration(details.administration, insteadOf: ticket, at: scene.now)
            let userType = try catalogue.userType(details.userType, insteadOf: ticket, at: scene.now)
            let change = try ticket.correcting(
                [
                    Correction(
                        .administration, from: catalogue.administration(ticket.administration)?.name,
                        to: administration?.name),
                    Correction(.userType, from: catalogue.userType(ticket.userType)?.name, to: userType?.name),
                    Correction(.reference, from: ticket.externalReference, to: reference),
                    Correction(.email, from: requester.email, to: email),
                    Correction(.phone, from: requester.phone, to: phone),
                ], by: person, at: scene.now
            ) {
                $0.administration = administration?.id
                $0.userType = userType?.id
                $0.externalReference = reference
            }
            try c.correct(change.to)
            if let reference {
                var words = IndexedWords()
                words.add(reference)
                try c.add(words: words.tokens, to: ticket.number)
            }
            if (requester.email, requester.phone) != (email, phone) {
                // Mail about all of their requests goes where this says.
                guard try !c.hasTickets(requester.id, hiddenFrom: person) else {
                    throw Refusal.invalid(
                        field: requester.email == email ? "phone" : "email", reason: "request.correct.elsewhere")
                }
                requester.email = email
                requester.phone = phone
                try c.reach(requester)
                try index(requester, c)
            }
            return Decision(change: change)
        }
    }
}

extension CorrectedDetails {
    fileprivate func checkedEmail() throws -> String? {
        guard let email, !email.tidied.isEmpty else { return nil }
        guard let address = try? EmailAddress(email) else {  // which part of it is wrong, the person sees
            throw Refusal.invalid(field: "email", reason: "problem.email.wrong")
        }
        return address.text
    }

    fileprivate func checkedPhone() throws -> String? {
        guard let phone, !phone.tidied.isEmpty else { return nil }
        guard let number = try? PhoneNumber(phone) else {
            throw Refusal.invalid(field: "phone", reason: "problem.phone.wrong")
        }
        return number.text
    }

    fileprivate func checkedReference() throws -> String? {
        guard let reference = externalReference?.tidied, !reference.isEmpty else { return nil }
        guard reference.count <= Self.longestReference else {
            throw Refusal.invalid(field: "externalReference", reason: "request.correct.tooLong")
        }
        return reference
    }
}

extension Catalogue {
    /// The entry of a code today; a request that has a version of it already keeps that one.
    fileprivate func administration(_ code: String?, insteadOf ticket: Ticket, at now: Date) throws -> Administration? {
        let current = administration(ticket.administration)
        guard let code else { return nil }
        return try code == current?.code
            ? current : known(administration(code: code, at: now), "administration")
    }

    fileprivate func userType(_ code: String?, insteadOf ticket: Ticket, at now: Date) throws -> UserType? {
        let current = userType(ticket.userType)
        guard let code else { return nil }
        return try code == current?.code ? current : known(userType(code: code, at: now), "userType")
    }

    private func known<Entry>(_ entry: Entry?, _ field: String) throws -> Entry {
        guard let entry else { throw Refusal.invalid(field: field, reason: "request.correct.unknown") }
        return entry
    }
}
