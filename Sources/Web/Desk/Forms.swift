import Desk
import Domain
import Foundation
import Formats
import Hummingbird
import Store

extension PageContext {
    /// What a form sent; forged and cut ones are refused.
    func form(_ request: Request, _ site: Site) async throws -> FormData {
        try await FormReader(site).read(request, self)
    }
}

extension DeskContext {
    /// The same for a form with files, which go into the store as they come, within the office's limits.
    func formWithFiles(_ request: Request, _ site: Site, _ desk: Desk) async throws -> FormData {
        let office = catalogue.office
        let sink = JudgedFiles(files: desk.files, office: office)
        return try await FormReader(site, limits: office.formLimits, sink: sink).read(request, self)
    }
}

/// The files of a form: those that came now and those that came before and travel in it, and why others were not taken.
struct FilesOfForm: Sendable {
    var attached: [AttachedFile] = []
    var errors: [String] = []

    init() {}

    init(_ form: FormData, _ desk: Desk, _ office: Office, _ w: Words) throws {
        let now = desk.now()
        attached = form.all(FormNames.kept).compactMap { AttachedFile(reference: $0, desk, at: now) }
        let judged = Judged(form, office, already: attached.count)
        if judged.hasFailed { throw FileError.full }
        attached += try judged.files.map { try AttachedFile($0, desk) }
        errors = judged.refusals.map { w.sentence($0) }
        if form.problems.contains(.uploadTooBig) { errors.append(w("kit.file.uploadTooBig")) }
    }
}
