import Desk
import Domain
import Foundation

/// Where mail goes when no server is configured: a folder of `.eml` files, one a mail, that any mail program opens.
public struct OutboxFolder: MailTransport {
    private let folder: URL
    private let now: @Sendable () -> Date
    private let name: @Sendable () -> String
    private let threads = ThreadPool(name: "outbox", count: 1)

    /// - Parameter name: a fresh word for each mail, so that two of one millisecond have two files.
    public init(
        _ folder: URL, now: @escaping @Sendable () -> Date = { Date() },
        name: @escaping @Sendable () -> String = { UUID().uuidString.prefix(8).lowercased() }
    ) {
        self.folder = folder
        self.now = now
        self.name = name
    }

    public func send(_ bytes: [UInt8], from: String, to: [String]) async throws(DeliveryFailure) -> Receipt {
        let file = "\(Self.stamp(now()))-\(name()).eml"
        do {
            try await threads.run { [folder] in try Self.write(bytes, named: file, in: folder) }
            return .kept(file: file)
        } catch {
            throw .again(after: .seconds(60), reason: "outbox: \(error)")
        }
    }

    /// `20261123T130500.123Z`: names sort by time.
    private static func stamp(_ instant: Date) -> String {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return instant.formatted(style).filter { $0 != "-" && $0 != ":" }
    }

    /// Under another name first: who looks into the folder never sees half a mail.
    private static func write(_ bytes: [UInt8], named name: String, in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let draft = folder.appending(path: ".\(name).draft")
        do {
            try Data(bytes).write(to: draft)
            let handle = try FileHandle(forWritingTo: draft)
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(at: draft, to: folder.appending(path: name))
        } catch {
            try? FileManager.default.removeItem(at: draft)  // the first error is the one to tell
            throw error
        }
    }
}
