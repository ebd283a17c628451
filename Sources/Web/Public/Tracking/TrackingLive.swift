import Desk
import Domain
import Foundation
import Hummingbird
import Synchronization

extension PublicSite {
    /// Where the request stands and what was said, sent again to whoever has the page open when it changes.
    @Sendable func showTrackingLive(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let seen = request.uri.queryParameters.get("v").flatMap { Int($0) }
        let tracked = try await tracked(token, context.visit)
        return liveResponse(liveFragments(of: tracked, token: token, seen: seen, await context.frame(request, site)))
            .secret()
    }

    /// - Parameter seen: the version the page was made of; what changed since is sent first.
    func liveFragments(of tracked: TrackedRequest, token: String, seen: Int?, _ frame: Frame) -> some AsyncSequence<
        LiveFragment, Never
    > & Sendable {
        let isPresent = seen == tracked.ticket.version
        let shown = LastShown(isPresent ? TrackingView.Shown(tracked, token, frame) : nil)
        return live.changes(of: tracked.ticket.id).compactMap { _ in await liveFragment(token, unlike: shown, frame) }
    }

    private func liveFragment(_ token: String, unlike shown: LastShown, _ frame: Frame) async -> LiveFragment? {
        var frame = frame
        frame.now = desk.now()
        // A database that is away for a moment: the next change, or the next page, tells it.
        guard let tracked = try? await tracked(token, Visit()) else { return nil }
        guard shown.replace(with: TrackingView.Shown(tracked, token, frame)) else { return nil }
        let view = TrackingView(tracked, token: token, frame.words, at: frame.now)
        return LiveFragment(
            id: TrackingView.liveID, trackingLivePart(view, frame, isLater: true), say: frame.words("public.track.live")
        )
    }
}

extension TrackingView {
    /// The part of the page that live updates replace.
    static let liveID = "seguito"

    /// What that part says, to tell a change that is seen from one that is not (an internal note).
    struct Shown: Sendable, Equatable {
        var status: [String]
        var entries: [Entry]

        init(_ tracked: TrackedRequest, _ token: String, _ frame: Frame) {
            status = tracked.merging(frame.words) + tracked.status(frame.words, at: frame.now)
            entries = tracked.entries(frame.words)
        }
    }
}

/// What a browser has been sent.
private final class LastShown: Sendable {
    private let kept: Mutex<TrackingView.Shown?>

    init(_ shown: TrackingView.Shown?) { kept = Mutex(shown) }

    /// False when it is the same as before.
    func replace(with shown: TrackingView.Shown) -> Bool {
        kept.withLock { kept in
            defer { kept = shown }
            return kept != shown
        }
    }
}
