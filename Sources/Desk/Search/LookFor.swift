import Domain
import Formats

extension TicketFilter {
    /// Requests that a text means: by number, by person, by reference, or by what is written in them.
    /// - Parameter isTyping: the last word may be the beginning of one.
    public mutating func look(for text: String, isTyping: Bool = false) {
        self.text = text
        var clauses = SearchQuery(text).clauses
        if isTyping, let last = clauses.last, last.kind == .word, last.text.count >= WordQuery.shortestBeginning {
            clauses[clauses.count - 1].kind = .beginning
        }
        words = WordQuery(clauses).match
    }
}
