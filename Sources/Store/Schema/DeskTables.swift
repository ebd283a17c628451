/// 0002: the catalogue, the people, the requests. Frozen: later changes are later migrations.
let deskTables = Migration(
    name: "0002-desk",
    statements: catalogueTables + peopleTables + ticketTables + mailTables)

private let catalogueTables: [SQL] = [
    """
    CREATE TABLE settings (
        name \(.text) PRIMARY KEY,
        value \(.text) NOT NULL)
    """,
    """
    CREATE TABLE setting_changes (
        id \(.id) PRIMARY KEY,
        at \(.instant) NOT NULL,
        actor_name \(.text) NOT NULL,
        noun \(.text) NOT NULL,
        code \(.text) NOT NULL,
        change \(.text) NOT NULL)
    """,
    """
    CREATE TABLE user_types (
        id \(.id) PRIMARY KEY,
        code \(.text) NOT NULL,
        name \(.text) NOT NULL,
        name_english \(.text) NOT NULL,
        section \(.text) NOT NULL,
        identity \(.text) NOT NULL,
        needs_administration \(.integer) NOT NULL,
        asks_on_behalf \(.integer) NOT NULL,
        position \(.integer) NOT NULL,
        valid_from \(.instant),
        valid_to \(.instant))
    """,
    """
    CREATE TABLE administrations (
        id \(.id) PRIMARY KEY,
        code \(.text) NOT NULL,
        name \(.text) NOT NULL,
        health \(.integer) NOT NULL,
        sections \(.text) NOT NULL,
        valid_from \(.instant),
        valid_to \(.instant))
    """,
    """
    CREATE TABLE groups (
        id \(.id) PRIMARY KEY,
        code \(.text) NOT NULL UNIQUE,
        name \(.text) NOT NULL,
        level \(.text) NOT NULL,
        tier \(.integer) NOT NULL,
        employer \(.text) NOT NULL,
        escalates_to \(.text),
        email \(.text),
        signature \(.text) NOT NULL,
        triage \(.integer) NOT NULL,
        valid_from \(.instant),
        valid_to \(.instant))
    """,
    """
    CREATE TABLE triples (
        id \(.id) PRIMARY KEY,
        code \(.text) NOT NULL,
        area \(.text) NOT NULL,
        tematica \(.text) NOT NULL,
        problem \(.text) NOT NULL,
        offers \(.text) NOT NULL,
        administrations \(.text) NOT NULL,
        priority \(.integer) NOT NULL,
        path \(.text) NOT NULL,
        position \(.integer) NOT NULL,
        valid_from \(.instant),
        valid_to \(.instant))
    """,
    """
    CREATE TABLE routes (
        id \(.id) PRIMARY KEY,
        position \(.integer) NOT NULL,
        channel \(.text),
        area \(.text),
        tematica \(.text),
        triple \(.text),
        user_type \(.text),
        administration \(.text),
        health \(.integer),
        group_code \(.text) NOT NULL,
        valid_from \(.instant),
        valid_to \(.instant))
    """,
    """
    CREATE TABLE form_fields (
        id \(.id) PRIMARY KEY,
        code \(.text) NOT NULL,
        label \(.text) NOT NULL,
        label_english \(.text) NOT NULL,
        hint \(.text) NOT NULL,
        hint_english \(.text) NOT NULL,
        kind \(.text) NOT NULL,
        choices \(.text) NOT NULL,
        user_types \(.text) NOT NULL,
        triples \(.text) NOT NULL,
        required_for \(.text) NOT NULL,
        max_length \(.integer) NOT NULL,
        position \(.integer) NOT NULL,
        valid_from \(.instant),
        valid_to \(.instant))
    """,
    """
    CREATE TABLE mail_templates (
        kind \(.text) NOT NULL,
        language \(.text) NOT NULL,
        subject \(.text) NOT NULL,
        body \(.text) NOT NULL,
        PRIMARY KEY (kind, language))
    """,
]

