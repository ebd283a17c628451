import Domain
import Foundation

/// The form of one entry, new or there already.
struct EntryFormPage<Entry: EditableEntry> {
    /// The entry as it is kept; nil for a new one.
    let kept: Entry?
    /// As the form says now.
    let form: FormData
    var errors = FieldErrors()
    let choices: SettingsChoices
    let now: Date
    let preview: HTML?

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, title = kept?.title(w) ?? w("settings.\(Entry.place.rawValue).add")
        let hasEnded = kept?.validity.hasEnded(at: now) ?? false
        return settingsPage(s, title: title) {
            h1(title)
            if hasEnded, let to = kept?.validity.to {
                alert(.info) { p(w("settings.endedText", ["day": w.shortDay(to)])) }
            } else {
                w.optional("settings.\(Entry.place.rawValue).note").map { note in
                    p(.class("sp-settings-purpose")) { note }
                }
            }
            errorSummary(errors, w)
            postForm(s.frame, action: kept?.address ?? Entry.place.newAddress) {
                if hasEnded {
                    fieldset(.disabled(), .class("sp-read-only")) { fields(w) }
                } else {
                    fields(w)
                    preview
                    buttons(w)
                }
            }
            if let kept, !hasEnded { endDeed(kept, s) }
        }
    }

    private func fields(_ w: Words) -> HTML {
        Entry.fields(Fields(w, values: form, errors: errors), choices, isNew: kept == nil)
    }

    private func buttons(_ w: Words) -> HTML {
        buttonRow {
            submit(w(kept == nil ? "settings.add" : "settings.save"), name: "passo", value: "salva")
            if Entry.hasPreview { submit(w("settings.preview.do"), .secondary, name: "passo", value: "anteprima") }
            if Entry.isTriedOut { submit(w("settings.replay.do"), .secondary, name: "passo", value: "prova") }
            linkButton(w("settings.back"), Entry.place.address, .link)
        }
    }

    private func endDeed(_ entry: Entry, _ s: SettingsFrame) -> HTML {
        let key = "settings.\(Entry.place.rawValue)"
        return settingsDeed(
            s, title: s.w("\(key).end"), text: s.w("\(key).end.text"), action: entry.address + "/cessa",
            button: s.w("\(key).end"))
    }
}
