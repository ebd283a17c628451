/// A page of PDF (ISO 32000-1) written by hand: a title and a few lines in Helvetica.
enum SamplePDF {
    static func document(_ title: String, lines: [String]) -> [UInt8] {
        var drawing = "BT /F1 18 Tf 60 770 Td (\(escaped(title))) Tj /F1 11 Tf 0 -30 Td\n"
        for line in lines { drawing += "(\(escaped(line))) Tj 0 -18 Td\n" }
        drawing += "ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(latin1(drawing).count) >>\nstream\n\(drawing)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        return assemble(objects)
    }

    /// The objects, then the table that says where each begins.
    private static func assemble(_ objects: [String]) -> [UInt8] {
        var out = Array("%PDF-1.4\n".utf8)
        var starts: [Int] = []
        for (index, object) in objects.enumerated() {
            starts.append(out.count)
            out += latin1("\(index + 1) 0 obj\n\(object)\nendobj\n")
        }
        let table = out.count
        out += latin1("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
        for start in starts {
            out += latin1(String(repeating: "0", count: 10 - String(start).count) + "\(start) 00000 n \n")
        }
        out += latin1("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n")
        return out
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
    }

    /// WinAnsi agrees with Latin-1 for the letters used here.
    private static func latin1(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
    }
}
