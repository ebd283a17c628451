import Formats

/// The HTML half of a mail: the same words as the text, and the votes as links one can press. Styles stand in the tags,
/// because mail programs drop style sheets.
struct LetterPage {
    struct RatingLink: Sendable {
        let label: String
        let url: String
    }

    /// Stands where the votes go; a private-use character nobody types.
    static let ratingMark = "\u{E000}"

    let text: String
    let links: [RatingLink]

    var html: String {
        let body = PlainText.html(text)
            .replacing("<p>", with: "<p style=\"margin:0 0 16px\">")
            .replacing(Self.ratingMark, with: votes)
        return """
            <!DOCTYPE html>
            <html><body style="margin:0;padding:24px;background:#f5f5f5">
            <div style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;color:#17324d;\
            font:16px/1.5 'Titillium Web',Arial,sans-serif;border-top:4px solid #0066cc">
            \(body)
            </div>
            </body></html>
            """
    }

    private var votes: String {
        links.map { link in
            """
            <a href="\(PlainText.escaped(link.url))" style="display:inline-block;margin:4px 8px 4px 0;padding:10px 16px;\
            border:1px solid #0066cc;border-radius:4px;color:#0066cc;text-decoration:none">\(PlainText.escaped(link.label))</a>
            """
        }.joined(separator: "\n")
    }
}
