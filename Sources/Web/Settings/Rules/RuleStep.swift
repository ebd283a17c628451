import Domain

/// A button of the form that changes the form and nothing else: lines come, go and move.
enum RuleStep: Sendable, Equatable {
    case addGroup
    case removeGroup(Int)
    /// The field of the line is chosen beside the button.
    case addRow(Int)
    case removeRow(Int, Int)
    case addAction
    case removeAction(Int)
    case raiseAction(Int)
    case lowerAction(Int)

    /// The value of the button, as `togli-riga.0.2`.
    var value: String {
        switch self {
        case .addGroup: "gruppo"
        case .removeGroup(let part): "togli-gruppo.\(part)"
        case .addRow(let part): "riga.\(part)"
        case .removeRow(let part, let row): "togli-riga.\(part).\(row)"
        case .addAction: "azione"
        case .removeAction(let row): "togli-azione.\(row)"
        case .raiseAction(let row): "su-azione.\(row)"
        case .lowerAction(let row): "giu-azione.\(row)"
        }
    }

    init?(_ value: String) {
        let parts = value.split(separator: ".").map(String.init), numbers = parts.dropFirst().compactMap { Int($0) }
        switch (parts.first ?? "", numbers.count) {
        case ("gruppo", 0): self = .addGroup
        case ("togli-gruppo", 1): self = .removeGroup(numbers[0])
        case ("riga", 1): self = .addRow(numbers[0])
        case ("togli-riga", 2): self = .removeRow(numbers[0], numbers[1])
        case ("azione", 0): self = .addAction
        case ("togli-azione", 1): self = .removeAction(numbers[0])
        case ("su-azione", 1): self = .raiseAction(numbers[0])
        case ("giu-azione", 1): self = .lowerAction(numbers[0])
        default: return nil
        }
    }

    /// The form after the button was pressed. A number that is none of the form's changes nothing.
    func applied(to form: FormData) -> FormData {
        var next = form, groups = RuleGroups(form), actions = RuleActionRow.all(form)
        switch self {
        case .addGroup:
            if groups.parts.count < RuleGroups.mostParts { groups.parts.append(.init(mode: .all, rows: [])) }
        case .removeGroup(let part): if groups.parts.indices.contains(part) { groups.parts.remove(at: part) }
        case .addRow(let part): groups.add(RuleField(form[RuleGroups.name(part, nil, "nuovo")]), to: part)
        case .removeRow(let part, let row):
            if groups.parts.indices.contains(part), groups.parts[part].rows.indices.contains(row) {
                groups.parts[part].rows.remove(at: row)
            }
        case .addAction:
            if let kind = RuleActionRow.Kind(rawValue: form["poi.nuova"]), actions.count < RuleActionRow.most {
                actions.append(RuleActionRow(kind: kind))
            }
        case .removeAction(let row): if actions.indices.contains(row) { actions.remove(at: row) }
        case .raiseAction(let row): actions.swap(row, row - 1)
        case .lowerAction(let row): actions.swap(row, row + 1)
        }
        groups.write(&next)
        RuleActionRow.write(actions, &next)
        return next
    }
}

extension RuleGroups {
    fileprivate mutating func add(_ field: RuleField?, to part: Int) {
        guard let field, parts.indices.contains(part), parts[part].rows.count < Self.mostRows else { return }
        parts[part].rows.append(Row(field: field, comparison: field.comparisons[0], values: []))
    }
}

extension [RuleActionRow] {
    fileprivate mutating func swap(_ one: Int, _ other: Int) {
        if indices.contains(one) && indices.contains(other) { swapAt(one, other) }
    }
}
