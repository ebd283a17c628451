import Domain

/// The details of a request, to be put right.
struct CorrectPage: Sendable {
    var number: Ticket.Number
    var seen: SeenRequest
    /// The person's.
    var name: String
    var administration: String
    var userType: String
    var reference: String
    var email: String
    var phone: String
    var choices: QueueChoices
    /// What was typed, when it was refused.
    var typed: FormData
    var errors: FieldErrors
    /// What others did while it was filled in.
    var changed: WhatChanged?
    var sidebar: Sidebar

    /// The desk's names of the fields, and the form's.
    static let fields = [
        "administration": "amministrazione", "userType": "utente", "externalReference": "riferimento",
        "phone": "telefono",
    ]

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("request.correct.title", ["number": number]), sidebar: sidebar) {
            h1(w("request.correct.title", ["number": number]))
            changed?.block(frame)
            card {
                errorSummary(errors, w)
                postForm(frame, action: number.deskPath + "/correggi") {
                    form(Fields(w, values: typed, errors: errors))
                }
            }
        }
    }

    private func form(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            // Of this moment, also when the form comes back: what colleagues changed meanwhile is told beside each field.
            seen.field()
            element("fieldset", [.class("sp-fieldset")]) {
                element("legend", text: w("request.correct.ofRequest"))
                f.select(
                    "utente", label: w("desk.requester.userType"), options: choices.userTypes.options,
                    value: proposal("utente", userType), prompt: w("request.correct.nothing"),
                    hint: now("utente", userType, as: choices.userTypes.label(of: userType), w))
                f.select(
                    "amministrazione", label: w("desk.requester.administration"),
                    options: choices.administrations.options, value: proposal("amministrazione", administration),
                    prompt: w("request.correct.nothing"),
                    hint: now(
                        "amministrazione", administration, as: choices.administrations.label(of: administration), w))
                f.text(
                    "riferimento", label: w("desk.fact.reference"), value: proposal("riferimento", reference),
                    hint: now("riferimento", reference, w) ?? w("request.correct.reference.hint"), autocomplete: "off")
            }
            element("fieldset", [.class("sp-fieldset")]) {
                element("legend", text: w("request.correct.ofPerson", ["name": name]))
                p(.class("sp-hint")) { w("request.correct.ofPerson.hint") }
                f.text(
                    "email", label: w("desk.requester.email"), value: proposal("email", email), kind: .email,
                    hint: now("email", email, w), autocomplete: "off")
                f.text(
                    "telefono", label: w("desk.requester.phone"), value: proposal("telefono", phone), kind: .tel,
                    hint: now("telefono", phone, w), autocomplete: "off")
            }
            RequestTaskPage.buttons(w("request.correct.do"), number, w)
        }
    }

    /// What a field begins with; one that was emptied comes back empty.
    private func proposal(_ name: String, _ current: String) -> String? { typed.has(name) ? nil : current }

    /// In a form that comes back: what a field says in the request, where it is not what was typed.
    private func now(_ name: String, _ current: String, as label: String? = nil, _ w: Words) -> String? {
        guard typed.has(name), typed[name] != current else { return nil }
        return w("request.correct.now", ["value": current.isEmpty ? w("request.correct.nothing") : label ?? current])
    }
}
