import Foundation
import FoundationXML

/// The text of the XML of a DOCX (ISO/IEC 29500) or ODT (ISO/IEC 26300): what stands between its tags, with a space where a
/// paragraph, a line or a cell ends. By libxml2, which fetches no outside entity.
final class DocumentText: NSObject, XMLParserDelegate {
    private var text = ""
    private let most: Int
    private var isFull: Bool { text.utf8.count > most }

    private init(most: Int) { self.most = most }

    /// - Returns: nil for what is no XML.
    static func read(_ bytes: [UInt8], most: Int) -> String? {
        let parser = XMLParser(data: Data(bytes)), reader = DocumentText(most: most)
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // What ends in the middle of an element is no whole document; the parser does not always say so.
        let isWhole = parser.parse() && reader.hasBegun && reader.depth == 0
        return isWhole || reader.isFull ? reader.text : nil
    }

    private var hasBegun = false, depth = 0

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        hasBegun = true
        depth += 1
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
        if isFull { parser.abortParsing() }
    }

    /// Elements inside a word, such as a run whose letters are bold, are no end of it.
    private static let inside: Set<String> = [
        "w:t", "w:r", "w:rPr", "w:proofErr", "w:b", "w:i", "text:span", "w:lang", "w:bookmarkStart", "w:bookmarkEnd",
        "w:rFonts", "w:sz", "w:szCs", "w:color", "w:u", "text:soft-page-break",
    ]

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        depth -= 1
        if !Self.inside.contains(name) && text.last != " " { text += " " }
    }

    /// An entity declared by the file itself is no part of either format, and how files grow.
    func parser(
        _ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?
    ) { parser.abortParsing() }
}
