import CCmark
import Foundation

/// Markdown as CommonMark has it (0.30), by its reference implementation.
///
/// Whatever is written, what comes out is safe to show: raw HTML is left out, and so are links that run something. Pictures
/// that would be fetched from elsewhere become links.
public enum Markdown {
    /// Where pictures of our own are: all others are links, for a page of ours fetches nothing from elsewhere.
    public static let pictures = "/faq/immagini/"

    /// As HTML. The largest heading of a text is of the level after the page's own.
    public static func html(_ text: String, firstHeading: Int = 2) -> String {
        guard let document = parsed(text) else { return "" }
        defer { cmark_node_free(document) }
        settle(document, firstHeading: Int32(firstHeading))
        return string(cmark_render_html(document, cmark_options))
    }

    /// Without marks, for what can show none: mail, searching, excerpts.
    public static func plain(_ text: String) -> String {
        guard let document = parsed(text) else { return text }
        defer { cmark_node_free(document) }
        var out = ""
        walk(document) { node, isEntering in
            switch cmark_node_get_type(node) {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
                out += cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
            case CMARK_NODE_SOFTBREAK: out += " "
            case CMARK_NODE_LINEBREAK: out += "\n"
            case CMARK_NODE_ITEM where isEntering: out += "- "
            case CMARK_NODE_LINK:
                // Who reads it in a mail needs the address.
                guard !isEntering, let address = cmark_node_get_url(node).map({ String(cString: $0) }) else { break }
                if !address.isEmpty && !out.hasSuffix(address) { out += " (\(address))" }
            case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING, CMARK_NODE_BLOCK_QUOTE:
                if !isEntering {
                    let isInItem = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM
                    out += isInItem ? "\n" : "\n\n"
                }
            case CMARK_NODE_LIST where !isEntering: out += "\n"
            default: break
            }
        }
        return out.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func parsed(_ text: String) -> OpaquePointer? {
        cmark_parse_document(text, text.utf8.count, cmark_options)
    }

    /// Headings below the page's own; nothing that is fetched from elsewhere.
    private static func settle(_ document: OpaquePointer, firstHeading: Int32) {
        var least = Int32(7), pictures: [OpaquePointer] = []
        walk(document) { node, isEntering in
            guard isEntering else { return }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HEADING: least = min(least, cmark_node_get_heading_level(node))
            case CMARK_NODE_IMAGE: pictures.append(node)
            default: break
            }
        }
        walk(document) { node, isEntering in
            guard isEntering, cmark_node_get_type(node) == CMARK_NODE_HEADING else { return }
            cmark_node_set_heading_level(node, min(6, cmark_node_get_heading_level(node) - least + firstHeading))
        }
        for picture in pictures { makeLink(of: picture) }
    }

    private static func makeLink(of picture: OpaquePointer) {
        guard let address = cmark_node_get_url(picture), !String(cString: address).hasPrefix(Self.pictures) else {
            return
        }
        guard let link = cmark_node_new(CMARK_NODE_LINK) else { return }
        cmark_node_set_url(link, address)
        while let child = cmark_node_first_child(picture) { cmark_node_append_child(link, child) }
        cmark_node_replace(picture, link)
        cmark_node_free(picture)
    }

    private static func walk(
        _ document: OpaquePointer, _ visit: (OpaquePointer, Bool) -> Void
    ) {
        guard let walker = cmark_iter_new(document) else { return }
        defer { cmark_iter_free(walker) }
        while true {
            let event = cmark_iter_next(walker)
            if event == CMARK_EVENT_DONE { return }
            if let node = cmark_iter_get_node(walker) { visit(node, event == CMARK_EVENT_ENTER) }
        }
    }

    private static func string(_ bytes: UnsafeMutablePointer<CChar>?) -> String {
        guard let bytes else { return "" }
        defer { free(bytes) }
        return String(cString: bytes)
    }
}
