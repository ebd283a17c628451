import Desk
import Domain
import Foundation
import Formats
import Hummingbird
import Store

extension PageContext {
    /// What a form sent; forged and cut ones are refused.
    func form(_ request: Request, _ site: Site) async throws -> FormData { try await FormReader(site).read(request, self) }

    /// The same, its files put into the store as they come, within the office's limits.
    func form(_ request: Request, _ site: Site, files: Files, office: Office) async throws -> FormData {
        var limits = FormLimits()
        limits.file = office.attachmentBytes
        limits.files = office.attachmentCount
        limits.total = office.attachmentBytes * office.attachmentCount
        return try await FormReader(site, limits: limits, sink: StoredFiles(files: files)).read(request, self)
    }
}

extension FormData {
    /// The files of a field that came and may be attached.
    /// - Throws: `FileRefusal` for the first that may not.
    func keptFiles(_ field: String, _ desk: Desk, _ office: Office) async throws -> [KeptFile] {
        if let refusal = fileProblem(office) { throw refusal }
        var kept: [KeptFile] = []
        for file in files where file.field == field {
            kept.append(
                try await desk.examine(
                    Files.Kept(hash: file.handle, size: file.size), named: file.name, office.filePolicy))
        }
        return kept
    }

    /// What was wrong with the sending, as the file rules say it.
    private func fileProblem(_ office: Office) -> FileRefusal? {
        problems.lazy.compactMap { problem in
            switch problem {
            case .fieldTooLong: nil
            case .fileTooBig(_, let name): .tooBig(name: name, limit: office.attachmentBytes)
            case .tooManyFiles, .uploadTooBig: .tooMany(limit: office.attachmentCount)
            }
        }.first
    }
}
