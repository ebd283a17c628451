/// How many a problem touches.
public enum Impact: String, Sendable, Codable, CaseIterable {
    /// Many users, or a whole body that cannot work.
    case many
    /// One user whose service does not work.
    case one
    /// Nobody: something is asked.
    case information
}

/// How soon it hurts.
public enum Urgency: String, Sendable, Codable, CaseIterable {
    /// Money not received, access lost, a legal date in five working days.
    case high
    case medium, low
}

/// Priority by impact and urgency, as data: a line for each impact, in each line a priority for each urgency.
public struct PriorityMatrix: Sendable, Equatable {
    public static let usual = ["P1 P2 P3", "P2 P3 P4", "P3 P4 P4"]

    private let lines: [[Priority]]

    /// Nil unless there are three lines of three priorities.
    public init?(_ lines: [String]) {
        let read = lines.map { line in line.split(separator: " ").map { Priority(code: String($0)) } }
        let known = read.map { $0.compactMap { $0 } }
        guard known.count == Impact.allCases.count,
            zip(read, known).allSatisfy({ $0.count == $1.count && $1.count == Urgency.allCases.count })
        else { return nil }
        self.lines = known
    }

    public subscript(impact: Impact, urgency: Urgency) -> Priority {
        let row = Impact.allCases.firstIndex(of: impact) ?? 0
        let column = Urgency.allCases.firstIndex(of: urgency) ?? 0
        return lines[row][column]
    }
}

extension Priority {
    /// One step more pressing; the highest stays.
    public var raised: Priority { Priority(rawValue: rawValue - 1) ?? self }
    /// One step less pressing; the lowest stays.
    public var lowered: Priority { Priority(rawValue: rawValue + 1) ?? self }
}

/// Why a priority is another than before.
public enum PriorityReason: Sendable, Equatable {
    /// A person said so, in these words; by impact and urgency when they chose those.
    case person(String, Impact?, Urgency?)
    case chased
    /// A window of that name has begun.
    case window(String)
    /// A rule says so; which one, the fact tells.
    case rule

    var data: [String: String] {
        switch self {
        case .person(let words, let impact, let urgency):
            ["cause": "person", "reason": words, "impact": impact?.rawValue ?? "", "urgency": urgency?.rawValue ?? ""]
                .filter { !$0.value.isEmpty }
        case .chased: ["cause": "chased"]
        case .window(let name): ["cause": "window", "window": name]
        case .rule: ["cause": "rule"]
        }
    }
}
