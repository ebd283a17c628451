/// What a file is, judged by its bytes and never by its name. The raw value is the canonical extension, kept in rows.
public enum FileKind: String, CaseIterable, Hashable, Sendable, Codable {
    case pdf, png, jpeg = "jpg", gif, webp, tiff, heic
    case docx, xlsx, pptx, odt, ods, odp
    case doc, xls, ppt, outlook = "msg", rtf
    case text = "txt", csv, xml, eml
    /// CMS: a signed document, such as `fattura.pdf.p7m`.
    case signed = "p7m"
    case zip, archive
    case html, svg
    /// An Office document that carries macros.
    case macros
    /// Machine code, scripts with an interpreter line, shortcuts.
    case program = "exe"
    /// Bytes we cannot name.
    case unknown = "bin"
    case empty
}

extension FileKind {
    /// The media type to keep and to put into mail.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .tiff: "image/tiff"
        case .heic: "image/heic"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odp: "application/vnd.oasis.opendocument.presentation"
        case .doc: "application/msword"
        case .xls: "application/vnd.ms-excel"
        case .ppt: "application/vnd.ms-powerpoint"
        case .outlook: "application/vnd.ms-outlook"
        case .rtf: "application/rtf"
        case .text: "text/plain"
        case .csv: "text/csv"
        case .xml: "application/xml"
        case .eml: "message/rfc822"
        case .signed: "application/pkcs7-mime"
        case .zip: "application/zip"
        case .html: "text/html"
        case .svg: "image/svg+xml"
        case .archive, .macros, .program, .unknown, .empty: "application/octet-stream"
        }
    }

    /// The media type to serve to a browser: what could run a script in our pages goes out as plain bytes.
    public var servedType: String {
        switch self {
        case .html, .svg, .xml, .eml: "application/octet-stream"
        case .text: "text/plain; charset=utf-8"
        default: mediaType
        }
    }

    /// True when a browser may show it inside the page instead of saving it.
    public var isShownInline: Bool {
        switch self {
        case .pdf, .png, .jpeg, .gif, .webp, .text: true
        default: false
        }
    }

    /// The extensions a name may carry for this content, the canonical one first; empty when any will do.
    public var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .tiff: ["tif", "tiff"]
        case .heic: ["heic", "heif"]
        case .html: ["html", "htm", "xhtml"]
        case .text: ["txt", "text", "log", "md", "csv", "tsv", "json", "yaml", "yml", "ics", "vcf"]
        case .csv: ["csv", "tsv", "txt"]
        case .eml: ["eml", "txt", "mht"]
        case .xml: ["xml", "xsd", "xsl", "kml"]
        case .signed: ["p7m", "p7s", "p7c", "m7m", "pem"]
        case .archive: ["7z", "rar", "gz", "tgz", "bz2", "xz", "tar"]
        case .doc: ["doc", "dot"]
        case .xls: ["xls", "xlt"]
        case .ppt: ["ppt", "pps"]
        case .macros: ["docm", "xlsm", "pptm", "dotm", "xltm"]
        case .program: ["exe"]
        case .unknown, .empty: []
        default: [rawValue]
        }
    }

    /// The kind a name promises by its extension; nil for an extension that promises nothing we know.
    public static func promised(by name: String) -> FileKind? {
        let ending = FileName.ending(of: name)
        guard !ending.isEmpty else { return nil }
        return programEndings.contains(ending) ? .program : promises[ending]
    }

    /// The extensions that a double click starts, whatever the content.
    static let programEndings: Set<String> = [
        "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "msi",
        "msp",
        "dll", "cpl", "jar", "lnk", "reg", "sh", "app", "apk", "dmg", "iso", "img", "chm", "url", "scf", "inf",
        "gadget",
    ]

    private static let promises: [String: FileKind] = {
        var byEnding: [String: FileKind] = [:]
        for kind in FileKind.allCases {
            for ending in kind.extensions where byEnding[ending] == nil { byEnding[ending] = kind }
        }
        byEnding["csv"] = .csv
        byEnding["tsv"] = .csv
        return byEnding
    }()
}
