import Domain
import Formats

/// The one place where what the rules refuse becomes a sentence.
extension Words {
    /// Why a field is wrong, for the line beside it.
    func sentence(_ problem: FieldProblem) -> String {
        var blanks: [String: any CustomStringConvertible] = problem.values
        if language == .en, let label = problem.values["labelEnglish"], !label.isEmpty { blanks["label"] = label }
        return self(problem.reason, from: blanks)
    }

    /// Why the desk said no.
    func sentence(_ refusal: Refusal) -> String {
        switch refusal {
        case .notFound: self("refusal.notFound")
        case .notAllowed: self("refusal.notAllowed")
        case .wrongState(let state): self("refusal.wrongState", ["state": self("state.\(state.rawValue)")])
        case .changedMeanwhile: self("refusal.changedMeanwhile")
        case .invalid(_, let reason): self(reason)
        case .noHigherGroup: self("refusal.noHigherGroup")
        case .tooLate: self("refusal.tooLate")
        case .alreadyDone: self("refusal.alreadyDone")
        case .slowDown(let seconds): self("refusal.slowDown", ["n": seconds])
        }
    }

    /// Why a file was not taken.
    func sentence(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .empty(let name): self("refusal.file.empty", ["name": name])
        case .tooBig(let name, let limit):
            self("refusal.file.tooBig", ["name": name, "size": size(bytes: limit)])
        case .tooMany(let limit): self("refusal.file.tooMany", ["n": limit])
        case .program(let name):
            if let promised = FileKind.promised(by: name), promised != .program {
                self("refusal.file.disguisedProgram", ["name": name, "promised": self.name(of: promised)])
            } else {
                self("refusal.file.program", ["name": name])
            }
        case .disguised(let name, let promised, let found):
            self(
                "refusal.file.disguised",
                ["name": name, "promised": self.name(of: promised), "found": self.name(of: found)])
        case .notAllowed(let name, let found):
            self("refusal.file.notAllowed", ["name": name, "found": self.name(of: found)])
        }
    }

    /// What people call a kind of file: "PDF", "un programma".
    func name(of kind: FileKind) -> String { optional("file.kind.\(kind.rawValue)") ?? kind.rawValue.uppercased() }
}
