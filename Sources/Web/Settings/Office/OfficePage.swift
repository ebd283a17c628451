import Domain
import Formats

/// The settings of the whole office.
struct OfficePage: Sendable {
    let form: FormData
    let calendars: [Option]
    var errors = FieldErrors()

    /// What an office may accept: everything that can be named and does not run.
    static let attachmentKinds: [FileKind] = FileKind.allCases.filter {
        ![.program, .macros, .html, .svg, .unknown, .empty].contains($0)
    }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, f = Fields(w, values: form, errors: errors)
        return settingsPage(s) {
            settingsHead(s, .office)
            errorSummary(errors, w)
            postForm(s.frame, action: SettingsPlace.office.address) {
                settingsPart(w("settings.ufficio.identity")) { identity(f) }
                settingsPart(w("settings.ufficio.links"), hint: w("settings.ufficio.links.hint")) { links(f) }
                settingsPart(w("settings.ufficio.days")) { days(f) }
                settingsPart(w("settings.ufficio.waiting"), hint: w("settings.ufficio.waiting.hint")) { waiting(f) }
                settingsPart(w("settings.ufficio.time"), hint: w("settings.ufficio.time.hint")) { time(f) }
                settingsPart(w("settings.ufficio.matrix"), hint: w("settings.ufficio.matrix.hint")) { matrix(f) }
                settingsPart(w("settings.ufficio.rating")) { rating(f) }
                settingsPart(w("settings.ufficio.form")) { limits(f) }
                settingsPart(w("settings.ufficio.files")) { files(f) }
                buttonRow { submit(w("settings.save")) }
            }
        }
    }

    @HTMLBuilder private func identity(_ f: Fields) -> HTML {
        f.text(
            "administrationName", label: f.w("settings.label.administrationName"),
            hint: f.w("settings.hint.administrationName"), required: true, most: 200)
        f.text("serviceName", label: f.w("settings.label.serviceName"), required: true, most: 200)
        f.text("tagline", label: f.w("settings.label.tagline"), hint: f.w("settings.hint.tagline"), most: 200)
        f.text(
            "mailFrom", label: f.w("settings.label.mailFrom"), kind: .email, hint: f.w("settings.hint.mailFrom"),
            required: true)
    }

    @HTMLBuilder private func links(_ f: Fields) -> HTML {
        for name in ["accessibilityURL", "privacyURL", "legalURL"] {
            f.text(name, label: f.w("settings.label.\(name)"), inputmode: "url")
        }
    }

    private func days(_ f: Fields) -> HTML {
        div(.class("sp-columns")) {
            for name in ["closeDays", "reopenDays", "unconfirmedDays"] {
                f.number(name, label: f.w("settings.label.\(name)"), hint: f.w("settings.hint.\(name)"))
            }
        }
    }

    private func waiting(_ f: Fields) -> HTML {
        div(.class("sp-columns")) {
            for name in ["remindAfter", "closeWaitingAfter", "undoSeconds"] {
                f.number(name, label: f.w("settings.label.\(name)"), hint: f.w("settings.hint.\(name)"))
            }
            f.select(
                "calendar", label: f.w("settings.label.calendar"), options: calendars,
                hint: f.w("settings.hint.officeCalendar"), required: true)
        }
    }

    @HTMLBuilder private func time(_ f: Fields) -> HTML {
        f.checkbox(
            "countsTime", label: f.w("settings.label.countsTime"), hint: f.w("settings.hint.countsTime"),
            required: true)
        // Says that the box was there: one that is not ticked is not sent.
        f.hidden("timeAsked", "1")
        f.area(
            "activities", label: f.w("settings.label.activities"), rows: 5, hint: f.w("settings.hint.activities"),
            required: true)
        f.number("timerMost", label: f.w("settings.label.timerMost"), hint: f.w("settings.hint.timerMost"))
    }

    /// A priority for each impact and urgency.
    private func matrix(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            f.errorBlock("priorityMatrix")
            for impact in Impact.allCases {
                fieldset(.class("sp-matrix")) {
                    legend(w("impact.\(impact.rawValue)"))
                    div(.class("sp-columns")) {
                        for urgency in Urgency.allCases {
                            f.select(
                                Office.matrixField(impact, urgency), label: w("urgency.\(urgency.rawValue)"),
                                options: Priority.allCases.map {
                                    Option($0.code, "\($0.code) · \(w("priority.p\($0.rawValue)"))")
                                }, required: true)
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func rating(_ f: Fields) -> HTML {
        f.radios(
            "ratingScale", label: f.w("settings.label.ratingScale"),
            options: Office.RatingScale.allCases.map { Option($0.rawValue, f.w("settings.scale.\($0.rawValue)")) },
            required: true)
        f.number("ratingDays", label: f.w("settings.label.ratingDays"), hint: f.w("settings.hint.ratingDays"))
    }

    @HTMLBuilder private func limits(_ f: Fields) -> HTML {
        f.checkbox(
            "confirmByMail", label: f.w("settings.label.confirmByMail"), hint: f.w("settings.hint.confirmByMail"),
            required: true)
        div(.class("sp-columns")) {
            for name in ["descriptionLimit", "submissionsPerMinute"] {
                f.number(name, label: f.w("settings.label.\(name)"), hint: f.w("settings.hint.\(name)"))
            }
        }
    }

    @HTMLBuilder private func files(_ f: Fields) -> HTML {
        div(.class("sp-columns")) {
            f.number(
                "attachmentCount", label: f.w("settings.label.attachmentCount"),
                hint: f.w("settings.hint.attachmentCount"))
            f.text(
                "attachmentBytes", label: f.w("settings.label.attachmentBytes"),
                hint: f.w("settings.hint.attachmentBytes"), required: true, inputmode: "decimal", most: 12,
                with: [.data("number")])
        }
        f.checkboxBox(
            "attachmentKinds", label: f.w("settings.label.attachmentKinds"),
            options: Self.attachmentKinds.map { Option($0.rawValue, "\(f.w.name(of: $0)) (.\($0.rawValue))") })
    }
}

extension Office {
    func form(_ w: Words) -> FormData {
        var form = FormData([
            ("administrationName", administrationName), ("serviceName", serviceName), ("tagline", tagline),
            ("mailFrom", mailFrom), ("accessibilityURL", accessibilityURL), ("privacyURL", privacyURL),
            ("legalURL", legalURL), ("ratingScale", ratingScale.rawValue), ("confirmByMail", confirmByMail ? "1" : ""),
            ("attachmentBytes", Megabytes.text(attachmentBytes, w)),
        ])
        let numbers = [
            ("closeDays", closeDays), ("reopenDays", reopenDays), ("unconfirmedDays", unconfirmedDays),
            ("undoSeconds", undoSeconds), ("remindAfter", remindAfter), ("closeWaitingAfter", closeWaitingAfter),
            ("ratingDays", ratingDays),
            ("descriptionLimit", descriptionLimit),
            ("submissionsPerMinute", submissionsPerMinute), ("attachmentCount", attachmentCount),
        ]
        for (name, number) in numbers { form.append(name, String(number)) }
        form.append("calendar", calendar)
        for impact in Impact.allCases {
            for urgency in Urgency.allCases {
                form.append(Self.matrixField(impact, urgency), matrix[impact, urgency].code)
            }
        }
        form.append("countsTime", countsTime ? "1" : "")
        form.append("activities", activities.joined(separator: "\n"))
        form.append("timerMost", String(timerMost))
        for kind in attachmentKinds { form.append("attachmentKinds", kind) }
        return form
    }

    mutating func take(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) {
        administrationName = form["administrationName"]
        serviceName = form["serviceName"]
        tagline = form["tagline"]
        mailFrom = form["mailFrom"]
        accessibilityURL = form["accessibilityURL"]
        privacyURL = form["privacyURL"]
        legalURL = form["legalURL"]
        ratingScale = RatingScale(rawValue: form["ratingScale"]) ?? ratingScale
        confirmByMail = form.bool("confirmByMail")
        closeDays = form.int("closeDays", or: closeDays, &errors, w)
        reopenDays = form.int("reopenDays", or: reopenDays, &errors, w)
        unconfirmedDays = form.int("unconfirmedDays", or: unconfirmedDays, &errors, w)
        // A form that was opened before there was the field leaves it as it is.
        if form.has("undoSeconds") { undoSeconds = form.int("undoSeconds", or: undoSeconds, &errors, w) }
        if form.has("timeAsked") {
            countsTime = form.bool("countsTime")
            activities = form["activities"].split(whereSeparator: \.isNewline).map { String($0).tidied }
                .filter { !$0.isEmpty }
            timerMost = form.int("timerMost", or: timerMost, &errors, w)
        }
        remindAfter = form.int("remindAfter", or: remindAfter, &errors, w)
        closeWaitingAfter = form.int("closeWaitingAfter", or: closeWaitingAfter, &errors, w)
        calendar = form.optional("calendar") ?? calendar
        priorityMatrix = Impact.allCases.map { impact in
            Urgency.allCases.map { urgency in
                let field = Self.matrixField(impact, urgency)
                return form.has(field) ? form[field] : matrix[impact, urgency].code
            }.joined(separator: " ")
        }
        ratingDays = form.int("ratingDays", or: ratingDays, &errors, w)
        descriptionLimit = form.int("descriptionLimit", or: descriptionLimit, &errors, w)
        submissionsPerMinute = form.int("submissionsPerMinute", or: submissionsPerMinute, &errors, w)
        attachmentCount = form.int("attachmentCount", or: attachmentCount, &errors, w)
        if let bytes = Megabytes.bytes(form["attachmentBytes"]) {
            attachmentBytes = bytes
        } else {
            errors.add("attachmentBytes", w("settings.problem.number"))
        }
        let kinds = form.all("attachmentKinds")
        if Set(kinds) != Set(attachmentKinds) { attachmentKinds = kinds }
    }
}

extension Office {
    /// The field of the form that holds one cell of the matrix.
    static func matrixField(_ impact: Impact, _ urgency: Urgency) -> String {
        "matrix.\(impact.rawValue).\(urgency.rawValue)"
    }
}

/// Sizes as people write them: 10, 2,5, 0.5 megabytes of a million bytes.
enum Megabytes {
    static func text(_ bytes: Int, _ w: Words) -> String {
        if bytes % 1_000_000 == 0 { return String(bytes / 1_000_000) }
        var digits = (bytes % 1_000_000).digits(6)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(bytes / 1_000_000)\(w.language == .it ? "," : ".")\(digits)"
    }

    /// Nil for what is no number between 0 and a million.
    static func bytes(_ text: String) -> Int? {
        guard let value = Double(text.replacing(",", with: ".")), value >= 0, value <= 1_000_000 else { return nil }
        return Int((value * 1_000_000).rounded())
    }
}
