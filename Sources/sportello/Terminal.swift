import Foundation

/// What the program says to who runs it: data on standard output, everything else on standard error.
enum Terminal {
    static func error(_ line: String) { note("sportello: \(line)") }

    static func note(_ line: String) { write(line + "\n", to: .standardError) }

    static func print(_ line: String) { write(line + "\n", to: .standardOutput) }

    /// Text that brings its own line ends.
    static func print(text: String) { write(text, to: .standardOutput) }

    /// A line that the next one overwrites, on a terminal; nothing in a log.
    static func progress(_ line: String, isLast: Bool = false) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[K\(line)\(isLast ? "\n" : "")", to: .standardError)
    }

    /// One JSON object, keys sorted, alone on its line.
    static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    private static func write(_ text: String, to stream: FileHandle) {
        // Nobody reads any more, as when a list is piped into `head`: there is nobody to tell.
        try? stream.write(contentsOf: Data(text.utf8))
    }
}
