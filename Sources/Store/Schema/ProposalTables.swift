/// 0025: what whoever keeps the knowledge should look at, where articles moved, who follows them, their pictures. Frozen: later
/// changes are later migrations.
let proposalTables = Migration(
    name: "0025-proposals",
    statements: [
        """
        CREATE TABLE proposals (
            id \(.id) PRIMARY KEY,
            kind \(.text) NOT NULL,
            state \(.text) NOT NULL,
            words \(.text) NOT NULL,
            numbers \(.text) NOT NULL,
            count \(.integer) NOT NULL,
            expected \(.real) NOT NULL,
            triple \(.text) NOT NULL,
            of_triple \(.integer) NOT NULL,
            unanswered \(.integer) NOT NULL,
            article_id \(.id) REFERENCES articles (id),
            found_at \(.instant) NOT NULL,
            counted_at \(.instant) NOT NULL,
            closed_at \(.instant),
            closed_by \(.text) NOT NULL,
            reason \(.text) NOT NULL)
        """,
        "CREATE INDEX proposals_by_state ON proposals (state, id)",
        // When they were looked for last, in milliseconds.
        "INSERT INTO counters (name, value) VALUES ('proposals', 0)",
        // What nobody found, by day; nobody is named, and what could name somebody is not kept.
        """
        CREATE TABLE search_misses (
            day \(.text) NOT NULL,
            text \(.text) NOT NULL,
            times \(.integer) NOT NULL,
            PRIMARY KEY (day, text))
        """,
        // Addresses that lead to an article besides its own.
        """
        CREATE TABLE article_addresses (
            slug \(.text) PRIMARY KEY,
            article_id \(.id) NOT NULL REFERENCES articles (id),
            at \(.instant) NOT NULL)
        """,
        // Who wants to know when an article changes, and the version they saw last.
        """
        CREATE TABLE article_followers (
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            article_id \(.id) NOT NULL REFERENCES articles (id),
            seen_version \(.integer) NOT NULL,
            PRIMARY KEY (operator_id, article_id))
        """,
        // Pictures shown inside articles and files that go with them, by their content.
        """
        CREATE TABLE article_files (
            hash \(.text) PRIMARY KEY,
            name \(.text) NOT NULL,
            type \(.text) NOT NULL,
            size \(.integer) NOT NULL,
            by_name \(.text) NOT NULL,
            at \(.instant) NOT NULL)
        """,
    ])
