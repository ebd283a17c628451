import Domain

/// What one condition asks for: its label and its value.
typealias AskedWords = (label: String, value: String)

// What routes and promises ask for, in words. Nothing asked means every request.
extension RequestConditions {
    func askedTraits(_ w: Words, _ name: (String) -> String) -> [AskedWords] {
        RequestCondition.allCases.compactMap { asked($0, w, name) }
    }

    /// Nil for a condition that is left empty, and for those that only promises have.
    func asked(_ condition: RequestCondition, _ w: Words, _ name: (String) -> String) -> AskedWords? {
        switch condition {
        case .channel: channel.map { (w("settings.label.channel"), w("channel.\($0.rawValue)")) }
        case .area: area.map { (w("settings.label.area"), $0) }
        case .tematica: tematica.map { (w("settings.label.tematica"), $0) }
        case .triple: triple.map { (w("settings.label.pattern"), $0) }
        case .userType: userType.map { (w("settings.label.userType"), name("t:" + $0)) }
        case .administration: administration.map { (w("settings.label.administration"), name("a:" + $0)) }
        case .health:
            health.map { (w("settings.label.healthBody"), w($0 ? "settings.healthOnly" : "settings.otherOnly")) }
        case .mode: mode.map { (w("settings.label.mode"), w("mode.\($0.rawValue)")) }
        case .campaign: campaign.map { (w("settings.label.campaign"), $0) }
        case .priority, .group: nil
        }
    }
}

extension PromiseConditions {
    func asked(_ w: Words, _ name: (String) -> String) -> [AskedWords] {
        RequestCondition.allCases.compactMap { askedOfPromise($0, w, name) }
    }

    func askedOfPromise(_ condition: RequestCondition, _ w: Words, _ name: (String) -> String) -> AskedWords? {
        switch condition {
        case .priority: priority.map { (w("settings.label.priority"), $0.code) }
        case .group: group.map { (w("settings.label.groupOfRequest"), name("g:" + $0)) }
        case .channel, .area, .tematica, .triple, .userType, .administration, .health, .mode, .campaign:
            asked(condition, w, name)
        }
    }
}
