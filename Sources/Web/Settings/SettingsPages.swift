import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// What every route of the settings needs.
struct SettingsPages: Sendable {
    let desk: Desk
    let site: Site

    /// Lets in who may; for the others the page is not there.
    func enter(_ place: SettingsPlace, _ context: DeskContext) throws {
        guard context.person.may(place.permission) else { throw Refusal.notFound }
    }

    func frame(_ place: SettingsPlace?, _ request: Request, _ context: DeskContext) -> SettingsFrame {
        SettingsFrame(context.deskFrame(request, site), context.person, at: place)
    }

    func form(_ place: SettingsPlace, _ request: Request, _ context: DeskContext) async throws -> FormData {
        try enter(place, context)
        return try await context.form(request, site)
    }

    /// Goes to `address` and says there, in green, that it was done.
    func done(
        _ key: String, _ blanks: [String: any CustomStringConvertible] = [:], at address: String, _ context: DeskContext
    ) -> Response {
        .seeOther(address, saying: Notice(tone: .success, text: context.words(key, from: blanks)), site)
    }

    /// Goes to `address` and says there, in red, why it was not done.
    func refused(_ refusal: Refusal, at address: String, _ context: DeskContext) -> Response {
        .seeOther(address, saying: Notice(tone: .danger, text: context.words.settingsSentence(refusal)), site)
    }
}

extension DeskContext {
    var actor: SettingsActor { .operator(person) }

    /// The id in the address; one that is no id is nobody's.
    func idInPath<Owner>(_ type: Owner.Type = Owner.self) throws -> ID<Owner> {
        guard let id = parameters.get("id").flatMap({ ID<Owner>($0) }) else { throw Refusal.notFound }
        return id
    }
}

extension Words {
    /// Why an edit of the settings was refused.
    func settingsSentence(_ refusal: Refusal) -> String {
        switch refusal {
        case .invalid(_, let reason): self(reason, ["min": Desk.shortestPassword])
        case .changedMeanwhile: self("settings.changedMeanwhile")
        case .notFound, .notAllowed, .wrongState, .noHigherGroup, .tooLate, .alreadyDone, .slowDown: sentence(refusal)
        }
    }
}

extension FieldErrors {
    /// A refusal beside the field it is about; one that is about no field stands in the summary alone.
    mutating func add(_ refusal: Refusal, _ w: Words, named: (String) -> String = { $0 }) {
        if case .invalid(let field, _) = refusal {
            add(named(field), w.settingsSentence(refusal))
        } else {
            add("", w.settingsSentence(refusal))
        }
    }
}
