/// The places of the public site, for its menu.
enum PublicPlace: String, CaseIterable {
    case home, faq, form, follow, help

    var address: String {
        switch self {
        case .home: "/"
        case .faq: FaqView.path
        case .form: "/richiesta"
        case .follow: "/segui"
        case .help: "/aiuto"
        }
    }
}

func publicLinks(_ frame: Frame, current: PublicPlace?) -> [Link] {
    PublicPlace.allCases.map { place in
        Link(frame.words("public.menu.\(place.rawValue)"), place.address, isCurrent: place == current)
    }
}
