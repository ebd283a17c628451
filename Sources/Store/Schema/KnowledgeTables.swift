/// 0021: what the desk knows. Frozen: later changes are later migrations.
let knowledgeTables = Migration(
    name: "0021-knowledge",
    statements: [
        """
        CREATE TABLE articles (
            id \(.id) PRIMARY KEY,
            slug \(.text) NOT NULL UNIQUE,
            state \(.text) NOT NULL,
            version \(.integer) NOT NULL,
            shown_version \(.integer),
            published_at \(.instant),
            review_asked_at \(.instant),
            publish_at \(.instant),
            owner_id \(.id) NOT NULL REFERENCES operators (id),
            reviewer_id \(.id) REFERENCES operators (id),
            review_on \(.text),
            created_at \(.instant) NOT NULL,
            updated_at \(.instant) NOT NULL,
            useful \(.integer) NOT NULL DEFAULT 0,
            useless \(.integer) NOT NULL DEFAULT 0,
            inserted \(.integer) NOT NULL DEFAULT 0) \(.strict)
        """,
        "CREATE INDEX articles_to_publish ON articles (publish_at) WHERE publish_at IS NOT NULL",
        // The words of each version, with for whom they are, are JSON: they are read whole.
        """
        CREATE TABLE article_versions (
            article_id \(.id) NOT NULL REFERENCES articles (id),
            number \(.integer) NOT NULL,
            content \(.text) NOT NULL,
            by_name \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            note \(.text) NOT NULL,
            PRIMARY KEY (article_id, number)) \(.strict)
        """,
        // Nobody is named: what was said, and when.
        """
        CREATE TABLE article_votes (
            id \(.id) PRIMARY KEY,
            article_id \(.id) NOT NULL REFERENCES articles (id),
            useful \(.integer) NOT NULL,
            reason \(.text) NOT NULL,
            at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX article_votes_by_article ON article_votes (article_id, id)",
        "INSERT INTO counters (name, value) VALUES ('knowledge', 1)",
    ])
