/// The keys of the desk. The script shows the same list over any page when somebody presses `?`.
struct KeysPage: Sendable {
    var sidebar: Sidebar

    static let path = "/scrivania/tasti"

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("keys.title"), sidebar: sidebar) {
            h1(w("keys.title"))
            div(.id("tasti"), .class("sp-keys"), .data("close", w("keys.close"))) {
                p(.class("sp-hint")) { w("keys.hint") }
                label(.class("sp-toggle sp-needs-script")) {
                    input(.type("checkbox"), .id("tasti-attivi"), .checked(), .autocomplete("off"))
                    w("keys.switch")
                }
                for place in DeskKey.Place.allCases {
                    h2(w("keys.place.\(place.rawValue)"))
                    dl { for key in DeskKey.allCases where key.place == place { line(key, w) } }
                }
            }
        }
    }

    private func line(_ key: DeskKey, _ w: Words) -> HTML {
        div {
            dt {
                for (index, part) in key.rawValue.split(separator: " ").enumerated() {
                    if index > 0 { " " + w("keys.then") + " " }
                    element("kbd", text: String(part))
                }
            }
            dd(w(key.words))
        }
    }
}
