import Domain

/// The details of a request, to be put right.
struct CorrectPage: Sendable {
    var number: Ticket.Number
    var version: Int
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
            f.hidden("versione", f.value("versione", or: String(version)))
            element("fieldset", [.class("sp-fieldset")]) {
                element("legend", text: w("request.correct.ofRequest"))
                f.select(
                    "utente", label: w("desk.requester.userType"), options: choices.userTypes.options, value: userType,
                    prompt: w("request.correct.nothing"))
                f.select(
                    "amministrazione", label: w("desk.requester.administration"),
                    options: choices.administrations.options, value: administration,
                    prompt: w("request.correct.nothing"))
                f.text(
                    "riferimento", label: w("desk.fact.reference"), value: reference,
                    hint: w("request.correct.reference.hint"), autocomplete: "off")
            }
            element("fieldset", [.class("sp-fieldset")]) {
                element("legend", text: w("request.correct.ofPerson", ["name": name]))
                p(.class("sp-hint")) { w("request.correct.ofPerson.hint") }
                f.text(
                    "email", label: w("desk.requester.email"), value: email, kind: .email, autocomplete: "off")
                f.text("telefono", label: w("desk.requester.phone"), value: phone, kind: .tel, autocomplete: "off")
            }
            buttonRow {
                submit(w("request.correct.do"))
                linkButton(w("request.correct.back"), number.deskPath, .link)
            }
        }
    }
}
