import Crypto
import Foundation

extension Site {
    /// HMAC-SHA256 of a text for one purpose.
    func signature(_ purpose: String, _ parts: [UInt8]...) -> [UInt8] {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array(purpose.utf8) + [0])
        for part in parts { mac.update(data: part) }
        return Array(mac.finalize())
    }
}

/// Random bytes from the operating system.
func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator(), bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
    return Array(bytes.prefix(count))
}
