import Domain

/// What a desk does by itself before anybody has decided otherwise: it tells people of deadlines, and changes nothing.
public enum DefaultRules {
    public static let all: [Rule] = [
        Rule(
            name: "Scadenza vicina", position: 10, when: [.deadline(percent: 75, aim: nil, kind: nil)],
            then: [
                .notify(
                    RuleNotice(
                        to: [.lead],
                        RuleText(
                            "La richiesta {{number}} si avvicina alla scadenza.",
                            english: "Request {{number}} comes near its deadline.")))
            ]),
        Rule(
            name: "Scadenza superata", position: 20, when: [.deadline(percent: 100, aim: nil, kind: nil)],
            then: [
                .notify(
                    RuleNotice(
                        to: [.lead, .governance],
                        RuleText(
                            "La richiesta {{number}} ha superato la scadenza.",
                            english: "Request {{number}} is past its deadline.")))
            ]),
    ]
}
