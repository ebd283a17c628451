import Domain

extension DefaultTemplates {
    static func english(_ kind: OutgoingMail.Kind) -> (subject: String, text: String) {
        switch kind {
        case .confirmation:
            (
                "Confirm your request to {{office}}",
                """
                Dear {{name}},

                we received a request for help with this e-mail address:

                “{{summary}}”

                To send it to us, open this link and press “I confirm the request”:
                {{confirmLink}}

                The link works for {{days}} days. Until you confirm, nobody works on the request; after that we delete it.
                If it was not you who wrote, you need not do anything.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .acknowledgement:
            (
                "Request {{number}}: we are working on it",
                """
                Dear {{name}},

                your request is registered under number {{number}}.
                {{#triple}}
                Topic: {{triple}}
                {{/triple}}

                “{{summary}}”

                {{#group}}
                {{group}} will deal with it. As soon as we have an answer we will write to this address.
                {{/group}}
                {{^group}}
                We are passing it to the right team. As soon as we have an answer we will write to this address.
                {{/group}}

                To see where it stands, or to add something:
                {{link}}

                Keep this link to yourself: whoever has it can read the request.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .reply:
            (
                "Request {{number}}: an answer for you",
                """
                Dear {{name}},

                {{message}}

                To answer, or to read the whole conversation:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .informationRequest:
            (
                "Request {{number}}: we need an answer from you",
                """
                Dear {{name}},

                to go on with your request {{number}} we need to know:

                {{message}}

                You can answer here, and attach documents:
                {{link}}

                The request waits until you answer.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .solution:
            (
                "Request {{number}}: solved",
                """
                Dear {{name}},

                we consider your request {{number}} solved: “{{summary}}”.
                {{#message}}

                {{message}}
                {{/message}}

                If the problem is not solved, you can reopen the request within {{days}} days from this page:
                {{link}}
                {{#ratingLinks}}

                How did it go? One click is enough:
                {{ratingLinks}}
                {{/ratingLinks}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .cancellation:
            (
                "Request {{number}}: cancelled",
                """
                Dear {{name}},

                we cancelled your request {{number}}: “{{summary}}”.
                {{#body}}

                The matter is not ours to decide: please turn to {{body}}, who deal with it.
                {{/body}}
                {{#reason}}

                It says the same as request {{reason}}, which is already open: we go on with that one.
                {{/reason}}

                The conversation can still be read here:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .reminder:
            (
                "Request {{number}}: we wait for your answer",
                """
                Dear {{name}},

                to go on with your request {{number}} (“{{summary}}”) we asked you something, and have not had an answer yet.

                You can read the question, answer and attach documents here:
                {{link}}
                {{#days}}

                If nothing reaches us within {{days}} working days we close the request; you can reopen it.
                {{/days}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .notice:
            (
                "Request {{number}}: notice",
                """
                Dear {{name}},

                {{message}}

                Request {{number}}: “{{summary}}”
                {{#group}}
                Group: {{group}}
                {{/group}}
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .digest:
            (
                "Notices to read",
                """
                Dear {{name}},

                since the last e-mail there is news of the requests you watch:

                {{message}}

                All the notices are here:
                {{link}}

                You get this e-mail once a day at most, when the office opens. You can end it in your profile.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .merged:
            (
                "Request {{number}}: joined with another one",
                """
                Dear {{name}},

                we have joined your request {{number}} (“{{summary}}”) {{#reason}}with {{reason}}{{/reason}}{{^reason}}with
                another one{{/reason}} about the same matter: we deal with them together. You do not need to do anything.

                You can read the conversation and answer on this page, also with the number you already have:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .copy, .blindCopy:
            (
                "For information: request {{number}}",
                """
                Good morning,

                for your information, this is what we wrote about request {{number}}.

                {{message}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .forward:
            (
                "Request {{number}}: {{summary}}",
                """
                {{message}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .lapsed:
            (
                "Request {{number}}: closed without an answer",
                """
                Dear {{name}},

                we closed your request {{number}} (“{{summary}}”), because the answer we needed did not come.

                If the problem is still there, you can reopen it within {{days}} days from this page; we go on from where we
                were:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        }
    }
}
