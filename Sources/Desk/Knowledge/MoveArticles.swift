import Domain
import Formats
import Foundation
import Store

extension Desk {
    /// Another address; the one it had leads there.
    public func move(_ id: ID<Article>, to address: String, as person: Operator) async throws {
        guard person.may(.publish) else { throw Refusal.notAllowed }
        let now = now(), slug = ArticleContent(title: address, body: "").slug
        try await database.write { [catalogues] c in
            guard let article = try c.article(id), try article.isFor(person, catalogues.current(c)) else {
                throw Refusal.notFound
            }
            if article.slug == slug { throw Refusal.alreadyDone }
            if try c.isTaken(slug: slug) {
                throw Refusal.invalid(field: "indirizzo", reason: "knowledge.problem.address.taken")
            }
            try c.forgetAddress(slug)
            try c.move(id, to: slug)
            try c.leads(article.slug, to: id, at: now)
            var moved = article
            moved.slug = slug
            try tellFollowers(from: article, to: moved, at: now, c)
            try c.knowledgeChanged()
        }
    }

    /// Not shown any more; who comes to its address is led to another one that says it now.
    public func withdraw(_ id: ID<Article>, for other: String, as person: Operator) async throws {
        let now = now(), slug = other.tidied.split(separator: "/").last.map(String.init) ?? ""
        guard person.may(.publish) else { throw Refusal.notAllowed }
        let replacement = try await knowledge().article(slug: slug)
        guard let replacement, replacement.id != id, replacement.shown != nil,
            try await replacement.isFor(person, catalogue())
        else { throw Refusal.invalid(field: "sostituito", reason: "knowledge.problem.address.unknown") }
        try await withdraw(id, as: person)
        try await database.write { c in
            guard let article = try c.article(id) else { throw Refusal.notFound }
            try c.leads(article.slug, to: replacement.id, at: now)
            try c.knowledgeChanged()
        }
    }

    /// Hears when the words readers see change, or does not any more.
    public func follow(_ id: ID<Article>, _ isFollowing: Bool, as person: Operator) async throws {
        try await database.write { [shelf, catalogues] c in
            guard let article = try shelf.current(c).article(id), try article.isFor(person, catalogues.current(c))
            else {
                throw Refusal.notFound
            }
            if isFollowing {
                try c.follows(person.id, id, seen: article.shownVersion ?? 0)
            } else {
                try c.unfollows(person.id, id)
            }
        }
    }

    /// They have an article they follow before their eyes.
    public func saw(_ article: Article, as person: Operator) async throws {
        guard let version = article.shownVersion else { return }
        try await database.write { c in try c.follows(person.id, article.id, seen: version) }
    }

    /// Kinds of files articles may have: pictures are shown, the others saved by who reads.
    static let articleFileKinds: Set<FileKind> = [
        .png, .jpeg, .gif, .webp, .pdf, .docx, .odt, .xlsx, .ods, .text, .csv,
    ]

    /// A picture for the words of articles, or a file that goes with them.
    public func keep(articleFile file: KeptFile, as person: Operator) async throws {
        guard person.may(.note) else { throw Refusal.notAllowed }
        guard Self.articleFileKinds.contains(where: { $0.mediaType == file.type }) else {
            throw Refusal.invalid(field: "immagine", reason: "knowledge.problem.picture")
        }
        let now = now()
        try await database.write { c in
            try c.keep(file: file.hash, size: Int(file.size), at: now)
            try c.keep(
                KeptArticleFile(
                    hash: file.hash, name: file.name, type: file.type, size: file.size, byName: person.name, at: now))
        }
    }
}
