enum CSRF {
    static let fieldName = "_csrf"
}
