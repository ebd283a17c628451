/// A symbol of Bootstrap Italia's sprite. Icons are ornaments: the text beside them says the same.
enum Icon: String, Sendable, CaseIterable {
    case user = "it-user"
    case expand = "it-expand"
    case search = "it-search"
    case close = "it-close"
    case check = "it-check-circle"
    case warning = "it-warning-circle"
    case error = "it-error"
    case info = "it-info-circle"
    case help = "it-help-circle"
    case mail = "it-mail"
    case pencil = "it-pencil"
    case inbox = "it-inbox"
    case file = "it-file"
    case clip = "it-clip"
    case download = "it-download"
    case calendar = "it-calendar"
    case clock = "it-clock"
    case lock = "it-locked"
    case left = "it-chevron-left"
    case right = "it-chevron-right"
    case print = "it-print"
    case refresh = "it-refresh"
    case plus = "it-plus-circle"
    case minus = "it-minus-circle"
    case star = "it-star-full"
    case flag = "it-flag"
    case link = "it-link"
    case settings = "it-settings"
    case chart = "it-chart-line"
    case list = "it-list"
    case comment = "it-comment"
    case telephone = "it-telephone"
    case people = "it-team-digitale"
    case swap = "it-exchange-circle"
    case arrowUp = "it-arrow-up"
    case notices = "it-horn"
    case serviceMark = "it-pa"
}

func icon(_ icon: Icon, class extra: String = "") -> HTML {
    if extra.isEmpty, let drawn = plainIcons[icon] { return HTML(drawn) }
    return draw(icon, "icon " + extra)
}

/// Drawn once: a page has dozens.
private let plainIcons: [Icon: Snippet] = Dictionary(
    uniqueKeysWithValues: Icon.allCases.map { ($0, Snippet(draw($0, "icon"))) })

private func draw(_ icon: Icon, _ name: String) -> HTML {
    svg(.class(name), .aria("hidden", "true"), .init("focusable", "false")) {
        element("use", [.init("href", Asset.path("sprites.svg") + "#" + icon.rawValue)]) {}
    }
}
