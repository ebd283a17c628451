import CAssets

/// A file that travels inside the program, by its path under Sources/CAssets.
struct Embedded: Sendable {
    let name: String
    /// Points into the program's own read-only memory, which lives as long as the process.
    nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>

    static let all: [Embedded] = (0..<sportello_assets_count).map { index in
        let file = sportello_asset_at(index)!.pointee
        return Embedded(
            name: String(cString: file.name), bytes: UnsafeBufferPointer(start: file.bytes, count: file.count))
    }

    static func named(_ name: String) -> Embedded? { all.first { $0.name == name } }
}
