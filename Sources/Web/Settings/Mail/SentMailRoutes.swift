import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// The outgoing mail, for who watches over it.
struct SentMailRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(SettingsPlace.mail.address), use: showList)
        router.get(RouterPath(SettingsPlace.mail.address + "/:id"), use: show)
        router.post(RouterPath(SettingsPlace.mail.address + "/:id"), use: resend)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.mail, context)
        let asked = request.question, state = OutgoingMail.State(rawValue: asked["stato"])
        let before = ID<OutgoingMail>(asked["prima"]), most = SentMailListPage.perPage
        let (found, counts) = try await pages.desk.database.read { c in
            // All that waits or was refused is few; what was sent grows without end and is not counted.
            let counted: [OutgoingMail.State] = [.queued, .refused]
            return (
                try c.outgoingMails(in: state, before: before, limit: most + 1),
                Dictionary(uniqueKeysWithValues: try counted.map { ($0, try c.outgoingMailCount(in: $0)) })
            )
        }
        let mails = Array(found.prefix(most))
        return SentMailListPage(
            mails: mails, state: state, counts: counts, next: found.count > most ? mails.last?.id : nil,
            isFirstPage: before == nil
        ).html(pages.frame(.mail, request, context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.mail, context)
        return try await page(context).html(pages.frame(.mail, request, context))
    }

    @Sendable func resend(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.mail, request, context)
        var page = try await page(context)
        do {
            try await pages.desk.resend(page.mail.id, to: form["recipient"], as: context.person)
        } catch let refusal as Refusal {
            page.form = form
            page.errors.add(refusal, context.words)
            return page.html(pages.frame(.mail, request, context)).response(.unprocessableContent)
        }
        return pages.done("settings.posta.resend.done", at: request.uri.path, context)
    }

    private func page(_ context: DeskContext) async throws -> SentMailPage {
        let id = try context.idInPath(OutgoingMail.self)
        return try await pages.desk.database.read { c in
            guard let mail = try c.outgoingMail(id) else { throw Refusal.notFound }
            return SentMailPage(mail: mail, ticket: try mail.ticket.flatMap { try c.ticket($0) }?.number)
        }
    }
}
