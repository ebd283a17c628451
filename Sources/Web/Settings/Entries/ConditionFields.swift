import Domain

/// The conditions that routes and promises share, each empty by choice.
@HTMLBuilder func requestConditions(_ f: Fields, _ choices: SettingsChoices) -> HTML {
    let w = f.w, any = w("settings.any")
    f.select(
        "channel", label: w("settings.label.channel"),
        options: ChannelKind.allCases.map { Option($0.rawValue, w("channel.\($0.rawValue)")) }, prompt: any,
        required: true)
    f.select(
        "area", label: w("settings.label.area"), options: choices.areas.map { Option($0, $0) }, prompt: any,
        required: true)
    f.select(
        "tematica", label: w("settings.label.tematica"), options: choices.tematiche.map { Option($0, $0) }, prompt: any,
        required: true)
    f.text("triple", label: w("settings.label.pattern"), hint: w("settings.hint.pattern"))
    f.select(
        "userType", label: w("settings.label.userType"), options: choices.userTypes, prompt: any, required: true)
    f.select(
        "administration", label: w("settings.label.administration"), options: choices.administrations, prompt: any,
        required: true)
    f.select(
        "health", label: w("settings.label.healthBody"),
        options: [Option("yes", w("settings.healthOnly")), Option("no", w("settings.otherOnly"))], prompt: any,
        required: true)
    f.select(
        "mode", label: w("settings.label.mode"),
        options: DeliveryMode.allCases.map { Option($0.rawValue, w("mode.\($0.rawValue)")) }, prompt: any,
        required: true)
    f.select(
        "campaign", label: w("settings.label.campaign"), options: choices.campaigns, prompt: any, required: true)
}
