import Foundation
import Testing

@testable import Web

@Suite("Pages of the kit")
struct KitchenSinkTests {
    @Test("Every helper gives whole, labelled, unambiguous HTML", arguments: Language.allCases)
    func isWellFormed(_ language: Language) {
        let notice = Notice(tone: .success, text: "Fatto <b>")
        let sink = KitchenSink(language, viewer: KitchenSink.giulia, notice: notice)
        #expect(Markup.problems(in: sink.publicSide().string) == [])
        #expect(Markup.problems(in: sink.deskSide().string) == [])
        #expect(Markup.problems(in: KitchenSink(language).publicSide().string) == [])
    }

    @Test("The checker itself finds what is wrong")
    func checkerBites() {
        #expect(Markup.problems(in: "<p><b>x</p></b>").count == 2)
        #expect(Markup.problems(in: "<i id=\"a\"></i><i id=\"a\"></i>") == ["id a twice"])
        #expect(Markup.problems(in: "<input id=\"a\">") == ["<input> a has no label"])
        #expect(Markup.problems(in: "<p style=\"x\" onclick=\"y\"></p>").count == 2)
        #expect(Markup.problems(in: "<label for=\"b\"></label>") == ["nothing has the id b"])
    }

    @Test("What people type is text everywhere", arguments: Language.allCases)
    func escapes(_ language: Language) {
        let page = KitchenSink(language).publicSide().string
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)"))
        #expect(page.contains("Comune di &lt;Borgo&gt; &amp; Valle"))
    }

    @Test("A page has what the law and the validators look for", arguments: Language.allCases)
    func landmarks(_ language: Language) {
        let page = KitchenSink(language).publicSide().string
        for piece in [
            "<html lang=\"\(language.rawValue)\"", "data-element=\"accessibility-link\"",
            "data-element=\"privacy-policy-link\"",
            "data-element=\"legal-notes\"", "<main id=\"contenuto\"", "href=\"#contenuto\"", "aria-current=\"page\"",
        ] {
            #expect(page.contains(piece), "\(piece)")
        }
    }

    @Test("Every word of the kit's pages is written", arguments: Language.allCases)
    func noBareKeys(_ language: Language) {
        let sink = KitchenSink(language, viewer: KitchenSink.giulia)
        for page in [sink.publicSide().string, sink.deskSide().string] {
            #expect(page.firstRange(of: /kit\.[a-z]+\./) == nil)
        }
    }

    /// For eyes: SPORTELLO_RENDER=folder writes the pages, with addresses of assets made relative.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SPORTELLO_RENDER"] != nil))
    func render() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["SPORTELLO_RENDER"] ?? "")
        let sink = KitchenSink(
            .it, viewer: KitchenSink.giulia, notice: Notice(tone: .success, text: "Richiesta inviata."))
        for (name, page) in [
            ("public", KitchenSink(.it).publicSide()), ("desk", sink.deskSide()),
            ("english", KitchenSink(.en).publicSide()),
        ] {
            let html = page.string.replacing("/assets/\(Asset.hash)/", with: "assets/")
            try html.write(to: folder.appending(path: name + ".html"), atomically: true, encoding: .utf8)
        }
    }
}