private let peopleTables: [SQL] = [
    """
    CREATE TABLE requesters (
        id \(.id) PRIMARY KEY,
        given_name \(.text) NOT NULL,
        family_name \(.text) NOT NULL,
        name_folded \(.text) NOT NULL,
        fiscal_code \(.text),
        email \(.text),
        email_folded \(.text),
        phone \(.text),
        language \(.text) NOT NULL,
        created_at \(.instant) NOT NULL)
    """,
    "CREATE INDEX requesters_by_fiscal_code ON requesters (fiscal_code, email_folded) WHERE fiscal_code IS NOT NULL",
    "CREATE INDEX requesters_by_email ON requesters (email_folded) WHERE email_folded IS NOT NULL",
    "CREATE INDEX requesters_by_name ON requesters (name_folded, id)",
    """
    CREATE TABLE operators (
        id \(.id) PRIMARY KEY,
        login \(.text) NOT NULL UNIQUE,
        name \(.text) NOT NULL,
        email \(.text) NOT NULL,
        role \(.text) NOT NULL,
        language \(.text) NOT NULL,
        password \(.text),
        created_at \(.instant) NOT NULL,
        disabled_at \(.instant))
    """,
    """
    CREATE TABLE memberships (
        operator_id \(.id) NOT NULL REFERENCES operators (id),
        group_id \(.id) NOT NULL REFERENCES groups (id),
        PRIMARY KEY (operator_id, group_id))
    """,
    "CREATE INDEX memberships_by_group ON memberships (group_id, operator_id)",
    """
    CREATE TABLE sessions (
        hash \(.bytes) NOT NULL PRIMARY KEY,
        operator_id \(.id) NOT NULL REFERENCES operators (id),
        created_at \(.instant) NOT NULL,
        seen_at \(.instant) NOT NULL,
        expires_at \(.instant) NOT NULL,
        address \(.text) NOT NULL,
        agent \(.text) NOT NULL)
    """,
    "CREATE INDEX sessions_by_operator ON sessions (operator_id)",
    """
    CREATE TABLE login_failures (
        subject \(.text) NOT NULL PRIMARY KEY,
        failures \(.integer) NOT NULL,
        last_at \(.instant) NOT NULL)
    """,
    """
    CREATE TABLE api_tokens (
        id \(.id) PRIMARY KEY,
        hash \(.bytes) NOT NULL UNIQUE,
        name \(.text) NOT NULL,
        scopes \(.text) NOT NULL,
        created_at \(.instant) NOT NULL,
        revoked_at \(.instant))
    """,
    """
    CREATE TABLE idempotency_keys (
        token_id \(.id) NOT NULL REFERENCES api_tokens (id),
        name \(.text) NOT NULL,
        fingerprint \(.bytes) NOT NULL,
        status \(.integer) NOT NULL,
        location \(.text) NOT NULL,
        body \(.text) NOT NULL,
        created_at \(.instant) NOT NULL,
        PRIMARY KEY (token_id, name))
    """,
]

