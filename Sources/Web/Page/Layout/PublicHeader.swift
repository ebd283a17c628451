/// The two headers of an Italian public site: the thin one of the body that owns the service, and the service's own.
func publicHeader(_ frame: Frame, menu: [Link]) -> HTML {
    header(.class("it-header-wrapper")) {
        slimHeader(frame)
        div(.class("it-nav-wrapper")) {
            centerHeader(frame)
            publicMenu(menu, frame.words)
        }
    }
}

private func slimHeader(_ frame: Frame) -> HTML {
    let w = frame.words
    return div(.class("it-header-slim-wrapper")) {
        div(.class("container")) {
            div(.class("it-header-slim-wrapper-content")) {
                span(.class("navbar-brand")) { frame.office.administrationName }
                div(.class("it-header-slim-right-zone sp-slim-zone")) {
                    languageSwitch(frame)
                    if let viewer = frame.viewer {
                        viewerMenu(viewer, frame)
                    } else {
                        a(.class("btn btn-primary btn-icon btn-full sp-login"), .href("/accedi")) {
                            span(.class("rounded-icon"), .aria("hidden", "true")) { icon(.user, class: "icon-primary") }
                            span(w("kit.menu.logIn"))
                        }
                    }
                }
            }
        }
    }
}

func languageSwitch(_ frame: Frame) -> HTML {
    if frame.carried?.address.isEmpty == true { return .empty }
    return nav(.class("sp-languages"), .aria("label", frame.words("kit.language"))) {
        ul {
            for language in Language.allCases {
                li { frame.carried.map { languageButton(language, $0, frame) } ?? languageLink(language, frame) }
            }
        }
    }
}

private func languageLink(_ language: Language, _ frame: Frame) -> HTML {
    a(
        .href(frame.address(in: language)), .lang(language.rawValue), .init("hreflang", language.rawValue),
        .aria("current", language == frame.words.language ? "true" : nil), .rel("nofollow")
    ) {
        abbr(.title(language.name)) { language.rawValue.uppercased() }
    }
}

private func languageButton(_ language: Language, _ carried: Carried, _ frame: Frame) -> HTML {
    form(.method("post"), .action(carried.address)) {
        csrfField(frame)
        for field in carried.fields { input(.type("hidden"), .name(field.name), .value(field.value)) }
        button(
            .type("submit"), .lang(language.rawValue), .name("lingua"), .value(language.rawValue),
            .aria("current", language == frame.words.language ? "true" : nil)
        ) {
            abbr(.title(language.name)) { language.rawValue.uppercased() }
        }
    }
}

/// The person's menu: opens without script.
func viewerMenu(_ viewer: Viewer, _ frame: Frame) -> HTML {
    details(.class("sp-menu"), .data("menu")) {
        summary {
            icon(.user)
            span(.class("sp-menu-name")) { viewer.name }
            icon(.expand, class: "sp-menu-arrow")
        }
        div(.class("sp-menu-panel")) {
            p(.class("sp-menu-role")) {
                strong(viewer.name)
                if !viewer.role.isEmpty { span(viewer.role) }
            }
            ul {
                for link in viewer.menu { li { a(.href(link.address), .data("key", link.key)) { link.text } } }
            }
            form(.method("post"), .action(viewer.logOut)) {
                csrfField(frame)
                button(.type("submit"), .class("btn btn-outline-primary btn-sm")) { frame.words("kit.menu.logOut") }
            }
        }
    }
}

private func centerHeader(_ frame: Frame) -> HTML {
    div(.class("it-header-center-wrapper")) {
        div(.class("container")) {
            div(.class("it-header-center-content-wrapper")) {
                div(.class("it-brand-wrapper")) {
                    a(.href("/")) {
                        icon(.serviceMark)
                        div(.class("it-brand-text")) {
                            div(.class("it-brand-title")) { frame.office.serviceName }
                            div(.class("it-brand-tagline d-none d-md-block")) { tagline(frame) }
                        }
                    }
                }
            }
        }
    }
}

private func tagline(_ frame: Frame) -> String {
    frame.office.tagline.isEmpty ? frame.words("kit.tagline") : frame.office.tagline
}

private func publicMenu(_ links: [Link], _ w: Words) -> HTML? {
    guard !links.isEmpty else { return nil }
    return div(.class("sp-nav")) {
        nav(.class("container"), .aria("label", w("kit.menu.main"))) {
            ul {
                for link in links {
                    li { a(.href(link.address), .aria("current", link.isCurrent ? "page" : nil)) { link.text } }
                }
            }
        }
    }
}
