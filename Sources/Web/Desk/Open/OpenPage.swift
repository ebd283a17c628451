import Domain
import Foundation

/// The form in which an operator writes down what somebody asks on the telephone or at the counter.
struct OpenPage: Sendable {
    var values: FormData
    var errors = FieldErrors()
    var files: [AttachedFile] = []
    /// Carries the request's identity: sent twice it is one request.
    var token: String
    var userTypes: [Option]
    var isBody: Bool
    var administrations: [Option]
    var cascade: Cascade
    var extras: [RequestFormView.Extra]
    var fileKinds: [String]
    var fileBytes: Int
    var fileCount: Int
    var descriptionLimit: Int
    var sidebar: Sidebar

    static let path = "/scrivania/nuova"
    /// The part of the form that a choice replaces.
    static let choicesID = "scelte"
    static let channels: [ChannelKind] = [.phone, .counter, .email, .pec, .chat, .social]

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("desk.open.title"), sidebar: sidebar) {
            div(.class("sp-open")) {
                h1(w("desk.open.title"))
                p(.class("lead")) { w("desk.open.lead") }
                errorSummary(errors, w)
                postForm(frame, action: Self.path, id: "nuova", hasFiles: true) { fields(w) }
            }
        }
    }

    @HTMLBuilder private func fields(_ w: Words) -> HTML {
        let f = Fields(w, values: values, errors: errors)
        // The first submit button is the one the Enter key presses: it must not be "refresh".
        button(
            .type("submit"), .class("visually-hidden"), .tabindex(-1), .aria("hidden", "true"), .name("passo"),
            .value("invia")
        ) { w("desk.open.send") }
        f.hidden(FormNames.token, token)
        f.radios(
            "canale", label: w("desk.open.channel"),
            options: Self.channels.map { Option($0.rawValue, w("channel.\($0.rawValue)")) },
            value: ChannelKind.phone.rawValue, required: true, isInline: true)
        div(.class("sp-open-columns")) {
            div {
                person(f, w)
                beneficiary(f, w)
            }
            div { choices(f, w) }
        }
        text(f, w)
        buttonRow {
            submit(w("desk.open.send"), name: "passo", value: "invia")
            submit(w("desk.open.sendAndTake"), .secondary, name: "passo", value: "prendi")
        }
    }

    private func person(_ f: Fields, _ w: Words) -> HTML {
        formSection("chi", w("desk.open.who")) {
            if isBody {
                f.text("familyName", label: w("desk.open.bodyName"), required: true, autocomplete: "off", most: 200)
            } else {
                f.text("givenName", label: w("desk.open.givenName"), autocomplete: "off", most: 100)
                f.text("familyName", label: w("desk.open.familyName"), required: true, autocomplete: "off", most: 200)
            }
            f.text("fiscalCode", label: w("desk.open.fiscalCode"), autocomplete: "off")
            f.text(
                "email", label: w("desk.open.email"), kind: .email, hint: w("desk.open.email.hint"),
                autocomplete: "off")
            f.text("phone", label: w("desk.open.phone"), kind: .tel, autocomplete: "off")
            f.radios(
                "lingua", label: w("desk.open.language"),
                options: Language.allCases.map { Option($0.rawValue, $0.name) }, value: Language.it.rawValue,
                required: true, isInline: true)
        }
    }

    private func beneficiary(_ f: Fields, _ w: Words) -> HTML {
        let names = ["beneficiaryName", "beneficiaryFiscalCode"]
        let isOpen = names.contains { values.optional($0) != nil || errors[$0] != nil }
        return details(.class("sp-action"), .open(isOpen)) {
            summary {
                icon(.user)
                w("desk.open.beneficiary")
            }
            div {
                f.text("beneficiaryName", label: w("desk.open.beneficiaryName"), autocomplete: "off", most: 200)
                f.text("beneficiaryFiscalCode", label: w("desk.open.beneficiaryFiscalCode"), autocomplete: "off")
            }
        }
    }

    /// The choices that hang from one another; the script replaces them whole.
    private func choices(_ f: Fields, _ w: Words) -> HTML {
        div(.id(Self.choicesID)) {
            formSection("argomento", w("desk.open.topic")) {
                level("userType", userTypes, f, w)
                if !administrations.isEmpty { level("administration", administrations, f, w) }
                level("area", cascade.areas.map { Option($0, $0) }, f, w)
                if !cascade.tematiche.isEmpty { level("tematica", cascade.tematiche.map { Option($0, $0) }, f, w) }
                if !cascade.problems.isEmpty {
                    level("triple", cascade.problems.map { Option($0.code, $0.problem) }, f, w)
                }
                refreshButton(w("desk.open.refresh"), name: "passo", value: "aggiorna")
                for extra in extras { extraField(extra, f, w) }
            }
        }
    }

    private func level(_ name: String, _ options: [Option], _ f: Fields, _ w: Words) -> HTML {
        f.select(
            name, label: w("desk.open.\(name)"), options: options, prompt: w("desk.choose"), refresh: Self.choicesID)
    }

    private func text(_ f: Fields, _ w: Words) -> HTML {
        formSection("testo", w("desk.open.text")) {
            f.area(
                "description", label: w("desk.open.description"), rows: 7, required: true, limit: descriptionLimit)
            keptFiles(files, w, canRemove: false)
            if files.count < fileCount {
                f.files(
                    FormNames.upload, label: w("desk.files.add"), kinds: fileKinds, bytes: fileBytes,
                    count: fileCount - files.count)
            }
        }
    }
}
