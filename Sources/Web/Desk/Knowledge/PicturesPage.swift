import Desk
import Domain
import Formats
import Store

/// The pictures of articles: sending one, and what to write to show it.
struct PicturesPage: Sendable {
    static let path = ArticleListPage.path + "/immagini"
    static let most = 60
    static let kinds = ["png", "jpg", "gif", "webp", "pdf", "docx", "odt", "xlsx", "ods", "txt", "csv"]

    var pictures: [KeptArticleFile]
    var office: Office
    var mayWrite: Bool
    var errors = FieldErrors()
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: w("knowledge.pictures"), sidebar: sidebar,
            breadcrumbs: [Link(w("knowledge.title"), ArticleListPage.path), Link(w("knowledge.pictures"), "")]
        ) {
            h1(w("knowledge.pictures"))
            p(.class("sp-settings-purpose")) { w("knowledge.pictures.purpose") }
            if mayWrite {
                postForm(frame, action: Self.path, hasFiles: true) {
                    Fields(w, errors: errors).files(
                        "immagine", label: w("knowledge.pictures.add"), kinds: Self.kinds,
                        bytes: office.formLimits.file, required: true)
                    buttonRow { submit(w("knowledge.pictures.send")) }
                }
            }
            if pictures.isEmpty { emptyState(w("knowledge.pictures.none"), icon: .file) }
            ul(.class("sp-pictures")) { for picture in pictures { li { item(picture, w) } } }
        }
    }

    private func item(_ picture: KeptArticleFile, _ w: Words) -> HTML {
        fragment {
            if picture.isPicture {
                img(.src(picture.address), .alt(""), .init("loading", "lazy"))
                p { code("![\(w("knowledge.pictures.alt"))](\(picture.address))") }
            } else {
                p { a(.href(picture.address)) { picture.name } }
                p { code("[\(picture.name)](\(picture.address))") }
            }
            p(.class("sp-muted")) {
                "\(picture.byName) · \(w.day(picture.at)) · \(w.size(bytes: Int(picture.size)))"
            }
        }
    }
}

extension KeptArticleFile {
    static let folder = Markdown.pictures
    /// It is shown; the others are saved by who reads.
    var isPicture: Bool { type.hasPrefix("image/") }
    /// Where readers find it.
    var address: String { Self.folder + hash }
}
