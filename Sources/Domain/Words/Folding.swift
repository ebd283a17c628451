import Foundation

/// Case and accents taken away, for the second column that searches and comparisons use: no database does it for us,
/// because two engines would do it in two ways.
public enum Folding {
    /// `"Città dell'Aquila"` becomes `"citta dell'aquila"`. Letters that are no accented form are spelled out (ß → ss),
    /// typographic apostrophes become plain ones, compatibility forms (ﬁ, full-width letters) become what they stand for.
    public static func fold(_ text: String) -> String {
        if let ascii = foldedASCII(text) { return ascii }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80: out.append(Unicode.Scalar(UInt8(scalar.value).lowerCased))
            case 0x80..<0x250: out.append(contentsOf: latin[Int(scalar.value) - 0x80])
            default: out.append(contentsOf: foldedScalar(scalar))
            }
        }
        return String(out)
    }

    /// Most words have no accents: those cost one pass over their bytes.
    private static func foldedASCII(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var union: UInt8 = 0
            for byte in bytes { union |= byte }
            guard union < 0x80 else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { out in
                for (index, byte) in bytes.enumerated() { out[index] = byte.lowerCased }
                return bytes.count
            }
        }
    }

    /// Latin-1, Latin Extended-A and -B, folded once.
    private static let latin: [[Unicode.Scalar]] = (0x80..<0x250).map { value in
        Unicode.Scalar(UInt32(value)).map(foldedScalar) ?? []
    }

    /// What Unicode does not decompose, in the spelling an office would use.
    private static let spelled: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
        "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ħ": "h", "Ħ": "h", "ŋ": "n", "Ŋ": "n",
        "ŧ": "t", "Ŧ": "t", "’": "'", "‘": "'", "ʼ": "'", "“": "\"", "”": "\"", "–": "-", "—": "-",
    ]

    private static func foldedScalar(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if let known = spelled[scalar] { return Array(known.unicodeScalars) }
        let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
        return parts.filter { !isMark($0) }.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
            .filter { !isMark($0) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}

extension String {
    /// This text without case and accents (`Folding.fold`).
    public var folded: String { Folding.fold(self) }
}
