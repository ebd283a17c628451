import Domain
import Foundation

/// Where a request stands, in plain words: who has it, what happens next, by when if it is known.
extension TrackedRequest {
    /// That requests were joined, for whose number is not the one on the page.
    func merging(_ w: Words) -> [String] {
        if isGuest { return [w("merge.public.guest", ["number": shown.number])] }
        return joined.isEmpty
            ? [] : [w("merge.public.joined", ["numbers": joined.map(\.number.description).joined(separator: ", ")])]
    }

    func status(_ w: Words, at now: Date) -> [String] {
        let group = group?.name ?? office.serviceName
        let blanks: [String: any CustomStringConvertible] = ["group": group, "office": office.serviceName]
        return switch state {
        case .draft, .unconfirmed: [w("public.status.unconfirmed")]
        case .new, .triage: [w("public.status.new", from: blanks), w("public.status.new.next")]
        case .assigned: [w("public.status.assigned", from: blanks), w("public.status.new.next")]
        case .inProgress: [w("public.status.in_progress", from: blanks), w("public.status.in_progress.next")]
        case .waitingRequester:
            [w("public.status.waiting_requester", from: blanks), w("public.status.waiting_requester.next")]
                + [lapsing(w)].compactMap { $0 }
        case .waitingThirdParty:
            [w("public.status.waiting_third_party", from: blanks), w("public.status.in_progress.next")]
        case .onKnownProblem: [w("public.status.on_known_problem", from: blanks), w("public.status.in_progress.next")]
        case .resolved: resolved(w, blanks) + [closing(w)].compactMap { $0 }
        case .closed: resolved(w, blanks) + [w("public.status.closed")]
        case .cancelled: cancelled(w)
        }
    }

    private func resolved(_ w: Words, _ blanks: [String: any CustomStringConvertible]) -> [String] {
        let how = ticket.resolution.map { w("public.status.resolution.\($0.rawValue)", from: blanks) }
        return [how ?? w("public.status.resolved", from: blanks)]
    }

    private func closing(_ w: Words) -> String? {
        ticket.followUpAt.map { w("public.status.closing", ["day": w.day($0)]) }
    }

    /// When the wait ends the request, once the reminder has gone out.
    private func lapsing(_ w: Words) -> String? {
        guard ticket.remindedAt != nil else { return nil }
        return ticket.followUpAt.map { w("public.status.lapsing", ["day": w.day($0)]) }
    }

    private func cancelled(_ w: Words) -> [String] {
        // Whose case it is learns why; who only follows it, that it is over.
        if isGuest { return [w("public.status.cancelled")] }
        return switch ticket.cancellation {
        case .duplicate(let other): [w("public.status.duplicate", ["number": other])]
        case .outOfCompetence(let body): [w("public.status.outOfCompetence", ["body": body])]
        case .withdrawn: [w("public.status.withdrawn")]
        case .unconfirmed: [w("public.status.expired")]
        // What was joined is shown as the request in which it goes on.
        case .merged, nil: [w("public.status.cancelled")]
        }
    }
}
