import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt (RFC 7914) with its own parameters and salt, written like the PHC strings others use:
/// `$scrypt$ln=15,r=8,p=1$salt$hash`.
public struct PasswordHash: Hashable, Sendable, CustomStringConvertible {
    /// What it costs to try one password: memory is 128 * 2^logN * r bytes.
    public struct Cost: Hashable, Sendable {
        public let logN: Int, r: Int, p: Int

        public init(logN: Int, r: Int, p: Int) {
            self.logN = logN
            self.r = r
            self.p = p
        }

        /// 32 MB and a tenth of a second on the machines of today.
        public static let usual = Cost(logN: 15, r: 8, p: 1)
        /// For tests and demo data, where a thousand passwords are made at once.
        public static let quick = Cost(logN: 10, r: 8, p: 1)
    }

    public let cost: Cost
    private let salt: [UInt8]
    private let key: [UInt8]

    /// Hashes a password with a salt of its own. Blocks for as long as `cost` says.
    public init(of password: String, cost: Cost = .usual) throws {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        self.init(cost: cost, salt: salt, key: try Self.derive(password, salt, cost))
    }

    private init(cost: Cost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// Blocks as `init(of:)` does.
    public func matches(_ password: String) -> Bool {
        // The parameters were checked when the text was read: what is left to fail is memory, and then nobody logs in.
        guard let candidate = try? Self.derive(password, salt, cost) else { return false }
        return isEqualInConstantTime(candidate, key)
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
        // One accent, two ways to type it: the keyboard of the phone and that of the office must give one password.
        let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
        return try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logN, blockSize: cost.r, parallelism: cost.p
        ).withUnsafeBytes { Array($0) }
    }
}

extension PasswordHash {
    /// Reads what `description` wrote; nil for anything else, and for a cost no machine should be asked for.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Self.cost(parts[2]),
            let salt = Self.unpadded(parts[3]), salt.count >= 8, let key = Self.unpadded(parts[4]), key.count == 32
        else { return nil }
        self.init(cost: cost, salt: salt, key: key)
    }

    public var description: String {
        "$scrypt$ln=\(cost.logN),r=\(cost.r),p=\(cost.p)$\(Self.unpadded(salt))$\(Self.unpadded(key))"
    }

    private static func cost(_ text: Substring) -> Cost? {
        let values = text.split(separator: ",").map { $0.split(separator: "=") }
        guard values.count == 3, values.allSatisfy({ $0.count == 2 }), values.map(\.[0]) == ["ln", "r", "p"],
            let logN = Int(values[0][1]), let r = Int(values[1][1]), let p = Int(values[2][1]),
            (1...20).contains(logN), (1...32).contains(r), (1...16).contains(p)
        else { return nil }
        return Cost(logN: logN, r: r, p: p)
    }

    private static func unpadded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }

    private static func unpadded(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { Array($0) }
    }
}

/// Makes and checks password hashes on two threads of its own: scrypt blocks, and each one at work holds 32 MB.
public struct Passwords: Sendable {
    private let threads = ThreadPool(name: "passwords", count: 2)
    private let cost: PasswordHash.Cost

    /// Longer ones are refused before any work: a password of a megabyte is an attack.
    private static let longest = 1024

    public init(cost: PasswordHash.Cost = .usual) { self.cost = cost }

    public func hash(_ password: String) async throws -> PasswordHash {
        try await threads.run { [cost] in try PasswordHash(of: password, cost: cost) }
    }

    /// Whether `password` is the one of `hash`. Without a hash (no such person) it takes as long and says no, so that the
    /// time does not tell who exists.
    public func check(_ password: String, against hash: PasswordHash?) async -> Bool {
        guard password.utf8.count <= Self.longest else { return false }
        // Only scrypt's own failure could be thrown here, and then nobody is let in.
        let matches = try? await threads.run { [cost] in
            if let hash { return hash.matches(password) }
            _ = try PasswordHash(of: password, cost: cost)
            return false
        }
        return matches ?? false
    }
}
