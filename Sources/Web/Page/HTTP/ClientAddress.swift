import Foundation

/// An IPv4 or IPv6 address as bytes; IPv4 inside IPv6 (::ffff:a.b.c.d) counts as IPv4.
struct IPAddress: Sendable, Equatable {
    let bytes: [UInt8]

    init?(_ text: some StringProtocol) {
        var text = text.trimmingSpaces
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = String(text[text.index(after: text.startIndex)..<end])
        }
        if text.filter({ $0 == ":" }).count == 1 { text = String(text.prefix { $0 != ":" }) }  // 10.0.0.1:4711
        var four = in_addr(), six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: six) { Array($0) }
            let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            bytes = all.starts(with: mapped) ? Array(all.dropFirst(12)) : all
        } else {
            return nil
        }
    }

    var description: String {
        bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : stride(from: 0, to: 16, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":")
    }

    /// What one customer of a provider has: an IPv4 address, or the /64 of an IPv6 one.
    var customer: String {
        bytes.count == 4 ? description : description.split(separator: ":").prefix(4).joined(separator: ":") + "::/64"
    }
}

/// Addresses that share their first bits: `10.0.0.0/8`, `::1`, or a single address.
struct AddressRange: Sendable, Equatable {
    let start: IPAddress
    let bits: Int

    /// What somebody configured is no address and no range.
    struct Unreadable: Error, CustomStringConvertible {
        let text: String
        var description: String { "\(text) is neither an address nor a range such as 10.0.0.0/8" }
    }

    init(_ text: String) throws(Unreadable) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let first = parts.first, let start = IPAddress(first) else { throw Unreadable(text: text) }
        let most = start.bytes.count * 8
        let bits = parts.count == 2 ? Int(parts[1]) : most
        guard let bits, (0...most).contains(bits) else { throw Unreadable(text: text) }
        self.start = start
        self.bits = bits
    }

    func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == start.bytes.count else { return false }
        return zip(address.bytes, start.bytes).enumerated().allSatisfy { index, pair in
            let counted = min(8, max(0, bits - index * 8))
            let mask = counted == 0 ? 0 : UInt8(truncatingIfNeeded: 0xFF00 >> counted)
            return pair.0 & mask == pair.1 & mask
        }
    }
}

enum ClientAddress {
    /// The last address of X-Forwarded-For that is not one of our proxies; the peer itself when it is not a proxy.
    static func find(peer: String, forwarded: [String], trusted: [AddressRange]) -> String {
        guard var found = IPAddress(peer) else { return peer }
        let isOurs = { (address: IPAddress) in trusted.contains { $0.contains(address) } }
        let hops = forwarded.flatMap { $0.split(separator: ",") }.reversed()
        for hop in hops where isOurs(found) {
            guard let address = IPAddress(hop) else { break }
            found = address
        }
        return found.customer
    }
}
