import Desk
import Domain
import Foundation
import Hummingbird
import Synchronization

/// What the public pages share.
struct PublicSite: Sendable {
    let desk: Desk
    let site: Site
    let live: LiveNews
    let submissions = SubmissionMeter()
    /// Tokens that open nothing, by address: whoever guesses is slowed down long before chance could help.
    let guesses = RateLimiter(burst: 20, perMinute: 10)
    /// What readers say of articles, by address.
    let votes = RateLimiter(burst: 10, perMinute: 6)
    /// What is asked while somebody types.
    let suggesting = RateLimiter(burst: 60, perMinute: 60)

    init(_ desk: Desk, _ site: Site, _ live: LiveNews) {
        self.desk = desk
        self.site = site
        self.live = live
    }

    /// Counts a token that opened nothing.
    func missed(_ visit: Visit) throws -> Never {
        if let wait = guesses.refuse(visit.address, at: desk.now()) { throw Refusal.slowDown(seconds: wait) }
        throw Refusal.notFound
    }
}

/// Submissions by address; the limit is a setting, so it may change while we run.
final class SubmissionMeter: Sendable {
    private let limiter = Mutex<(perMinute: Int, limiter: RateLimiter)>((0, RateLimiter(burst: 1, perMinute: 1)))

    /// Seconds to wait, or nil when the address may go on.
    func refuse(_ address: String, perMinute: Int, at now: Date) -> Int? {
        let current = limiter.withLock { kept in
            if kept.perMinute != perMinute {
                kept = (perMinute, RateLimiter(burst: max(1, perMinute), perMinute: max(1, perMinute)))
            }
            return kept.limiter
        }
        return current.refuse(address, at: now)
    }
}
