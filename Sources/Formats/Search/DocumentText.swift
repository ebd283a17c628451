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
        let isWhole = parser.parse()
        return isWhole || reader.isFull ? reader.text : nil
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
        if !Self.inside.contains(name) && text.last != " " { text += " " }
    }

    /// An entity declared by the file itself is no part of either format, and how files grow.
    func parser(
        _ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?
    ) { parser.abortParsing() }
}
