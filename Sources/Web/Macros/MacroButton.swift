import Domain
import Foundation

/// A macro as a button: its name, its key, and why it cannot be pressed when it cannot.
struct MacroButton: Sendable, Equatable {
    let id: ID<Macro>
    let name: String
    let fault: MacroFault?
    /// 1 to 9 for the first nine.
    let key: Int?

    static func all(_ person: Operator, _ catalogue: Catalogue, at now: Date) -> [MacroButton] {
        guard person.may(.note) else { return [] }
        return catalogue.macros(of: person, at: now).enumerated().map { place, macro in
            MacroButton(
                id: macro.id, name: macro.name, fault: macro.fault(catalogue, at: now),
                key: place < Macro.keys ? place + 1 : nil)
        }
    }

    /// - Parameter hasKey: whether its digit presses it on this page.
    func html(hasKey: Bool, _ w: Words) -> HTML {
        let key = hasKey ? key.map(String.init) : nil
        return fragment {
            if let fault {
                span(.class("sp-macro-broken")) {
                    icon(.warning)
                    name + ": " + w.sentence(fault)
                }
            } else {
                button(
                    .type("submit"), .name("macro"), .value(id.description),
                    .class("btn btn-outline-primary btn-sm sp-macro"), .data("key", key),
                    .data("key-label", key == nil ? nil : w("macro.key", ["name": name])),
                    .aria("keyshortcuts", key)
                ) {
                    name
                    if let key { span(.class("sp-key"), .aria("hidden", "true")) { key } }
                }
            }
        }
    }
}

extension Words {
    /// Why a macro cannot be run.
    func sentence(_ fault: MacroFault) -> String { self("macro.fault.\(fault.kind.rawValue)", ["name": fault.name]) }
}
