import Domain
import Formats
import Store

extension SettingsEdit {
    /// The text of a mail in a language; parsed here, so that sending never meets a mistake.
    @discardableResult
    func put(_ template: MailTemplate) throws -> MailTemplate {
        try SettingsChecks.language(template.language)
        try check(template.subject, "subject")
        try check(template.text, "text")
        let old = templates.first { $0.kind == template.kind && $0.language == template.language }
        if old == template { return template }
        try c.save(template)
        templates.removeAll { $0.kind == template.kind && $0.language == template.language }
        templates.append(template)
        try note(edited(template, from: old))
        return template
    }

    private func check(_ text: String, _ field: String) throws {
        try SettingsChecks.filled(text, field)
        do {
            _ = try Template(text, names: Set(MailTemplate.variables))
        } catch {
            throw TemplateRefusal(field: field, problem: error)
        }
    }

    private func edited(_ template: MailTemplate, from old: MailTemplate?) -> SettingsEdited {
        let code = "\(template.kind.rawValue)/\(template.language)"
        guard let old else { return SettingsEdited(.added, "template", code) }
        // The texts are long: the list of changes tells which of the two is another, not how it was.
        let fields = [("subject", old.subject != template.subject), ("text", old.text != template.text)]
        return SettingsEdited(
            .changed, "template", code,
            fields.filter(\.1).map { SettingsEdited.Field(name: $0.0, from: "…", to: "…") })
    }
}

/// Why the text of a mail was refused, and where: line and column count from 1.
public struct TemplateRefusal: Error, Sendable, Equatable {
    /// `subject` or `text`.
    public let field: String
    public let problem: Template.Problem
}

extension Desk {
    /// The text of a mail in a language takes these words.
    /// - Throws: `TemplateRefusal` with the place of the mistake.
    @discardableResult
    public func edit(_ template: MailTemplate, as actor: SettingsActor) async throws -> MailTemplate {
        try await editSettings(.manageTemplates, as: actor) { try $0.put(template) }
    }
}
