/// The footer every Italian public site owes: declaration of accessibility, privacy, legal notes, and the digital
/// ombudsman. The `data-element` names are those the public validators of Designers Italia look for.
func publicFooter(_ frame: Frame) -> HTML {
    let w = frame.words, office = frame.office
    return footer(.class("it-footer"), .id("piede")) {
        div(.class("it-footer-main")) {
            div(.class("container")) {
                section {
                    div(.class("it-brand-wrapper")) {
                        a(.href("/")) {
                            icon(.serviceMark)
                            div(.class("it-brand-text")) {
                                p(.class("no_toc sp-footer-name")) { office.administrationName }
                                p(.class("no_toc d-none d-md-block")) { office.serviceName }
                            }
                        }
                    }
                }
                if !office.mailFrom.isEmpty {
                    section(.class("py-3 sp-footer-contacts")) {
                        h2(.class("h6")) { w("kit.footer.contacts") }
                        p {
                            w("kit.footer.mail")
                            " "
                            a(.href("mailto:\(office.mailFrom)")) { office.mailFrom }
                        }
                    }
                }
            }
        }
        div(.class("it-footer-small-prints clearfix")) {
            div(.class("container")) {
                h2(.class("visually-hidden")) { w("kit.footer.links") }
                ul(.class("it-footer-small-prints-list list-inline mb-0 d-flex flex-column flex-md-row")) {
                    footerLink(
                        w("kit.footer.accessibility"), office.accessibilityURL, "/accessibilita", "accessibility-link")
                    footerLink(w("kit.footer.privacy"), office.privacyURL, "/privacy", "privacy-policy-link")
                    footerLink(w("kit.footer.legal"), office.legalURL, "/note-legali", "legal-notes")
                    // CAD art. 17, comma 1-quater: one ombudsman for every administration, at AgID.
                    footerLink(
                        w("kit.footer.ombudsman"), "",
                        "https://www.agid.gov.it/it/agenzia/difensore-civico-il-digitale", nil)
                }
            }
        }
    }
}

private func footerLink(_ text: String, _ chosen: String, _ usual: String, _ marker: String?) -> HTML {
    li(.class("list-inline-item")) {
        a(.href(chosen.isEmpty ? usual : chosen), .data("element", marker)) { text }
    }
}
