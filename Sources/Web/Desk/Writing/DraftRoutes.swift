import Desk
import Domain
import Formats
import Foundation
import Hummingbird
import Store

/// Keeps what is being written, and throws it away. The script is answered in a few words; a form with its page.
struct DraftRoutes: Sendable {
    let desk: Desk
    let site: Site

    func add(to router: some RouterMethods<DeskContext>) {
        router.post("scrivania/richieste/:number/bozza", use: keep)
        router.post("scrivania/richieste/:number/bozza/butta", use: drop)
        router.post("scrivania/richieste/:number/bozza/allegati", use: keepFiles)
        router.post("scrivania/richieste/:number/bozza/togli", use: dropFile)
    }

    /// The name of the button that takes a file out; its value is the hash.
    static let removal = "togli"

    @Sendable func keep(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        if context.visit.isFragment {
            let form = try await context.form(request, site)
            let known = form.bool("forza") ? .distantFuture : Int64(form["nota"]).map { Date(milliseconds: $0) }
            return Response(told(try await kept(form, of: number, known: known, context), context.words))
        }
        let form = try await formWithFiles(request, number, context)
        let (text, errors) = try await keepWhole(form, of: number, but: nil, context)
        let notice = Notice(
            tone: errors.isEmpty ? .success : .warning,
            text: ([text ?? context.words("writing.draft.nothing")] + errors).joined(separator: " "))
        return .seeOther(number.deskPath, saying: notice, site)
    }

    private func kept(_ form: FormData, of number: Ticket.Number, known: Date?, _ context: DeskContext) async throws
        -> DraftKept
    {
        try await desk.keepDraft(
            kind(form), of: number, form["testo"], copies: Copies(form), seen: ID<Message>(form["visto"]),
            known: known, as: context.person)
    }

    /// Everything a form has, but one file. Who presses a button knows what they do, so it stands over what was kept
    /// elsewhere.
    /// - Returns: what is to be said, and what was not taken.
    private func keepWhole(_ form: FormData, of number: Ticket.Number, but hash: String?, _ context: DeskContext)
        async throws -> (text: String?, errors: [String])
    {
        let w = context.words, files = try FilesOfForm(form, desk, context.catalogue.office, w)
        var text = told(of: try await kept(form, of: number, known: .distantFuture, context), w)
        var errors = files.errors
        for attached in files.attached where attached.file.hash != hash {
            do {
                let draft = try await desk.keepDraftFile(attached.file, kind(form), of: number, as: context.person)
                text = w.kept(at: draft.savedAt, now: site.now())
            } catch let refusal as FileRefusal { errors.append(w.sentence(refusal)) }
        }
        return (text, errors)
    }

    /// What the script sends as soon as it is chosen, pasted or dropped; it is answered with the line of each file.
    @Sendable func keepFiles(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), w = context.words
        let form = try await formWithFiles(request, number, context), kind = try kind(form)
        let files = try FilesOfForm(form, desk, context.catalogue.office, w)
        var items = "", errors = files.errors, begun: Draft?
        for attached in files.attached {
            do {
                begun = try await desk.keepDraftFile(attached.file, kind, of: number, as: context.person)
                items += DraftFiles.item(attached, kind, of: number, w).string
            } catch let refusal as FileRefusal { errors.append(w.sentence(refusal)) }
        }
        return Response(
            .object([
                "html": .text(items), "error": .text(errors.isEmpty ? nil : errors.joined(separator: " ")),
                "at": .text(begun.map { String($0.savedAt.milliseconds) }),
                "text": .text(begun.map { w.told($0, now: site.now()) }),
            ]))
    }

    @Sendable func dropFile(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), w = context.words
        var form = try await formWithFiles(request, number, context)
        let hash = form[Self.removal]
        // The button of a file has one value, and that is the file.
        if !form.has("quale") { form.set("quale", request.question["quale"]) }
        try await desk.dropDraftFile(hash, kind(form), of: number, as: context.person)
        if context.visit.isFragment { return Response(.object([:])) }
        let errors = try await keepWhole(form, of: number, but: hash, context).errors
        let notice = Notice(
            tone: errors.isEmpty ? .success : .warning,
            text: ([w("writing.files.gone")] + errors).joined(separator: " "))
        return .seeOther(number.deskPath, saying: notice, site)
    }

    /// Whoever may not write about the request uploads nothing.
    private func formWithFiles(_ request: Request, _ number: Ticket.Number, _ context: DeskContext) async throws
        -> FormData
    {
        let person = context.person
        let ticket = try await desk.database.read { c in try c.ticket(number, visibleTo: person) }
        guard let ticket else { throw Refusal.notFound }
        guard person.sees(ticket.group), person.may(.note, in: ticket.group) || person.may(.reply, in: ticket.group)
        else { throw Refusal.notAllowed }
        return try await context.formWithFiles(request, site, desk)
    }

    @Sendable func drop(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        let form = try await context.form(request, site)
        try await desk.forgetDraft(kind(form), of: number, as: context.person)
        let notice = Notice(tone: .success, text: context.words("writing.draft.dropped"))
        return .seeOther(number.deskPath, saying: notice, site)
    }

    private func kind(_ form: FormData) throws -> Draft.Kind {
        guard let kind = Draft.Kind(rawValue: form["quale"]) else { throw Refusal.notFound }
        return kind
    }

    private func told(_ kept: DraftKept, _ w: Words) -> JSON {
        let at: Date? =
            switch kept {
            case .kept(let at), .newer(let at): at
            case .empty, .sent: nil
            }
        var isProblem = false
        if case .newer = kept { isProblem = true }
        return .object([
            "at": .text(at.map { String($0.milliseconds) }), "text": .text(told(of: kept, w)),
            "problem": .flag(isProblem),
        ])
    }

    private func told(of kept: DraftKept, _ w: Words) -> String? {
        switch kept {
        case .kept(let at): w.kept(at: at, now: site.now())
        case .newer(let at): w("writing.draft.newer", ["hour": w.hour(at)])
        case .empty, .sent: nil
        }
    }
}
