/// What must be true of a request for a rule to act: tests joined by all, any and not.
public indirect enum RuleCondition: Sendable, Hashable, Codable {
    case all([RuleCondition])
    case any([RuleCondition])
    case not(RuleCondition)
    case test(RuleTest)

    /// Nothing asked: true of every request.
    public static let always = RuleCondition.all([])
    /// Levels in one another.
    public static let deepest = 8
    /// Tests in all.
    public static let mostTests = 100

    /// Every test in it, in the order written.
    public var tests: [RuleTest] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.tests)
        case .not(let part): part.tests
        case .test(let test): [test]
        }
    }

    /// Levels: one for a test alone.
    public var depth: Int {
        switch self {
        case .all(let parts), .any(let parts): 1 + (parts.map(\.depth).max() ?? 0)
        case .not(let part): 1 + part.depth
        case .test: 1
        }
    }
}

/// Whether a condition is true, and the tests that decided it: all that held, or the first that did not.
public struct RuleVerdict: Sendable, Equatable {
    public let holds: Bool
    public let because: [String]
}

extension RuleCondition {
    /// What the condition says of a request.
    public func verdict(_ scene: RuleScene) -> RuleVerdict {
        switch self {
        case .test(let test):
            return RuleVerdict(holds: scene.holds(test), because: [test.description])
        case .not(let part):
            let inner = part.verdict(scene)
            return RuleVerdict(holds: !inner.holds, because: inner.because.map { "not (\($0))" })
        case .all(let parts):
            var because: [String] = []
            for part in parts {
                let one = part.verdict(scene)
                if !one.holds { return one }
                because += one.because
            }
            return RuleVerdict(holds: true, because: because)
        case .any(let parts):
            var because: [String] = []
            for part in parts {
                let one = part.verdict(scene)
                if one.holds { return one }
                because += one.because
            }
            return RuleVerdict(holds: false, because: because)
        }
    }
}
