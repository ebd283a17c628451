import Domain
import Foundation
import Store

// The board of a group: a column is drawn anew when what it shows has changed.
extension LivePage {
    /// The columns as they are now; all of them are sent when the page was drawn with others.
    mutating func beginBoard(_ code: String, _ mark: String, _ known: KnownPerson) async throws -> [LiveFragment] {
        sentColumns = try await columns(code, known) ?? []
        return BoardPage.mark(of: sentColumns) == mark ? [] : fragments(sentColumns, code, known)
    }

    /// Those that changed; nothing on other pages, and nothing of a group that is no longer theirs to share out.
    mutating func board(_ known: KnownPerson) async throws -> [LiveFragment] {
        guard case .board(let code, _) = subject, let now = try await columns(code, known) else { return [] }
        let changed = now.filter { !sentColumns.contains($0) }
        sentColumns = now
        return fragments(changed, code, known)
    }

    private func columns(_ code: String, _ known: KnownPerson) async throws -> [BoardPage.Column]? {
        let now = desk.now(), catalogue = known.catalogue
        guard let group = BoardPage.groups(of: known.person, catalogue, at: now).first(where: { $0.code == code })
        else {
            return nil
        }
        return try await desk.database.read { c in try BoardPage.columns(of: group, catalogue, at: now, c) }
    }

    private func fragments(_ columns: [BoardPage.Column], _ code: String, _ known: KnownPerson) -> [LiveFragment] {
        let frame = frame(known)
        guard let group = known.catalogue.groups.first(where: { $0.code == code }) else { return [] }
        let page = BoardPage(
            group: group, groups: [], columns: sentColumns, catalogue: known.catalogue,
            sidebar: Sidebar(places: [], sections: []))
        return columns.map { LiveFragment(id: $0.htmlID, page.html($0, frame)) }
    }
}
