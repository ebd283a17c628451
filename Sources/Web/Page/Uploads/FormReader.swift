import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads what a form sent, whatever way it was sent.
///
///     let form = try await FormReader(site).read(request, context)
///     let form = try await FormReader(site, limits: limits, sink: StoredFiles(files: desk.files)).read(request, context)
///
/// The token against forged requests is checked here, so it cannot be forgotten.
struct FormReader: Sendable {
    let site: Site
    var limits: FormLimits
    /// Where files go; nil for a form that has none (files that come all the same are thrown away).
    var sink: (any UploadSink)?
    /// Whether a file of a field may go into the sink, by what came before it; nil for all. The others are thrown away
    /// and noted.
    var keeps: FileQuestion?

    typealias FileQuestion = @Sendable (_ field: String, _ before: FormData) -> Bool

    init(
        _ site: Site, limits: FormLimits = FormLimits(), sink: (any UploadSink)? = nil, keeps: FileQuestion? = nil
    ) {
        self.site = site
        self.limits = limits
        self.sink = sink
        self.keeps = keeps
    }

    /// - Throws: `FormError`, `OthersForm`, and what the sink throws (a full disk).
    func read(_ request: Request, _ context: some PageContext) async throws -> FormData {
        let form = try await body(request), token = form.raw(CSRF.fieldName)
        let isGenuine = CSRF.isGenuine(token, for: context.visit.browser, site)
        if !isGenuine { throw FormError.stale }
        if let holder = context.holder, let owner = CSRF.owner(of: token, for: context.visit.browser, site),
            owner != holder
        {
            throw OthersForm(form: form, owner: owner)
        }
        return form
    }

    /// For a page that shows the form again, with what was typed, instead of an error when the token is old. Nothing may
    /// be changed unless `isGenuine`.
    func readUnchecked(
        _ request: Request, _ context: some PageContext
    ) async throws -> (form: FormData, isGenuine: Bool) {
        let form = try await body(request)
        return (form, CSRF.isGenuine(form.raw(CSRF.fieldName), for: context.visit.browser, site))
    }

    /// The fields alone, for forms protected otherwise.
    func body(_ request: Request) async throws -> FormData {
        let type = request.headers[.contentType] ?? ""
        switch type.prefix(while: { $0 != ";" }).trimmingSpaces.lowercased() {
        case "application/x-www-form-urlencoded":
            return try URLEncoded.decode(try await collect(request).readableBytesView, limits: limits)
        case "multipart/form-data":
            guard let boundary = MultipartParser.boundary(of: type), let parser = MultipartParser(boundary: boundary)
            else {
                throw FormError.malformed("no boundary")
            }
            var reading = MultipartReading(parser: parser, limits: limits, sink: sink, keeps: keeps)
            return try await reading.run(request.body)
        case "": return FormData()
        default: throw FormError.wrongType
        }
    }

    /// The whole body in memory, at most `limits.fields` bytes; what is over is read and thrown away, so that the answer
    /// reaches a browser that is still sending.
    private func collect(_ request: Request) async throws -> ByteBuffer {
        var whole = ByteBuffer(), size = 0
        do {
            for try await var piece in request.body {
                size += piece.readableBytes
                if size <= limits.fields { whole.writeBuffer(&piece) } else if size > limits.drain { break }
            }
        } catch let error where !(error is CancellationError) { throw FormError.cut }
        if size > limits.fields { throw FormError.tooLarge }
        if let said = request.headers[.contentLength].flatMap({ Int($0) }), size < said { throw FormError.cut }
        return whole
    }
}

/// A form of a page that was drawn for somebody else than who is logged in now: it is theirs alone.
struct OthersForm: Error, Sendable {
    let form: FormData
    let owner: ID<Operator>
}
