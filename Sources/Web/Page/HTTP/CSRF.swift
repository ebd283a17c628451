import Desk

/// Protection of forms against requests that another site makes in a person's name: a random HttpOnly cookie for each
/// browser, and in every form a token only we can make from it. Each page has another token (a random part is signed
/// along), so that compressed pages give nothing away (BREACH).
enum CSRF {
    static let fieldName = "_csrf"
    private static let saltBytes = 12

    static func token(for browser: String, _ site: Site) -> String {
        let salt = randomBytes(saltBytes)
        return Base64URL.encode(salt + site.signature("csrf", salt, Array(browser.utf8)))
    }

    static func isGenuine(_ token: String?, for browser: String, _ site: Site) -> Bool {
        guard let token, token.utf8.count < 100, let bytes = Base64URL.decode(token), bytes.count == saltBytes + 32
        else {
            return false
        }
        let salt = Array(bytes.prefix(saltBytes))
        return isEqualInConstantTime(
            Array(bytes.dropFirst(saltBytes)), site.signature("csrf", salt, Array(browser.utf8)))
    }
}
