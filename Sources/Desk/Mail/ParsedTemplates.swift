import Formats
import Synchronization

/// The templates of the last mails, parsed: an office has a dozen, and sends thousands of mails with each.
final class ParsedTemplates: Sendable {
    /// More than this is a house that edits its templates all day; then all are parsed anew.
    private static let most = 200

    private let names: Set<String>
    private let known = Mutex<[String: Template]>([:])

    init(names: Set<String>) { self.names = names }

    func parsed(_ source: String) throws -> Template {
        if let template = known.withLock({ $0[source] }) { return template }
        let template = try Template(source, names: names)
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[source] = template
        }
        return template
    }
}
