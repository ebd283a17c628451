import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// A request as a PDF: what was said to and by the requester, and with `?note=1` what the desk wrote to itself.
struct PrintRoutes: Sendable {
    let desk: Desk
    let site: Site
    let press = PDFPress()

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/richieste/:number/pdf", use: show)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), person = context.person, w = context.words
        let file = try await desk.database.read { c in try RequestFile(number, visibleTo: person, c) }
        guard let file else { throw Refusal.notFound }
        let page = PrintedRequest(
            file, context.catalogue, person: person, isInternal: request.question["note"] == "1", w, at: site.now())
        do {
            let pdf = try await press.pdf(of: page.html(w, context.catalogue.office, at: site.now()))
            return answer(pdf, name: w("request.pdf.name", ["number": number]) + ".pdf")
        } catch PDFPress.Refusal.busy {
            return refused("request.pdf.busy", number, context)
        } catch WeasyPrint.Failure.absent {
            return refused("request.pdf.absent", number, context)
        } catch let failure as WeasyPrint.Failure {
            context.logger.error("pdf: \(failure)")
            return refused("request.pdf.failed", number, context)
        }
    }

    private func answer(_ pdf: [UInt8], name: String) -> Response {
        let headers: HTTPFields = [
            .contentType: FileKind.pdf.servedType,
            .contentDisposition: ContentDisposition.header(.attachment, name: name),
            .xContentTypeOptions: "nosniff", .cacheControl: "private, no-store",
        ]
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: pdf)))
    }

    /// Back to the request, which the browser prints too.
    private func refused(_ key: String, _ number: Ticket.Number, _ context: DeskContext) -> Response {
        .seeOther(number.deskPath, saying: Notice(tone: .danger, text: context.words(key)), site)
    }
}

extension Ticket.Number {
    /// - Parameter isInternal: with the notes of the desk.
    func pdfPath(isInternal: Bool) -> String { deskPath + "/pdf" + (isInternal ? "?note=1" : "") }
}
