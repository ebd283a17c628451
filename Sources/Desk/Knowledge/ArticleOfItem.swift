import Domain
import Store

extension Desk {
    /// A beginning for an article: what came in, as somebody at the desk wrote it down. It is for colleagues until whoever
    /// writes it says that everybody may read it.
    public func articleBegun(
        from id: ID<InboundItem>, as person: Operator
    ) async throws -> (item: InboundItem, content: ArticleContent) {
        guard person.may(.note) else { throw Refusal.notFound }
        guard let item = try await database.read({ c in try c.item(id) }) else { throw Refusal.notFound }
        let content = ArticleContent(
            title: String(item.content.title.prefix(ArticleContent.longestTitle)), body: item.content.text,
            audience: .desk)
        return (item, content)
    }
}
