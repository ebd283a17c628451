import Crypto
import Foundation
import Synchronization

/// A file of the front end, served at `/assets/HASH/NAME`. One hash for all: style sheets name fonts beside them, and a
/// new version of the program is a new address, so browsers may keep each for ever.
struct Asset: Sendable {
    let name: String
    let type: String
    let file: Embedded

    static let all: [String: Asset] = Dictionary(
        Embedded.all.compactMap { file in
            guard file.name.hasPrefix("own/") || file.name.hasPrefix("vendor/") else { return nil }
            let name = String(file.name.drop { $0 != "/" }.dropFirst())
            return (name, Asset(name: name, type: type(of: name), file: file))
        }, uniquingKeysWith: { first, _ in first })

    static let hash: String = {
        var hasher = SHA256()
        for asset in all.values.sorted(by: { $0.name < $1.name }) {
            hasher.update(bufferPointer: .init(asset.file.bytes))
        }
        return hasher.finalize().prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }()

    /// The address of a file in a page.
    static func path(_ name: String) -> String { "/assets/" + hash + "/" + name }

    /// Compressed once, when first asked for; nil for what is compressed already (fonts).
    var gzipped: [UInt8]? {
        guard !type.hasPrefix("font/") else { return nil }
        return Self.compressed.withLock { kept in
            if let bytes = kept[name] { return bytes }
            let bytes = Gzip.compress(file.bytes, level: 9)
            kept[name] = bytes
            return bytes
        }
    }

    private static let compressed = Mutex<[String: [UInt8]]>([:])

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "woff2": "font/woff2"
        default: "application/octet-stream"
        }
    }
}
