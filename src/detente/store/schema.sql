-- The tables of a store. One row a record; docs/store.md explains them. A span is [start, end): offsets of
-- characters, from 0, into articles.text (in SQL: substring(text, span[1] + 1, span[2] - span[1])).

CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR);

CREATE TABLE articles (
    article_key VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL, source VARCHAR, title VARCHAR, published DATE, language VARCHAR NOT NULL,
    text VARCHAR NOT NULL, words INTEGER NOT NULL,
    coder VARCHAR, codebook VARCHAR, model VARCHAR, coded_at TIMESTAMP
);

CREATE TABLE events (
    event_key VARCHAR PRIMARY KEY, article_key VARCHAR NOT NULL, id VARCHAR NOT NULL,
    type VARCHAR NOT NULL, mode VARCHAR, contexts VARCHAR[] NOT NULL,
    status VARCHAR NOT NULL, auxiliary VARCHAR[] NOT NULL,
    date_start DATE, date_end DATE, date_text VARCHAR,
    place_text VARCHAR, place_name VARCHAR, place_country VARCHAR, latitude DOUBLE, longitude DOUBLE,
    quad VARCHAR NOT NULL, score DOUBLE NOT NULL, confidence DOUBLE NOT NULL,
    attribution STRUCT(
        speaker STRUCT(
            text VARCHAR, name VARCHAR, country VARCHAR, sectors VARCHAR[], role VARCHAR, evidence INTEGER[]),
        cue VARCHAR, evidence STRUCT(speaker INTEGER[], cue INTEGER[]))[] NOT NULL,
    evidence STRUCT(
        sentence INTEGER[], "trigger" INTEGER[], actors INTEGER[][], recipients INTEGER[][],
        date INTEGER[], place INTEGER[]) NOT NULL
);

CREATE TABLE statements (
    statement_key VARCHAR PRIMARY KEY, article_key VARCHAR NOT NULL, id VARCHAR NOT NULL,
    form VARCHAR NOT NULL, cue VARCHAR, content VARCHAR NOT NULL, occasion VARCHAR,
    date_start DATE, date_end DATE, date_text VARCHAR,
    issues VARCHAR[] NOT NULL, within VARCHAR,
    evidence STRUCT(sentence INTEGER[], speaker INTEGER[], cue INTEGER[], content INTEGER[][]) NOT NULL
);

CREATE TABLE engagements (
    engagement_key VARCHAR PRIMARY KEY, article_key VARCHAR NOT NULL, id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, status VARCHAR NOT NULL,
    date_start DATE, date_end DATE, date_text VARCHAR,
    place_text VARCHAR, place_name VARCHAR, place_country VARCHAR, latitude DOUBLE, longitude DOUBLE,
    issues VARCHAR[] NOT NULL,
    mentions STRUCT(
        status VARCHAR,
        attribution STRUCT(
            speaker STRUCT(
                text VARCHAR, name VARCHAR, country VARCHAR, sectors VARCHAR[], role VARCHAR, evidence INTEGER[]),
            cue VARCHAR, evidence STRUCT(speaker INTEGER[], cue INTEGER[]))[],
        evidence STRUCT(
            sentence INTEGER[], "trigger" INTEGER[], actors INTEGER[][], recipients INTEGER[][],
            date INTEGER[], place INTEGER[]))[] NOT NULL
);

CREATE TABLE positions (
    position_key VARCHAR PRIMARY KEY, article_key VARCHAR NOT NULL, id VARCHAR NOT NULL,
    stance VARCHAR NOT NULL, target_kind VARCHAR NOT NULL, target_text VARCHAR NOT NULL, statement VARCHAR,
    evidence STRUCT(sentence INTEGER[], holder INTEGER[], cue INTEGER[], target INTEGER[]) NOT NULL
);

-- Whoever takes part in a record: record is event, statement, engagement, position or thread; record_key is the key
-- of that row; part is actor, recipient, speaker, addressee, about, party, host, holder or target; number counts
-- from 1 within a part, in the order of the record.
CREATE TABLE participants (
    article_key VARCHAR, record_key VARCHAR NOT NULL, record VARCHAR NOT NULL, part VARCHAR NOT NULL,
    number INTEGER NOT NULL, text VARCHAR NOT NULL, name VARCHAR NOT NULL, country VARCHAR,
    sector VARCHAR, sectors VARCHAR[] NOT NULL, role VARCHAR, start INTEGER, "end" INTEGER
);

-- Derived: made anew from the tables above after each run that added something.
CREATE TABLE duplicates (article_key VARCHAR PRIMARY KEY, duplicate_of VARCHAR NOT NULL, similarity DOUBLE NOT NULL);

CREATE TABLE stories (article_key VARCHAR PRIMARY KEY, story VARCHAR NOT NULL);

CREATE TABLE threads (
    thread VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, status VARCHAR NOT NULL,
    date_start DATE, date_end DATE, date_text VARCHAR,
    place_text VARCHAR, place_name VARCHAR, place_country VARCHAR, latitude DOUBLE, longitude DOUBLE,
    issues VARCHAR[] NOT NULL, first_published DATE, last_published DATE, articles INTEGER NOT NULL,
    history STRUCT(published DATE, status VARCHAR, engagement_key VARCHAR)[] NOT NULL
);

CREATE TABLE thread_members (thread VARCHAR NOT NULL, engagement_key VARCHAR NOT NULL, article_key VARCHAR NOT NULL);

CREATE TABLE shifts (
    holder_name VARCHAR NOT NULL, holder_country VARCHAR, target VARCHAR NOT NULL,
    from_stance VARCHAR NOT NULL, to_stance VARCHAR NOT NULL,
    from_position VARCHAR NOT NULL, to_position VARCHAR NOT NULL, from_published DATE, to_published DATE
);

-- What people made of the records: never touched by coding.
CREATE TABLE corrections (
    correction VARCHAR PRIMARY KEY, article_key VARCHAR, article_id VARCHAR, record VARCHAR NOT NULL,
    record_key VARCHAR, action VARCHAR NOT NULL, "before" JSON, "after" JSON, who VARCHAR, made_at TIMESTAMP
);
