import Domain

/// Colleagues at the request at this moment, as the top of its page says it. Live updates fill it: what a page says when it
/// is made would stay and be wrong.
struct PresenceStrip: Sendable, Equatable {
    var looking: [String] = []
    var writing: [String] = []

    static let id = "chi-c-e"
    /// Open pages of one request that are read; names that are said, the others are counted.
    static let mostRead = 200
    private static let mostNamed = 4

    init() {}

    init(_ line: PresenceLine, _ catalogue: Catalogue) {
        looking = line.looking.compactMap { catalogue.person($0)?.name }
        writing = line.writing.compactMap { catalogue.person($0)?.name }
    }

    func html(_ w: Words) -> HTML {
        div(.id(Self.id), .class("sp-presence")) {
            if !writing.isEmpty {
                span(.class("sp-presence-writing")) {
                    icon(.pencil)
                    sentence("writing", writing, w)
                }
            }
            if !looking.isEmpty {
                span {
                    icon(.user)
                    sentence("looking", looking, w)
                }
            }
        }
    }

    /// What a screen reader says: who came and who began to write, not who left.
    func news(since before: PresenceStrip, _ w: Words) -> String? {
        let writers = writing.filter { !before.writing.contains($0) }
        let come = looking.filter { !before.looking.contains($0) && !before.writing.contains($0) }
        let said =
            (writers.isEmpty ? [] : [sentence("writing", writers, w)])
            + (come.isEmpty ? [] : [sentence("looking", come, w)])
        return said.isEmpty ? nil : said.joined(separator: ". ")
    }

    private func sentence(_ what: String, _ names: [String], _ w: Words) -> String {
        w("together.\(what)", ["n": names.count, "names": w.together(names, most: Self.mostNamed)])
    }
}
