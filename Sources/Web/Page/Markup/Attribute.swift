/// One attribute of an element. Values are escaped when written; a false boolean and a nil value write nothing.
struct Attribute: Sendable {
    let name: String
    let value: Value

    enum Value: Sendable { case text(String), present, absent }

    init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value.map { .text($0) } ?? .absent
    }

    init(_ name: String, if present: Bool) {
        self.name = name
        value = present ? .present : .absent
    }

    func write(on sheet: Sheet) {
        switch value {
        case .absent: break
        case .present:
            sheet.append(UInt8(ascii: " "))
            sheet.append(verbatim: name)
        case .text(let text):
            sheet.append(UInt8(ascii: " "))
            sheet.append(verbatim: name)
            sheet.append("=\"")
            sheet.append(escaped: text)
            sheet.append(UInt8(ascii: "\""))
        }
    }
}

extension Attribute {
    static func id(_ value: String?) -> Self { .init("id", value) }
    static func `class`(_ value: String?) -> Self { .init("class", value) }
    static func name(_ value: String?) -> Self { .init("name", value) }
    static func value(_ value: String?) -> Self { .init("value", value) }
    static func type(_ value: String?) -> Self { .init("type", value) }
    static func lang(_ value: String?) -> Self { .init("lang", value) }
    static func role(_ value: String?) -> Self { .init("role", value) }
    static func title(_ value: String?) -> Self { .init("title", value) }
    static func alt(_ value: String?) -> Self { .init("alt", value) }
    static func src(_ value: String?) -> Self { .init("src", value) }
    static func rel(_ value: String?) -> Self { .init("rel", value) }
    static func `for`(_ value: String?) -> Self { .init("for", value) }
    static func scope(_ value: String?) -> Self { .init("scope", value) }
    static func method(_ value: String?) -> Self { .init("method", value) }
    static func action(_ value: String?) -> Self { .init("action", value.map(safeAddress)) }
    static func formaction(_ value: String?) -> Self { .init("formaction", value.map(safeAddress)) }
    static func enctype(_ value: String?) -> Self { .init("enctype", value) }
    static func accept(_ value: String?) -> Self { .init("accept", value) }
    static func autocomplete(_ value: String?) -> Self { .init("autocomplete", value) }
    static func inputmode(_ value: String?) -> Self { .init("inputmode", value) }
    static func pattern(_ value: String?) -> Self { .init("pattern", value) }
    static func placeholder(_ value: String?) -> Self { .init("placeholder", value) }
    static func min(_ value: String?) -> Self { .init("min", value) }
    static func max(_ value: String?) -> Self { .init("max", value) }
    static func maxlength(_ value: Int?) -> Self { .init("maxlength", value.map(String.init)) }
    static func minlength(_ value: Int?) -> Self { .init("minlength", value.map(String.init)) }
    static func rows(_ value: Int?) -> Self { .init("rows", value.map(String.init)) }
    static func colspan(_ value: Int?) -> Self { .init("colspan", value.map(String.init)) }
    static func tabindex(_ value: Int?) -> Self { .init("tabindex", value.map(String.init)) }
    static func datetime(_ value: String?) -> Self { .init("datetime", value) }
    static func target(_ value: String?) -> Self { .init("target", value) }
    static func aria(_ name: String, _ value: String?) -> Self { .init("aria-" + name, value) }
    static func data(_ name: String, _ value: String? = "") -> Self { .init("data-" + name, value) }

    static func required(_ yes: Bool = true) -> Self { .init("required", if: yes) }
    static func checked(_ yes: Bool = true) -> Self { .init("checked", if: yes) }
    static func selected(_ yes: Bool = true) -> Self { .init("selected", if: yes) }
    static func disabled(_ yes: Bool = true) -> Self { .init("disabled", if: yes) }
    static func readonly(_ yes: Bool = true) -> Self { .init("readonly", if: yes) }
    static func multiple(_ yes: Bool = true) -> Self { .init("multiple", if: yes) }
    static func hidden(_ yes: Bool = true) -> Self { .init("hidden", if: yes) }
    static func open(_ yes: Bool = true) -> Self { .init("open", if: yes) }
    static func novalidate(_ yes: Bool = true) -> Self { .init("novalidate", if: yes) }
    static func `defer`(_ yes: Bool = true) -> Self { .init("defer", if: yes) }
    static func download(_ yes: Bool = true) -> Self { .init("download", if: yes) }

    /// Only http, https, mailto, tel and addresses inside the site become links: `javascript:` and the like, which
    /// escaping cannot disarm, become `#`.
    static func href(_ value: String?) -> Self { .init("href", value.map(safeAddress)) }

    private static func safeAddress(_ address: String) -> String {
        let bytes = address.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return address }
        let before = bytes[..<colon]
        if before.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            return address
        }
        let allowed = ["http", "https", "mailto", "tel"]
        return allowed.contains(address[..<colon].lowercased()) ? address : "#"
    }
}
