import Formats
import Foundation
import Testing

@Suite("PDFs by the real WeasyPrint", .enabled(if: WeasyPrint.isThere))
struct WeasyPrintTests {
    private func page(_ body: String) -> [UInt8] {
        Array("<!DOCTYPE html><html lang=\"it\"><head><title>Prova</title></head><body>\(body)</body></html>".utf8)
    }

    @Test("A page with accents becomes a tagged PDF")
    func tagged() throws {
        let pdf = try WeasyPrint().pdf(of: page("<h1>Perché sì</h1><p>€</p>"))
        let text = String(decoding: pdf, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-") && text.contains("StructTreeRoot") && text.contains("/Marked true"))
    }

    @Test("What a page names is not fetched, and the page comes all the same")
    func fetchesNothing() throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "segreto-\(UUID().uuidString).css")
        try Data("body { display: none }".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }  // a file that stays harms nobody
        let plain = try WeasyPrint().pdf(of: page("<p>Testo</p>"))
        let tempted = try WeasyPrint().pdf(
            of: page(
                "<link rel=\"stylesheet\" href=\"\(secret.absoluteString)\">"
                    + "<img alt=\"\" src=\"http://127.0.0.1:9/x.png\"><p>Testo</p>"))
        // Read, the style would have left an empty page.
        #expect(tempted.count > plain.count - 1000)
    }

    @Test("It is stopped when it takes too long, uses too much, or is given too much")
    func bounds() throws {
        #expect(throws: WeasyPrint.Failure.tooSlow) {
            try WeasyPrint(longest: .milliseconds(50)).pdf(of: page("<p>Testo</p>"))
        }
        #expect { try WeasyPrint(memory: 60 << 20).pdf(of: page("<p>Testo</p>")) } throws: { error in
            if case WeasyPrint.Failure.failed = error { true } else { false }
        }
        #expect(throws: WeasyPrint.Failure.tooLarge) {
            try WeasyPrint().pdf(of: [UInt8](repeating: 32, count: WeasyPrint.largestPage + 1))
        }
    }
}
