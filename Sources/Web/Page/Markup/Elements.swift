/// Any element with children. The named ones below are for everyday use.
func element(_ tag: StaticString, _ attributes: [Attribute], @HTMLBuilder _ content: () -> HTML) -> HTML {
    HTML.wrapped(content) {
        $0.open(tag, attributes)
    } close: {
        $0.close(tag)
    }
}

/// An element that holds only text.
func element(_ tag: StaticString, text: String) -> HTML {
    HTML.written { sheet in
        sheet.open(tag, [])
        sheet.append(escaped: text)
        sheet.close(tag)
    }
}

/// An element that never has children or an end tag.
func voidElement(_ tag: StaticString, _ attributes: [Attribute]) -> HTML {
    HTML.written { $0.open(tag, attributes) }
}

extension Sheet {
    fileprivate func open(_ tag: StaticString, _ attributes: [Attribute]) {
        append(UInt8(ascii: "<"))
        append(tag)
        for attribute in attributes { attribute.write(on: self) }
        append(UInt8(ascii: ">"))
    }

    fileprivate func close(_ tag: StaticString) {
        append("</")
        append(tag)
        append(UInt8(ascii: ">"))
    }
}

// Two overloads an element, no more: `div(.class("x")) { ... }` and `strong("text")`. That keeps type-checking fast.

