/// A statement as an engine takes it: its text, with a placeholder for each bound value.
struct Rendered {
    var text: String
    var bindings: [Binding]
}

extension SQL {
    /// The statement for one engine: `?` on SQLite, `$1` on PostgreSQL.
    func rendered(for engine: Engine) -> Rendered {
        var out = Rendered(text: "", bindings: [])
        out.text.reserveCapacity(256)
        out.bindings.reserveCapacity(parts.count / 2 + 1)
        out.add(parts, engine)
        return out
    }
}

extension Rendered {
    fileprivate mutating func add(_ parts: [SQL.Part], _ engine: Engine) {
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .value(let value): add(value, engine)
            case .list(let values, let spelling): add(list: values, spelling, engine)
            case .rows(let values, let width): add(rows: values, width, engine)
            case .spelling(let spelling): text += spelling.word(engine)
            case .choice(let sqlite, let postgres): add(engine == .sqlite ? sqlite : postgres, engine)
            }
        }
    }

    private mutating func add(_ value: Binding, _ engine: Engine) {
        bindings.append(value)
        switch engine {
        case .sqlite: text += "?"
        case .postgres:
            text += "$"
            text += String(bindings.count)
        }
    }

    private mutating func add(rows values: [Binding], _ width: Int, _ engine: Engine) {
        switch engine {
        case .sqlite:
            // The rows look the same: one text, many times.
            let row = "(" + String(repeating: "?,", count: width - 1) + "?)"
            text += row + String(repeating: "," + row, count: values.count / width - 1)
        case .postgres:
            for place in 0..<values.count {
                text += place == 0 ? "($" : place.isMultiple(of: width) ? "),($" : ",$"
                text += String(bindings.count + place + 1)
            }
            text += ")"
        }
        bindings += values
    }

    private mutating func add(list values: [Binding], _ spelling: Spelling, _ engine: Engine) {
        guard let last = values.last else {
            // PostgreSQL has no `IN ()`, and `IN (NULL)` would make NOT IN match nothing.
            text += "(SELECT CAST(NULL AS \(spelling.castWord(engine))) WHERE 1 = 0)"
            return
        }
        text += "("
        for value in values {
            add(value, engine)
            text += ","
        }
        // The last value again up to a round length: a few prepared statements serve lists of every length.
        for _ in values.count..<roundLength(values.count) {
            add(last, engine)
            text += ","
        }
        text.removeLast()
        text += ")"
    }

    private func roundLength(_ count: Int) -> Int {
        if count > 1024 { return (count + 1023) / 1024 * 1024 }
        var length = 1
        while length < count { length *= 2 }
        return length
    }
}
