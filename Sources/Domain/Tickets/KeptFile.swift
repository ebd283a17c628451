/// A file already kept by its content, about to be attached.
public struct KeptFile: Sendable, Equatable, Codable {
    /// Of the content: SHA-256, 64 hex digits.
    public let hash: String
    public let name: String
    public let type: String
    /// Bytes.
    public let size: Int64

    public init(hash: String, name: String, type: String, size: Int64) {
        self.hash = hash
        self.name = name
        self.type = type
        self.size = size
    }
}
