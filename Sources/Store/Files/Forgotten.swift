import Foundation

extension Files {
    /// Files kept longer ago than a day that nobody attached to anything: somebody chose them and went away, or they were
    /// not allowed. A file chosen again counts from then.
    /// - Parameter known: tells which of some hashes are attached to something.
    /// - Returns: how many were removed.
    @discardableResult
    public func removeForgotten(
        at now: Date, known: @Sendable ([String]) async throws -> Set<String>
    ) async throws -> Int {
        var removed = 0
        for folder in try await folders() {
            let old = try await disk.run { [disk] in
                try disk.list(folder).filter { now.timeIntervalSince($0.changedAt) > 86_400 }.map(\.path)
            }
            if old.isEmpty { continue }
            let kept = try await known(old.map(Self.hash))
            for path in old where !kept.contains(Self.hash(path)) {
                try await disk.run { [disk] in try disk.remove(path) }
                removed += 1
            }
        }
        return removed
    }

    /// The folders `ab/cd` there are: each holds few files, so no list grows with the archive.
    private func folders() async throws -> [String] {
        try await disk.run { [disk, root] in
            try disk.list(root).map(\.path).filter { Self.hash($0).utf8.count == 2 }
                .flatMap { try disk.list($0).map(\.path) }
        }
    }

    private static func hash(_ path: String) -> String {
        String(path[(path.lastIndex(of: "/") ?? path.startIndex)...].dropFirst())
    }
}
