import Desk
import Domain
import HTTPTypes
import Hummingbird

/// The words of the mails that leave by themselves.
struct TemplateRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        let list = SettingsPlace.templates.address, one = list + "/:kind/:language"
        router.get(RouterPath(list), use: showList)
        router.get(RouterPath(one), use: show)
        router.post(RouterPath(one), use: save)
        router.get(RouterPath(one + "/html"), use: showHTML)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.templates, context)
        let templates = try await pages.desk.database.read { c in try c.mailTemplates() }
        return TemplateListPage(templates: templates).html(pages.frame(.templates, request, context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.templates, context)
        let template = try await kept(context) ?? asked(context)
        let form = FormData([("subject", template.subject), ("text", template.text)])
        return try await page(template, form, FieldErrors(), request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.templates, request, context)
        var template = try asked(context), errors = FieldErrors()
        template.subject = form["subject"]
        template.text = form["text"]
        do {
            if form["passo"] == "anteprima" {
                _ = try template.preview(office: context.catalogue.office)
                return try await page(template, form, errors, request, context).response()
            }
            try await pages.desk.edit(template, as: context.actor)
            return pages.done("settings.modelli.done", at: request.uri.path, context)
        } catch let refusal as TemplateRefusal {
            errors.add(refusal.field, context.words.sentence(refusal))
        } catch let refusal as Refusal {
            errors.add(refusal, context.words)
        }
        return try await page(template, form, errors, request, context).response(.unprocessableContent)
    }

    /// The saved words as the HTML half of the mail: a page that may do nothing at all.
    @Sendable func showHTML(_ request: Request, _ context: DeskContext) async throws -> Response {
        try pages.enter(.templates, context)
        guard let template = try await kept(context) else { throw Refusal.notFound }
        let preview = try template.preview(office: context.catalogue.office)
        let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
        // The letter's own page: the same bytes the mail carries, with every value escaped when they were made.
        return HTML(trusted: Array(preview.html.utf8)).response(headers: [.contentSecurityPolicy: policy])
    }

    /// The mail in the address, without words.
    private func asked(_ context: DeskContext) throws -> MailTemplate {
        guard let kind = context.parameters.get("kind").flatMap({ OutgoingMail.Kind(rawValue: $0) }),
            let language = context.parameters.get("language").flatMap(Language.init)
        else { throw Refusal.notFound }
        return MailTemplate(kind: kind, language: language.rawValue, subject: "", text: "")
    }

    private func kept(_ context: DeskContext) async throws -> MailTemplate? {
        let asked = try asked(context)
        return try await pages.desk.database.read { c in try c.mailTemplates() }
            .first { $0.kind == asked.kind && $0.language == asked.language }
    }

    private func page(
        _ template: MailTemplate, _ form: FormData, _ errors: FieldErrors, _ request: Request, _ context: DeskContext
    ) async throws -> HTML {
        // Words that cannot be used have no preview; what is wrong with them stands beside the field.
        let preview = template.text.isEmpty ? nil : try? template.preview(office: context.catalogue.office)
        return TemplatePage(
            kind: template.kind, language: Language(rawValue: template.language) ?? .it, form: form, errors: errors,
            preview: preview, isSaved: try await kept(context) != nil
        ).html(pages.frame(.templates, request, context))
    }
}
