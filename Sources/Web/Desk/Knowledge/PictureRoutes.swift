import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Pictures of articles, on their way in.
struct PictureRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(PicturesPage.path), use: show)
        router.post(RouterPath(PicturesPage.path), use: keep)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func keep(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.formWithFiles(request, site, desk), w = context.words
        var page = try await page(context)
        let files = try FilesOfForm(form, desk, context.catalogue.office, w)
        do {
            guard let file = files.attached.first?.file else {
                throw Refusal.invalid(field: "immagine", reason: "knowledge.problem.picture")
            }
            try await desk.keep(articleFile: file, as: context.person)
            return .seeOther(
                PicturesPage.path, saying: Notice(tone: .success, text: w("knowledge.pictures.kept")), site)
        } catch Refusal.invalid(_, let reason) {
            page.errors.add("immagine", files.errors.first ?? w(reason))
            return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
        }
    }

    private func page(_ context: DeskContext) async throws -> PicturesPage {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let pictures = try await desk.database.read { c in try c.articleFiles(limit: PicturesPage.most) }
        let queues = try await DeskQueues(context.person, context.catalogue, counts.current(), at: site.now())
        return PicturesPage(
            pictures: pictures, office: context.catalogue.office, mayWrite: true,
            sidebar: queues.sidebar(current: nil, isAtArticles: true, context.words))
    }
}

extension PublicSite {
    /// A picture of an article, or a file that goes with it. Its address says its content, so that a browser asks for it once.
    @Sendable func showArticleFile(_ request: Request, _ context: PublicContext) async throws -> Response {
        let hash = try context.parameters.require("hash")
        guard let file = try await desk.database.read({ c in try c.articleFile(hash) }) else { throw Refusal.notFound }
        let kind = FileKind.allCases.first { $0.mediaType == file.type } ?? .unknown
        let files = desk.files, size = try files.find(hash).size
        var headers: HTTPFields = [
            .contentType: kind.servedType, .xContentTypeOptions: "nosniff",
            .cacheControl: "public, max-age=31536000, immutable",
            .contentDisposition: ContentDisposition.header(
                file.isPicture ? .inline : .attachment, name: FileName.download(file.name, kind)),
        ]
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        let body = ResponseBody(contentLength: size) { writer in
            for try await piece in files.pieces(of: hash, size: size) {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
