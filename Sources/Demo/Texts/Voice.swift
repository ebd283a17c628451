import Domain

/// Puts words together: what people write, and what the desk answers.
struct Voice: Sendable {
    private static let problems = PhraseBook(payProblems + "\n" + workProblems + "\n" + serviceProblems)
    private static let solutions = PhraseBook(solutionLines)

    /// The first words of a request, in the manner of its channel.
    func request(
        about triple: Triple, by writer: Writer, on channel: ChannelKind, in language: String, isDuplicate: Bool,
        _ fill: Fill, _ dice: inout Dice
    ) -> String {
        if language == "en" {
            return join([EnglishFrames.requests, EnglishFrames.asks], fill, &dice)
        }
        let problem = Self.problems[triple.code]
        return switch channel {
        case .web, .email, .api, .counter: letter(problem, isDuplicate, signedBy: writer, fill, &dice)
        case .pec:
            join(
                [RequestFrames.formalOpenings, problem, RequestFrames.details, RequestFrames.formalClosings], fill,
                &dice)
        case .phone:
            join(
                [RequestFrames.callOpenings, problem, RequestFrames.details, RequestFrames.callClosings], fill, &dice)
        case .chat: join([RequestFrames.chatOpenings, problem], fill, &dice)
        case .social: join([problem, RequestFrames.asks], fill, &dice)
        }
    }

    func solution(of triple: Triple?, in language: String, _ fill: Fill, _ dice: inout Dice) -> String {
        if language == "en" { return join([EnglishFrames.replies], fill, &dice) }
        let lines = Self.solutions[triple?.code ?? "STI-ALT-01"]
        return join(
            [DeskFrames.openings, lines.isEmpty ? Self.solutions["STI-ALT-01"] : lines, DeskFrames.closings], fill,
            &dice)
    }

    /// A message of the desk that is no solution.
    func reply(_ lines: [Phrase], _ fill: Fill, _ dice: inout Dice) -> String {
        join([DeskFrames.openings, lines, DeskFrames.closings], fill, &dice)
    }

    func line(_ lines: [Phrase], _ fill: Fill, _ dice: inout Dice) -> String { join([lines], fill, &dice) }

    private func letter(
        _ problem: [Phrase], _ isDuplicate: Bool, signedBy writer: Writer, _ fill: Fill, _ dice: inout Dice
    ) -> String {
        var parts: [[Phrase]] = []
        if dice.chance(0.75) { parts.append(RequestFrames.openings) }
        if isDuplicate { parts.append(RequestFrames.duplicates) }
        parts.append(problem)
        if dice.chance(0.8) { parts.append(RequestFrames.details) }
        if dice.chance(0.5) { parts.append(RequestFrames.contexts) }
        if dice.chance(0.7) { parts.append(RequestFrames.asks) }
        if dice.chance(0.6) { parts.append(RequestFrames.closings) }
        var text = join(parts, fill, &dice)
        if dice.chance(0.45) { text += "\n" + writer.requester.name }
        return text
    }

    private func join(_ parts: [[Phrase]], _ fill: Fill, _ dice: inout Dice) -> String {
        var out = ""
        out.reserveCapacity(400)
        for part in parts where !part.isEmpty {
            if !out.isEmpty { out += out.hasSuffix(",") ? "\n" : " " }
            dice.pick(part).write(to: &out) { fill($0, &dice) }
        }
        return out
    }
}