private let ticketTables: [SQL] = [
    """
    CREATE TABLE tickets (
        id \(.id) PRIMARY KEY,
        number \(.integer) NOT NULL,
        state \(.text) NOT NULL,
        channel \(.text) NOT NULL,
        priority \(.integer) NOT NULL,
        requester_id \(.id) NOT NULL REFERENCES requesters (id),
        beneficiary_name \(.text),
        beneficiary_fiscal_code \(.text),
        user_type_id \(.id),
        administration_id \(.id),
        triple_id \(.id),
        first_triple_id \(.id),
        group_id \(.id),
        assignee_id \(.id),
        summary \(.text) NOT NULL,
        fields \(.text) NOT NULL,
        language \(.text) NOT NULL,
        external_reference \(.text),
        created_at \(.instant) NOT NULL,
        registered_at \(.instant),
        taken_at \(.instant),
        first_reply_at \(.instant),
        resolved_at \(.instant),
        resolution \(.text),
        closed_at \(.instant),
        cancellation \(.text),
        cancellation_detail \(.text),
        reopenings \(.integer) NOT NULL,
        updated_at \(.instant) NOT NULL,
        version \(.integer) NOT NULL)
    """,
    "CREATE UNIQUE INDEX tickets_by_number ON tickets (number)",
    // A queue: one group, one state, by age, by freshness, by priority. Only what is not over, so it stays small.
    "CREATE INDEX tickets_queue ON tickets (group_id, state, created_at, id) WHERE closed_at IS NULL AND group_id IS NOT NULL",
    """
    CREATE INDEX tickets_queue_by_priority ON tickets (group_id, state, priority, created_at, id)
    WHERE closed_at IS NULL AND group_id IS NOT NULL
    """,
    """
    CREATE INDEX tickets_mine ON tickets (assignee_id, state, created_at, id)
    WHERE closed_at IS NULL AND assignee_id IS NOT NULL
    """,
    // The archive: what is over, newest first.
    "CREATE INDEX tickets_archive ON tickets (group_id, closed_at, id) WHERE closed_at IS NOT NULL",
    "CREATE INDEX tickets_by_requester ON tickets (requester_id, id)",
    "CREATE INDEX tickets_by_reference ON tickets (external_reference) WHERE external_reference IS NOT NULL",
    // No predicate compares with a value: SQLite would prepare every statement with a bound state again at each run, to
    // see whether the value fits the index.
    "CREATE INDEX tickets_to_close ON tickets (resolved_at, id) WHERE resolved_at IS NOT NULL AND closed_at IS NULL",
    "CREATE INDEX tickets_unconfirmed ON tickets (created_at, id) WHERE group_id IS NULL AND closed_at IS NULL",
    """
    CREATE TABLE messages (
        id \(.id) PRIMARY KEY,
        ticket_id \(.id) NOT NULL REFERENCES tickets (id),
        kind \(.text) NOT NULL,
        channel \(.text) NOT NULL,
        actor_kind \(.text) NOT NULL,
        actor_id \(.id),
        author_name \(.text) NOT NULL,
        body \(.text) NOT NULL,
        at \(.instant) NOT NULL,
        mail_id \(.text))
    """,
    "CREATE INDEX messages_by_ticket ON messages (ticket_id, id)",
    """
    CREATE TABLE attachments (
        id \(.id) PRIMARY KEY,
        message_id \(.id) NOT NULL REFERENCES messages (id),
        ticket_id \(.id) NOT NULL REFERENCES tickets (id),
        hash \(.text) NOT NULL,
        name \(.text) NOT NULL,
        type \(.text) NOT NULL,
        size \(.integer) NOT NULL)
    """,
    "CREATE INDEX attachments_by_ticket ON attachments (ticket_id, id)",
    "CREATE INDEX attachments_by_hash ON attachments (hash)",
    """
    CREATE TABLE events (
        id \(.id) PRIMARY KEY,
        ticket_id \(.id) NOT NULL REFERENCES tickets (id),
        at \(.instant) NOT NULL,
        actor_kind \(.text) NOT NULL,
        actor_id \(.id),
        actor_name \(.text) NOT NULL,
        kind \(.text) NOT NULL,
        data \(.text) NOT NULL)
    """,
    "CREATE INDEX events_by_ticket ON events (ticket_id, id)",
    """
    CREATE TABLE ratings (
        id \(.id) PRIMARY KEY,
        ticket_id \(.id) NOT NULL REFERENCES tickets (id),
        closure \(.integer) NOT NULL,
        scale \(.text) NOT NULL,
        value \(.integer) NOT NULL,
        comment \(.text) NOT NULL,
        at \(.instant) NOT NULL,
        changed_at \(.instant))
    """,
    "CREATE UNIQUE INDEX ratings_by_closure ON ratings (ticket_id, closure)",
    // What leaves the house is a token nobody can guess; here is its hash and what it opens.
    """
    CREATE TABLE links (
        hash \(.bytes) NOT NULL PRIMARY KEY,
        ticket_id \(.id) NOT NULL REFERENCES tickets (id),
        purpose \(.text) NOT NULL,
        closure \(.integer) NOT NULL,
        created_at \(.instant) NOT NULL,
        expires_at \(.instant))
    """,
]

private let mailTables: [SQL] = [
    """
    CREATE TABLE outgoing_mails (
        id \(.id) PRIMARY KEY,
        ticket_id \(.id) REFERENCES tickets (id),
        message_id \(.id) REFERENCES messages (id),
        kind \(.text) NOT NULL,
        recipient \(.text) NOT NULL,
        recipient_name \(.text) NOT NULL,
        language \(.text) NOT NULL,
        mail_id \(.text) NOT NULL,
        state \(.text) NOT NULL,
        attempts \(.integer) NOT NULL,
        problem \(.text),
        subject \(.text),
        body \(.text),
        html \(.text),
        created_at \(.instant) NOT NULL,
        sent_at \(.instant))
    """,
    "CREATE INDEX outgoing_mails_by_ticket ON outgoing_mails (ticket_id, id) WHERE ticket_id IS NOT NULL",
    "CREATE INDEX outgoing_mails_by_state ON outgoing_mails (state, id)",
    "\(sqlite: "SELECT 1", postgres: "CREATE SEQUENCE ticket_numbers START WITH 100001")",
    "CREATE TABLE counters (name \(.text) PRIMARY KEY, value \(.integer) NOT NULL)",
    "INSERT INTO counters (name, value) VALUES ('ticket', 100000)",
    "INSERT INTO counters (name, value) VALUES ('settings', 1)",
]
