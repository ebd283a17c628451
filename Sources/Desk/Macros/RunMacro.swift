import Domain
import Foundation
import Store

/// What the name of a macro and a request became.
public struct MacroRun: Sendable {
    public let macro: Macro
    public let ticket: Ticket
}

/// A macro that cannot be run until somebody repairs it.
public struct BrokenMacro: Error, Sendable, Equatable {
    public let name: String
    public let fault: MacroFault

    public init(name: String, fault: MacroFault) {
        self.name = name
        self.fault = fault
    }
}

extension Desk {
    /// Everything a macro says, on one request: all of it or nothing.
    /// - Throws: `BrokenMacro` when what it names has ended, `Refusal` when it cannot be done to this request.
    @discardableResult
    public func run(
        _ macro: ID<Macro>, on number: Ticket.Number, as person: Operator, version: Int? = nil
    ) async throws -> MacroRun {
        let found = Box<Macro?>(nil)
        let ticket = try await work(on: number, as: person, version: version) { scene in
            let macro = try self.macro(macro, of: person, scene.catalogue, at: scene.now)
            found.value = macro
            let occasion = Handling.Occasion(macro: macro.name)
            let tags = try scene.c.tags(of: scene.ticket.id)
            let handling = try handling(
                macro.actions, scene.ticket, tags: tags, by: person, on: occasion, scene.catalogue, at: scene.now)
            return try decision(of: handling, by: person, on: occasion, scene.catalogue, at: scene.now, scene.c)
        }
        guard let macro = found.value else { throw Refusal.notFound }
        return MacroRun(macro: macro, ticket: ticket)
    }

    /// A macro that somebody may run now.
    func macro(_ id: ID<Macro>, of person: Operator, _ catalogue: Catalogue, at now: Date) throws -> Macro {
        guard let macro = catalogue.macros(of: person, at: now).first(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        if let fault = macro.fault(catalogue, at: now) { throw BrokenMacro(name: macro.name, fault: fault) }
        return macro
    }
}
