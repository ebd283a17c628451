/// Every table of the schema, in an order in which each points only at those before it.
public let allTables: [Table] = [
    Table("settings", key: "name", texts: "name value"),
    Table("setting_changes", key: "id", integers: "at id", texts: "actor_name change code noun"),
    Table("mail_templates", key: "kind language", texts: "body kind language subject"),
    Table("calendars", key: "id", integers: "id valid_from valid_to", texts: "exceptions holidays name week zone"),
    Table(
        "user_types", key: "id",
        integers: "asks_on_behalf id needs_administration position valid_from valid_to",
        texts: "code identity name name_english section"),
    Table("administrations", key: "id", integers: "health id valid_from valid_to", texts: "code name sections"),
    Table(
        "groups", key: "id",
        integers: "id tier triage valid_from valid_to",
        texts: "code email employer escalates_to giving level name signature"),
    Table(
        "triples", key: "id",
        integers: """
            close_solved_after close_waiting_after id position priority remind_after valid_from valid_to
            """,
        texts: "administrations area code impact offers path problem tematica urgency"),
    Table(
        "routes", key: "id",
        integers: "health id position valid_from valid_to",
        texts: "administration area campaign channel group_code mode tematica triple user_type"),
    Table(
        "form_fields", key: "id",
        integers: "id max_length position valid_from valid_to",
        texts: "choices code hint hint_english kind label label_english required_for triples user_types"),
    Table(
        "promises", key: "id",
        integers: "health id position priority suspends_once valid_from valid_to",
        texts: """
            administration area calendar campaign channel first_answer group_code kind mode name next_answer solution suspends take_charge
            tematica thresholds triple user_type
            """),
    Table(
        "campaigns", key: "id", integers: "id position valid_from valid_to",
        texts: "administrations code mode name triples user_types"),
    Table(
        "priority_windows", key: "id", integers: "days_after id valid_from valid_to",
        texts: "calendar date name steps triple"),
    Table(
        "rules", key: "id", integers: "active id position repeats stops valid_from valid_to",
        texts: "actions calendar condition name triggers"),
    Table("rule_turns", key: "rule_id", integers: "after_ticket ended_at rule_id turn_at"),
    Table(
        "requesters", key: "id",
        integers: "created_at id",
        texts: "email email_folded family_name fiscal_code given_name language name_folded phone"),
    Table(
        "requester_notes", key: "id", integers: "at author_id id removed_at removed_by requester_id",
        texts: "author_name body"),
    Table(
        "operators", key: "id",
        integers: "available capacity created_at disabled_at id",
        texts: "email language languages login name password role skills"),
    Table("memberships", key: "operator_id group_id", integers: "group_id operator_id"),
    Table(
        "views", key: "id", integers: "created_at id owner_id position updated_at", texts: "name query sharing"),
    Table("view_groups", key: "view_id group_id", integers: "group_id view_id"),
    Table(
        "sessions", key: "hash",
        integers: "created_at expires_at operator_id seen_at",
        texts: "address agent",
        bytes: "hash"),
    Table("login_failures", key: "subject", integers: "failures last_at", texts: "subject"),
    Table("api_tokens", key: "id", integers: "created_at id revoked_at", texts: "name scopes", bytes: "hash"),
    Table(
        "idempotency_keys", key: "token_id name",
        integers: "created_at status token_id",
        texts: "body location name",
        bytes: "fingerprint"),
    Table(
        "tickets", key: "id",
        integers: """
            administration_id assignee_id chased_at chases closed_at created_at due_at first_reply_at first_triple_id
            follow_up_at group_id id next_due_at number priority registered_at reminded_at reopenings requester_id
            resolved_at risk_at taken_at triple_id updated_at user_type_id version
            """,
        texts: """
            beneficiary_fiscal_code beneficiary_name cancellation cancellation_detail channel
            external_reference fields language raises resolution state summary
            """),
    Table(
        "messages", key: "id",
        integers: "actor_id at id ticket_id",
        texts: "actor_kind author_name body channel kind mail_id"),
    Table("attachments", key: "id", integers: "id message_id size ticket_id", texts: "hash name type"),
    Table("events", key: "id", integers: "actor_id at id ticket_id", texts: "actor_kind actor_name data kind"),
    Table(
        "clocks", key: "ticket_id place",
        integers: "due_at mark_at place promise_id risk_at started_at stopped_at ticket_id told",
        texts: "aim ending"),
    Table(
        "clock_pauses", key: "ticket_id clock place", integers: "clock from_at place ticket_id to_at", texts: "cause"),
    Table("rule_runs", key: "id", integers: "at id rule_id ticket_id", texts: "cut event outcome"),
    Table("ticket_tags", key: "ticket_id tag", integers: "at ticket_id", texts: "tag"),
    Table("checklist_items", key: "id", integers: "done_at id ticket_id", texts: "body done_by rule"),
    Table(
        "ticket_merges", key: "ticket_id", integers: "at home_id into_id ticket_id", texts: "by_name state"),
    Table("ticket_links", key: "parent_id child_id", integers: "at child_id parent_id", texts: "kind"),
    Table(
        "recounts", key: "calendar", integers: "begun_at done ended_at owner place total", texts: "calendar"),
    Table(
        "replays", key: "id", integers: "asked_at done ended_at id place since total",
        texts: "name noun proposal tally"),
    Table("ratings", key: "id", integers: "at changed_at closure id ticket_id value", texts: "comment scale"),
    Table("links", key: "hash", integers: "closure created_at expires_at ticket_id", texts: "purpose", bytes: "hash"),
    Table(
        "outgoing_mails", key: "id",
        integers: "attempts created_at id message_id sent_at ticket_id",
        texts: "body html kind language mail_id notice problem recipient recipient_name state subject"),
    Table(
        "macros", key: "id", integers: "id owner_id position valid_from valid_to", texts: "actions groups name"),
    Table(
        "bulks", key: "id",
        integers: "asked_at ceiling done ended_at id operator_id place started_at total undoes_id",
        texts: "actions filter list macro phase problem reason selection tally", later: "undoes_id"),
    Table(
        "problems", key: "id", integers: "id opened_at opened_by solved_at updated_at",
        texts: "details standing standing_english title"),
    Table("problem_tickets", key: "ticket_id", integers: "at problem_id ticket_id"),
    Table("bulk_items", key: "bulk_id ticket_id", integers: "bulk_id ticket_id", texts: "reason trace"),
    Table("watchers", key: "ticket_id operator_id", integers: "at operator_id ticket_id"),
    Table(
        "personal_notices", key: "id", integers: "at event_id id operator_id read_at ticket_id", texts: "reason"),
    Table(
        "preferences", key: "operator_id", integers: "digest_at operator_id",
        texts: "density start_view telling theme"),
    Table(
        "absences", key: "id", integers: "begun_at deputy_id ends_at id operator_id planned_at planned_by",
        texts: "first_day hand_over last_day note"),
    Table("turns", key: "group_id operator_id", integers: "at group_id operator_id"),
    Table("given_back", key: "ticket_id", integers: "at operator_id ticket_id"),
    Table("presences", key: "id", integers: "id operator_id ticket_id until_at writing_until"),
    Table(
        "drafts", key: "ticket_id operator_id kind", integers: "operator_id returned_at saved_at ticket_id",
        texts: "bcc body cc kind"),
    Table(
        "draft_files", key: "ticket_id operator_id kind place", integers: "operator_id place size ticket_id",
        texts: "hash kind name type"),
    Table("held_replies", key: "id", integers: "id leaves_at operator_id ticket_id", texts: "contents"),
    Table(
        "opinions", key: "id",
        integers: """
            asked_at asker_id assignee_id due_at ended_at group_id home_id id late_at taken_at ticket_id
            """,
        texts: "asker_name ended_by ending files question reply"),
    Table("timers", key: "operator_id", integers: "operator_id started_at ticket_id", texts: "activity"),
    Table(
        "time_entries", key: "id", integers: "at corrections group_id id minutes operator_id ticket_id",
        texts: "activity note source"),
    Table(
        "time_corrections", key: "id", integers: "at by_id entry_id id minutes_from minutes_to",
        texts: "activity_from activity_to by_name reason"),
    Table(
        "text_modules", key: "id", integers: "id owner_id valid_from valid_to",
        texts: "body groups language name shortcut"),
    Table(
        "articles", key: "id",
        integers: """
            created_at id inserted owner_id publish_at published_at review_asked_at reviewer_id shown_version updated_at
            useful useless version
            """,
        texts: "review_on slug state"),
    Table(
        "article_versions", key: "article_id number", integers: "article_id at number", texts: "by_name content note"),
    Table(
        "suggestions_read", key: "browser article_id", integers: "article_id at", texts: "browser triple"),
    Table("article_solved", key: "article_id triple", integers: "article_id times", texts: "triple"),
    Table("article_votes", key: "id", integers: "article_id at id useful", texts: "reason"),
    Table(
        "proposals", key: "id",
        integers: "article_id closed_at count counted_at found_at id of_triple unanswered",
        texts: "closed_by kind numbers reason state triple words", reals: "expected"),
    Table("search_misses", key: "day text", integers: "times", texts: "day text"),
    Table("article_addresses", key: "slug", integers: "article_id at", texts: "slug"),
    Table(
        "article_followers", key: "operator_id article_id", integers: "article_id operator_id seen_version"),
    Table("article_files", key: "hash", integers: "at size", texts: "by_name hash name type"),
    Table("criticality", key: "week triple", integers: "at", texts: "figures parts triple week", reals: "score"),
    Table(
        "training_needs", key: "id", integers: "created_at id owner_id participants updated_at version",
        texts: "article audience evidence held_on material notes planned_on reason state title triple"),
    Table(
        "training_need_events", key: "id", integers: "at id need_id", texts: "by_name data kind"),
    Table(
        "flows", key: "id", integers: "created_at ended_at every_days id owner_id updated_at version",
        texts: "counterpart direction due_on frequency last_run_on means name webhook"),
    Table("flow_events", key: "id", integers: "at flow_id id", texts: "by_name day kind note"),
    Table(
        "inbound_items", key: "id", integers: "assignee_id created_at ended_at flow_id id updated_at version",
        texts: "article body due_on ended_by kind reason received_on reference state title"),
    Table("counters", key: "name", integers: "value", texts: "name", seeded: true),
    Table("file_texts", key: "hash", integers: "read_at", texts: "hash state text"),
    Table("files", key: "hash", integers: "created_at size", texts: "hash"),
    Table(
        "jobs", key: "id",
        integers: "attempts created_at id locked_until run_at",
        texts: "kind last_error payload state unique_key"),
]
