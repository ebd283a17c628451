/// The languages of the screens. The first is the one we fall back on.
enum Language: String, Sendable, CaseIterable {
    case it, en

    /// In its own words, for the switch.
    var name: String {
        switch self {
        case .it: "Italiano"
        case .en: "English"
        }
    }

    /// The best of ours for an Accept-Language header (RFC 9110 §12.5.4); Italian when nothing fits.
    static func negotiate(_ header: String?) -> Language {
        guard let header else { return .it }
        var best: (language: Language, quality: Double)?
        for part in header.prefix(1000).split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.trimmingSpaces }
            guard let tag = pieces.first?.lowercased(), let language = Language(tag: tag) else { continue }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        return best?.language ?? .it
    }

    /// `en-GB` is English; `*` is whatever we speak first.
    private init?(tag: String) {
        if tag == "*" { self = .it } else { self.init(rawValue: String(tag.prefix { $0 != "-" })) }
    }
}

extension StringProtocol {
    /// Without the spaces and tabs around it.
    var trimmingSpaces: String {
        guard let first = firstIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        let last = lastIndex { $0 != " " && $0 != "\t" }!
        return String(self[first...last])
    }
}
