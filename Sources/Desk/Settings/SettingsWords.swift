import Domain
import Formats

/// Why a setting was refused, in the English of the command line. The pages have words of their own, by the same keys.
public enum SettingsWords {
    /// A sentence without a capital and without a full stop, to stand after a place.
    public static func sentence(_ refusal: Refusal) -> String {
        switch refusal {
        case .notFound: "there is none"
        case .notAllowed: "not allowed"
        case .invalid(let field, let reason): "\(field): \(sentence(reason))"
        case .changedMeanwhile: "somebody changed it meanwhile: try again"
        case .alreadyDone: "already done"
        case .wrongState, .noHigherGroup, .tooLate, .slowDown: "not possible now"
        }
    }

    public static func sentence(_ reason: String) -> String { reasons[reason] ?? reason }

    public static func sentence(_ problem: Template.Problem) -> String {
        switch problem.kind {
        case .malformed: "{{ without a name and }} after it"
        case .unescaped: "{{{ and {{& are not accepted"
        case .notSupported(let tag): "\(tag) is not accepted"
        case .unknownName(let name):
            "there is no value called \(name) (known: \(MailTemplate.variables.sorted().joined(separator: ", ")))"
        case .openSection(let name): "{{#\(name)}} is never closed"
        case .strayClose(let name): "{{/\(name)}} closes nothing"
        case .tooDeep: "too many sections in one another"
        case .tooLong: "too long"
        }
    }

    private static let reasons = [
        "problem.code.missing": "must be there",
        "problem.code.wrong": "letters, digits, dot, dash and underscore, 40 at most",
        "problem.code.taken": "is there already",
        "problem.setting.missing": "must be there",
        "problem.setting.tooLong": "is too long (200 characters at most)",
        "problem.setting.range": "is a number out of range",
        "problem.setting.until": "ends before it begins",
        "problem.email.wrong": "is no e-mail address",
        "problem.url.wrong": "is no address: it begins with https:// or /",
        "problem.language.unknown": "is neither it nor en",
        "problem.group.unknown": "names a group that is not there",
        "problem.group.itself": "a group cannot escalate to itself",
        "problem.group.triage": "one group always does triage: give it to another group first",
        "problem.group.hasRequests": "open requests stand in this group: hand them over first",
        "problem.userType.unknown": "names a user type that is not there",
        "problem.administration.unknown": "names an administration that is not there",
        "problem.calendar.used": "promises or windows count by this calendar: give them another first",
        "problem.promise.calendar": "must be there: a promise counts by a calendar",
        "problem.promise.calendar.unknown": "names a calendar that is not there",
        "problem.promise.target": "a promise needs a term at least",
        "problem.promise.suspends": "names what is no wait",
        "problem.promise.triple": "fits no triple that is there",
        "problem.promise.thresholds": "10 whole numbers at most from 1 to 99, in ascending order",
        "problem.window.before": "one to three different numbers of working days from 0 to 60",
        "problem.remindAfter": "must be less than closeWaitingAfter, or nobody has time to answer",
        "problem.priorityMatrix": "three lines of three priorities, as P1 P2 P3",
        "problem.channel.unknown": "is none of \(ChannelKind.allCases.map(\.rawValue).joined(separator: ", "))",
        "problem.triple.unknown": "is no triple that is there",
        "problem.triple.elsewhere": "is not where the triple stands",
        "problem.health.other": "says other than the administration",
        "problem.priority.unknown": "is none of P1, P2, P3, P4",
        "problem.campaign.unknown": "names a campaign that is not there",
        "problem.rule.when": "a rule listens to something: an event, a deadline or the clock",
        "problem.rule.then": "a rule does something",
        "problem.rule.tooMany": "is too long a list",
        "problem.rule.deep": "has too many levels in one another (\(RuleCondition.deepest) at most)",
        "problem.rule.calendar": "must be there: hours and minutes of the conditions count by a calendar",
        "problem.rule.calendar.unknown": "names a calendar that is not there",
        "problem.rule.itself": "the rule would wake itself: let its condition exclude what it does",
        "problem.rule.percent": "is a share of a term from 1 to 100",
        "problem.rule.every": "is no period from 10 minutes to a week",
        "problem.rule.time": "is no time of a day",
        "problem.rule.empty": "must not be empty",
        "problem.rule.long": "is too long",
        "problem.rule.recipients": "must name somebody",
        "problem.rule.webhook": "is no http or https address",
        "problem.rule.comparison": "is not compared so",
        "problem.rule.values": "has a value that is empty, too long or one too many",
        "problem.rule.choice": "has a value that is none of those it may have",
        "problem.rule.yesNo": "is true or false",
        "problem.rule.count": "is a whole number",
        "problem.rule.term": "is no term (30 min, 8 h, 3 days)",
        "problem.rule.login": "names somebody who is not there",
        "problem.rule.field": "names a field of the form that is not there",
        "problem.rule.template": "has a blank that nothing fills",
        "problem.rule.me": "me is who runs a macro: a rule names a login",
        "problem.macro.then": "a macro does something",
        "problem.macro.action": "is left to rules: a macro does what a person can do",
        "problem.macro.answers": "one answer to the requester is enough",
        "problem.macro.last": "after the request has gone to another group nothing follows: put it last",
        "problem.macro.name": "is too long (\(Macro.longestName) characters at most)",
        "problem.macro.tooMany": "there are \(Macro.most) macros already",
        "problem.macro.person": "names somebody who does not work here any more",
        "problem.module.shortcut":
            "1 to \(TextModule.longestShortcut) small letters, digits, hyphens and underscores",
        "problem.module.taken": "another text of the same people and language has it",
        "problem.module.long": "is too long (\(TextModule.longestText) characters at most)",
        "problem.module.tooMany": "there are \(TextModule.mostShared) texts already",
        "problem.field.choices": "a select needs choices",
        "problem.activities":
            "1 to \(Office.mostActivities) different names of \(Office.longestActivity) characters at most",
        "problem.fileKind.unknown": "names a kind of file that is unknown or dangerous",
        "problem.login.wrong": "2 to 100 lower-case letters, digits and ._-@+",
        "problem.login.taken": "is there already",
        "problem.password.short": "has less than \(Desk.shortestPassword) characters",
        "problem.password.weak": "is the login, or longer than 1000 bytes",
        "problem.user.yourself": "nobody disables themselves",
        "problem.user.lastAdministrator": "one administrator who can log in must remain",
        "problem.scope.missing": "must be there",
        "problem.token.taken": "a token of this name is there already",
    ]
}
