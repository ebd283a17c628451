import Foundation

/// Every phrase of every language, read once from the files embedded in the program (strings/LANGUAGE/AREA.json).
enum Phrasebook {
    static let tables: [Language: [String: Phrase]] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0, table(of: $0)) })

    private static func table(of language: Language) -> [String: Phrase] {
        var phrases: [String: Phrase] = [:]
        for file in Embedded.all where file.name.hasPrefix("strings/\(language.rawValue)/") {
            for (key, text) in words(in: file) { phrases[key] = Phrase(text) }
        }
        return phrases
    }

    private static func words(in file: Embedded) -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(file.bytes))
        } catch {
            // The files are part of the program and a test reads them all: wrong JSON cannot reach a user.
            fatalError("\(file.name): \(error)")
        }
    }
}
