/// A message that stands out. A live one is read aloud at once when it arrives or the page opens.
///
///     alert(.success) { p("Fatto.") }
func alert(
    _ tone: Tone, title: String? = nil, closeLabel: String? = nil, isLive: Bool = false,
    @HTMLBuilder _ content: () -> HTML
) -> HTML {
    let role = isLive ? (tone == .danger ? "alert" : "status") : nil
    return div(.class("sp-alert sp-tone-\(tone.rawValue)"), .role(role), .data("dismissible", closeLabel)) {
        icon(tone.icon)
        div(.class("sp-alert-text")) {
            if let title { p(.class("sp-alert-title")) { title } }
            content()
        }
        // The script adds the closing button, with the label above: without script a message simply stays.
    }
}

extension Tone {
    var icon: Icon {
        switch self {
        case .neutral, .info: .info
        case .success: .check
        case .warning: .warning
        case .danger: .error
        }
    }
}
