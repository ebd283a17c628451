import Foundation
import Synchronization

/// Counts what each address does, in the memory of this process: a bucket of tokens that fills with time.
///
///     let submissions = RateLimiter(burst: 10, perMinute: 10)
///     if let wait = submissions.refuse(context.visit.address, at: site.now()) { throw Refusal.slowDown(seconds: wait) }
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Double
    }

    private let burst: Double
    private let perSecond: Double
    /// Addresses remembered: when there are more, those at rest longest are forgotten.
    private let most: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    init(burst: Int, perMinute: Int, most: Int = 20_000) {
        self.burst = Double(burst)
        perSecond = Double(perMinute) / 60
        self.most = most
    }

    /// Nil when it may go on (and it is counted), else the seconds to wait.
    func refuse(_ address: String, at now: Date) -> Int? {
        let now = now.timeIntervalSince1970
        return buckets.withLock { buckets in
            var bucket = buckets[address] ?? Bucket(tokens: burst, at: now)
            bucket.tokens = min(burst, bucket.tokens + max(0, now - bucket.at) * perSecond)
            bucket.at = now
            let isRefused = bucket.tokens < 1
            if !isRefused { bucket.tokens -= 1 }
            if buckets[address] == nil, buckets.count >= most { prune(&buckets, now) }
            buckets[address] = bucket
            return isRefused ? max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up))) : nil
        }
    }

    /// How many addresses are remembered.
    var count: Int { buckets.withLock { $0.count } }

    /// Forgets the full buckets, which say nothing; when an attack keeps them all in use, the older half.
    private func prune(_ buckets: inout [String: Bucket], _ now: Double) {
        buckets = buckets.filter { $0.value.tokens + (now - $0.value.at) * perSecond < burst }
        guard buckets.count >= most else { return }
        let middle = buckets.values.map(\.at).sorted()[buckets.count / 2]
        buckets = buckets.filter { $0.value.at > middle }
    }
}
