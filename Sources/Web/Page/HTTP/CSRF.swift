import Desk
import Domain

/// Protection of forms against requests that another site makes in a person's name: a random HttpOnly cookie for each
/// browser, and in every form a token only we can make from it. Each page has another token (a random part is signed
/// along), so that compressed pages give nothing away (BREACH).
///
/// The token of a page of the desk says for whom the page was drawn, too: what one person typed is never done in the name
/// of another who logged in meanwhile, in the same browser.
enum CSRF {
    static let fieldName = "_csrf"
    private static let saltBytes = 12, personBytes = 8, signatureBytes = 32

    static func token(for browser: String, person: ID<Operator>? = nil, _ site: Site) -> String {
        let marked = randomBytes(saltBytes) + (person.map(bytes) ?? [])
        return Base64URL.encode(marked + signature(marked, browser, site))
    }

    static func isGenuine(_ token: String?, for browser: String, _ site: Site) -> Bool {
        read(token, browser, site) != nil
    }

    /// For whom the page of a genuine token was drawn; nil for a page of everybody, and for a token that is none.
    static func owner(of token: String?, for browser: String, _ site: Site) -> ID<Operator>? {
        guard let marked = read(token, browser, site), marked.count > saltBytes else { return nil }
        return ID(marked.dropFirst(saltBytes).reduce(0) { $0 << 8 | Int64($1) })
    }

    /// What is signed: the random part, and the person.
    private static func read(_ token: String?, _ browser: String, _ site: Site) -> [UInt8]? {
        guard let token, token.utf8.count < 100, let bytes = Base64URL.decode(token) else { return nil }
        let sizes = [saltBytes, saltBytes + personBytes]
        guard sizes.contains(bytes.count - signatureBytes) else { return nil }
        let marked = Array(bytes.dropLast(signatureBytes))
        let isOurs = isEqualInConstantTime(
            Array(bytes.suffix(signatureBytes)), signature(marked, browser, site))
        return isOurs ? marked : nil
    }

    private static func signature(_ marked: [UInt8], _ browser: String, _ site: Site) -> [UInt8] {
        site.signature(marked.count == saltBytes ? "csrf" : "csrf person", marked, Array(browser.utf8))
    }

    private static func bytes(of person: ID<Operator>) -> [UInt8] {
        withUnsafeBytes(of: person.rawValue.bigEndian) { Array($0) }
    }
}
