import Configuration
import Foundation
import Formats
import Logging

/// The configuration as it is in effect: environment first, then the file, then the defaults.
struct Config: Sendable {
    struct Value: Sendable {
        let entry: ConfigEntry
        let text: String
        /// `environment`, the path of the file, or `default`.
        let source: String
    }

    let values: [Value]

    /// - Parameter path: of the YAML file; nil takes SPORTELLO_CONFIG, else there is no file.
    static func load(_ path: String?, environment: [String: String] = ProcessInfo.processInfo.environment) async throws
        -> Config
    {
        let path = path ?? environment["SPORTELLO_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let variables = ConfigReader(provider: variables(environment))
        var readers = [("environment", variables)]
        if let path { readers.append((path, ConfigReader(provider: try await file(path)))) }
        return Config(
            values: ConfigKeys.all.map { entry in
                for (source, reader) in readers {
                    if let text = text(of: entry, in: reader) { return Value(entry: entry, text: text, source: source) }
                }
                return Value(entry: entry, text: entry.fallback, source: "default")
            })
    }

    /// Each key from its variable; nothing else of the environment is read.
    private static func variables(_ environment: [String: String]) -> InMemoryProvider {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for entry in ConfigKeys.all {
            guard let text = environment[entry.variable], !text.isEmpty else { continue }
            let key = AbsoluteConfigKey(entry.key.split(separator: ".").map(String.init))
            values[key] = ConfigValue(.string(text), isSecret: entry.isSecret)
        }
        return InMemoryProvider(name: "environment", values: values)
    }

    private static func file(_ path: String) async throws -> FileProvider<YAMLSnapshot> {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("configuration: there is no file \(path)")
        }
        do {
            try checkKeys(YAML(reading: String(decoding: data, as: UTF8.self)), under: [])
            let place = InMemoryProvider(values: [
                AbsoluteConfigKey(["filePath"]): ConfigValue(.string(path), isSecret: false)
            ])
            return try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: place))
        } catch let problem as YAML.Problem {
            throw Failure("\(path): \(problem.description)")
        }
    }

    /// A key that nobody reads is a mistake that would go unnoticed.
    private static func checkKeys(_ value: YAML, under path: [String]) throws {
        guard case .map(let pairs) = value.content else {
            throw YAML.Problem(line: value.line, message: "keys are expected here")
        }
        for pair in pairs {
            let name = (path + [pair.key]).joined(separator: ".")
            if ConfigKeys.names.contains(name) { continue }
            guard ConfigKeys.names.contains(where: { $0.hasPrefix(name + ".") }) else {
                throw YAML.Problem(line: pair.line, message: "unknown key \(name) (sportello config lists them)")
            }
            try checkKeys(pair.value, under: path + [pair.key])
        }
    }

    private static func text(of entry: ConfigEntry, in reader: ConfigReader) -> String? {
        let key = ConfigKey(entry.key)
        if entry.isList, let list = reader.stringArray(forKey: key) { return list.joined(separator: ",") }
        return reader.string(forKey: key, isSecret: entry.isSecret)
    }
}

extension Config {
    /// The text of a key.
    func text(_ key: String) -> String { values.first { $0.entry.key == key }?.text ?? "" }

    /// The text of a key; nil when it is empty.
    func optional(_ key: String) -> String? {
        let text = text(key)
        return text.isEmpty ? nil : text
    }

    func int(_ key: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(text(key)), range.contains(number) else {
            throw Failure(
                "configuration: \(key) is \(text(key)): a number from \(range.lowerBound) to \(range.upperBound) is expected"
            )
        }
        return number
    }

    func list(_ key: String) -> [String] {
        text(key).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func logLevel() throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text("log.level")) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure("configuration: log.level is \(text("log.level")): it is one of \(known)")
        }
        return level
    }
}

extension Config.Value {
    /// The value as it may be shown: the password of an address and every secret masked.
    var shown: String {
        if text.isEmpty { return "" }
        // A secret that is no address is one whole, whatever is in it.
        if entry.isSecret && !entry.key.hasSuffix(".url") { return "***" }
        guard let scheme = text.range(of: "://") else { return entry.isSecret ? "***" : text }
        // An address may carry a password in its question too: ?password=, ?sslpassword= (libpq).
        let text = text.replacing(#/([?&][^=&]*password=)[^&]*/#.ignoresCase()) { "\($0.output.1)***" }
        guard let at = text.lastIndex(of: "@"), scheme.upperBound < at,
            let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
        else { return text }
        return "\(text[..<colon]):***\(text[at...])"
    }
}
