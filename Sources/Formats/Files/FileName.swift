import Foundation

/// Names of files that came from outside, made safe to show, to keep and to offer for saving.
public enum FileName {
    /// Longest name we keep, in UTF-8 bytes; file systems stop at 255 and browsers add " (1)".
    private static let maxBytes = 200

    /// The last path component, without control characters, direction overrides, characters and names that Windows
    /// refuses; never empty, and the extension survives the cut.
    public static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let kept = last.precomposedStringWithCanonicalMapping.unicodeScalars.map(replacement).joined()
        let words = kept.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        let trimmed = words.trimmingCharacters(in: CharacterSet(charactersIn: " ."))
        guard !trimmed.isEmpty else { return "file" }
        return shortened(isReserved(trimmed) ? "_" + trimmed : trimmed)
    }

    /// The name to save a file under: the safe name, with the extension of what the file is when its own is another.
    public static func download(_ name: String, _ kind: FileKind) -> String {
        let safe = safe(name)
        guard let canonical = kind.extensions.first, !kind.extensions.contains(ending(of: safe)) else { return safe }
        return shortened("\(safe).\(canonical)")
    }

    /// The extension in lower case, without the dot; empty when there is none.
    public static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    private static func replacement(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        // Direction overrides make "exe.pdf" out of "fdp.exe"; zero-width characters make two names look the same.
        case .control, .format, .privateUse, .surrogate, .unassigned: ""
        case .lineSeparator, .paragraphSeparator, .spaceSeparator: " "
        default: "<>:\"|?*".unicodeScalars.contains(scalar) ? "_" : String(scalar)
        }
    }

    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.trimmingCharacters(in: .whitespaces).uppercased()
        let isNumbered = stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT")) && stem.last!.isNumber
        return isNumbered || ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem)
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > maxBytes else { return name }
        let ending = ending(of: name), tail = (1...10).contains(ending.utf8.count) ? "." + ending : ""
        var stem = name.dropLast(tail.count)
        while stem.utf8.count + tail.utf8.count > maxBytes { stem = stem.dropLast() }
        return stem.trimmingCharacters(in: CharacterSet(charactersIn: " .")) + tail
    }
}

/// The `Content-Disposition` header of a download (RFC 6266), with the name in ASCII for old clients and in UTF-8
/// (RFC 8187) for the others.
public enum ContentDisposition {
    public enum Disposition: String, Sendable { case inline, attachment }

    public static func header(_ disposition: Disposition, name: String) -> String {
        let safe = FileName.safe(name)
        let ascii = String(
            safe.decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { scalar -> Character? in
                if scalar.properties.generalCategory == .nonspacingMark { return nil }
                return scalar.isASCII && scalar != "\"" && scalar != "%" ? Character(scalar) : "_"
            })
        let plain = "\(disposition.rawValue); filename=\"\(ascii)\""
        return ascii == safe ? plain : plain + "; filename*=UTF-8''\(percentEncoded(safe))"
    }

    private static func percentEncoded(_ text: String) -> String {
        let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~".utf8)
        let hex = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap {
            kept.contains($0) ? [$0] : [UInt8(ascii: "%"), hex[Int($0 >> 4)], hex[Int($0 & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