func html(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("html", attributes, content)
}
func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("head", attributes, content)
}
func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("body", attributes, content)
}
func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("header", attributes, content)
}
func header(_ text: String) -> HTML { element("header", text: text) }
func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("footer", attributes, content)
}
func footer(_ text: String) -> HTML { element("footer", text: text) }
func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("main", attributes, content)
}
func main(_ text: String) -> HTML { element("main", text: text) }
func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("nav", attributes, content)
}
func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("section", attributes, content)
}
func section(_ text: String) -> HTML { element("section", text: text) }
func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("article", attributes, content)
}
func article(_ text: String) -> HTML { element("article", text: text) }
func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("aside", attributes, content)
}
func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("div", attributes, content)
}
func div(_ text: String) -> HTML { element("div", text: text) }
func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("p", attributes, content)
}
func p(_ text: String) -> HTML { element("p", text: text) }
func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("span", attributes, content)
}
func span(_ text: String) -> HTML { element("span", text: text) }
func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("a", attributes, content)
}
func a(_ text: String) -> HTML { element("a", text: text) }
func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("strong", attributes, content)
}
func strong(_ text: String) -> HTML { element("strong", text: text) }
func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("em", attributes, content)
}
func em(_ text: String) -> HTML { element("em", text: text) }
func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("small", attributes, content)
}
func small(_ text: String) -> HTML { element("small", text: text) }
func b(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("b", attributes, content)
}
func b(_ text: String) -> HTML { element("b", text: text) }
func i(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("i", attributes, content)
}
func i(_ text: String) -> HTML { element("i", text: text) }
func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("code", attributes, content)
}
func code(_ text: String) -> HTML { element("code", text: text) }
func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("pre", attributes, content)
}
func pre(_ text: String) -> HTML { element("pre", text: text) }
func blockquote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("blockquote", attributes, content)
}
func blockquote(_ text: String) -> HTML { element("blockquote", text: text) }
func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("h1", attributes, content)
}
func h1(_ text: String) -> HTML { element("h1", text: text) }
func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("h2", attributes, content)
}
func h2(_ text: String) -> HTML { element("h2", text: text) }
func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("h3", attributes, content)
}
func h3(_ text: String) -> HTML { element("h3", text: text) }
func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("h4", attributes, content)
}
func h4(_ text: String) -> HTML { element("h4", text: text) }
func h5(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("h5", attributes, content)
}
func h5(_ text: String) -> HTML { element("h5", text: text) }
func h6(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("h6", attributes, content)
}
func h6(_ text: String) -> HTML { element("h6", text: text) }
func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("ul", attributes, content)
}
func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("ol", attributes, content)
}
func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("li", attributes, content)
}
func li(_ text: String) -> HTML { element("li", text: text) }
func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("dl", attributes, content)
}
func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("dt", attributes, content)
}
func dt(_ text: String) -> HTML { element("dt", text: text) }
func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("dd", attributes, content)
}
func dd(_ text: String) -> HTML { element("dd", text: text) }
func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("table", attributes, content)
}
func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("thead", attributes, content)
}
func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("tbody", attributes, content)
}
func tfoot(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("tfoot", attributes, content)
}
func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("tr", attributes, content)
}
func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("th", attributes, content)
}
func th(_ text: String) -> HTML { element("th", text: text) }
func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("td", attributes, content)
}
func td(_ text: String) -> HTML { element("td", text: text) }
func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("caption", attributes, content)
}
func caption(_ text: String) -> HTML { element("caption", text: text) }
func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("form", attributes, content)
}
func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("fieldset", attributes, content)
}
func fieldset(_ text: String) -> HTML { element("fieldset", text: text) }
func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("legend", attributes, content)
}
func legend(_ text: String) -> HTML { element("legend", text: text) }
func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("label", attributes, content)
}
func label(_ text: String) -> HTML { element("label", text: text) }
func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("button", attributes, content)
}
func button(_ text: String) -> HTML { element("button", text: text) }
func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("select", attributes, content)
}
func optgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("optgroup", attributes, content)
}
func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("option", attributes, content)
}
func option(_ text: String) -> HTML { element("option", text: text) }
func textarea(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("textarea", attributes, content)
}
func textarea(_ text: String) -> HTML { element("textarea", text: text) }
func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("details", attributes, content)
}
func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("summary", attributes, content)
}
func summary(_ text: String) -> HTML { element("summary", text: text) }
func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("figure", attributes, content)
}
func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("figcaption", attributes, content)
}
func figcaption(_ text: String) -> HTML { element("figcaption", text: text) }
func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("time", attributes, content)
}
func time(_ text: String) -> HTML { element("time", text: text) }
func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("abbr", attributes, content)
}
func abbr(_ text: String) -> HTML { element("abbr", text: text) }
func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("mark", attributes, content)
}
func mark(_ text: String) -> HTML { element("mark", text: text) }
func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("del", attributes, content)
}
func del(_ text: String) -> HTML { element("del", text: text) }
func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("ins", attributes, content)
}
func ins(_ text: String) -> HTML { element("ins", text: text) }
func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("kbd", attributes, content)
}
func kbd(_ text: String) -> HTML { element("kbd", text: text) }
func progress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("progress", attributes, content)
}
func progress(_ text: String) -> HTML { element("progress", text: text) }
func meter(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("meter", attributes, content)
}
func meter(_ text: String) -> HTML { element("meter", text: text) }
func output(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("output", attributes, content)
}
func output(_ text: String) -> HTML { element("output", text: text) }
func dialog(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("dialog", attributes, content)
}
func template(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("template", attributes, content)
}
func noscript(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("noscript", attributes, content)
}
func script(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("script", attributes, content)
}
func title(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("title", attributes, content)
}
func title(_ text: String) -> HTML { element("title", text: text) }
func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    element("svg", attributes, content)
}

// Void elements.

func br(_ attributes: Attribute...) -> HTML { voidElement("br", attributes) }
func hr(_ attributes: Attribute...) -> HTML { voidElement("hr", attributes) }
func img(_ attributes: Attribute...) -> HTML { voidElement("img", attributes) }
func input(_ attributes: Attribute...) -> HTML { voidElement("input", attributes) }
func link(_ attributes: Attribute...) -> HTML { voidElement("link", attributes) }
func meta(_ attributes: Attribute...) -> HTML { voidElement("meta", attributes) }
func col(_ attributes: Attribute...) -> HTML { voidElement("col", attributes) }
func source(_ attributes: Attribute...) -> HTML { voidElement("source", attributes) }
func wbr(_ attributes: Attribute...) -> HTML { voidElement("wbr", attributes) }
