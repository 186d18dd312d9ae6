-- What the desk reads: the store's rows joined once, near-duplicate copies left out, in the order pages ask for them.
-- `desk` is a database of its own beside the store; nothing in it is a source of anything.
--
-- `n` numbers a record: its day, its article (`papers.n`) and its place in it, so that the latest have the highest and
-- no two have the same. `deeds`, `sayings`, `stances` and `meetings` have all that is shown of a record and are looked
-- up by `n`; the tables that end in `pairs` or `_of` have what a page narrows by, sorted by whose the records are, so
-- that only their own are read. `pair` numbers the relations, `who` the actors: by name and country from 1, whole
-- countries downwards from -1. `real` is what happened or is going on.
--
-- A statement with $low and $high is run for one range of article keys after the other, which bounds its memory.

CREATE OR REPLACE TEMP MACRO numbered(day, paper, kind, key) AS
    (greatest(0, coalesce(day - DATE '0001-01-01', -1) + 1) << 41) | (paper::BIGINT << 17) | (kind << 15)
    | least(32767, substr(key, instr(key, '/') + 2)::BIGINT);
CREATE OR REPLACE TEMP MACRO paper_of(n) AS (n >> 17) & 16777215;
CREATE OR REPLACE TEMP MACRO in_order(who) AS list_transform(
    if(len(who) > 1, list_sort(who), coalesce(who, [])),
    lambda x: {'text': x.text, 'name': x.name, 'country': x.country, 'sector': x.sector, 'role': x.role});
CREATE OR REPLACE TEMP MACRO quoted(text, span) AS substring(text, span[1] + 1, span[2] - span[1]);
CREATE OR REPLACE TEMP MACRO known(names) AS list_filter(names, lambda x: x IS NOT NULL);

CREATE OR REPLACE TABLE desk.papers AS
WITH counted AS (
    SELECT article_key, sum(events)::INTEGER AS events, sum(statements)::INTEGER AS statements,
        sum(engagements)::INTEGER AS engagements
    FROM (
        SELECT article_key, count(*) AS events, 0 AS statements, 0 AS engagements FROM events GROUP BY ALL
        UNION ALL
        SELECT article_key, 0, count(*), 0 FROM statements GROUP BY ALL
        UNION ALL
        SELECT article_key, 0, 0, count(*) FROM engagements GROUP BY ALL
    )
    GROUP BY article_key
)
SELECT
    row_number() OVER (ORDER BY a.published NULLS FIRST, a.article_key)::INTEGER AS n,
    a.article_key, a.id, a.title, a.published, a.words, a.source,
    CASE
        WHEN a.source IS NULL THEN NULL
        WHEN regexp_matches(a.source, '^https?://') THEN regexp_extract(a.source, '^https?://(?:www\.)?([^/:?#]+)', 1)
        WHEN regexp_matches(a.source, '/[^/]*\.[A-Za-z0-9]{2,7}$') THEN regexp_replace(a.source, '/[^/]*$', '')
        ELSE a.source
    END AS paper,
    coalesce(a.title, left(trim(split_part(trim(a.text), chr(10), 1)), 160)) AS headline,
    d.duplicate_of AS copy_of, coalesce(c.events, 0) AS events, coalesce(c.statements, 0) AS statements,
    coalesce(c.engagements, 0) AS engagements
FROM articles a
LEFT JOIN counted c USING (article_key)
LEFT JOIN duplicates d USING (article_key)
ORDER BY n;

CREATE OR REPLACE TABLE desk.spots AS
SELECT row_number() OVER (ORDER BY name, country)::INTEGER AS spot, *
FROM (
    SELECT place_name AS name, place_country AS country, avg(latitude) AS latitude, avg(longitude) AS longitude
    FROM events
    WHERE latitude IS NOT NULL AND longitude IS NOT NULL
    GROUP BY ALL
);

-- --- records, as they are shown ---

CREATE OR REPLACE TABLE desk.deeds AS
WITH casts AS (
    SELECT record_key,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'actor') AS actors,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'recipient') AS recipients
    FROM participants
    WHERE record = 'event' AND article_key BETWEEN $low AND $high
    GROUP BY record_key
)
SELECT
    numbered(e.day, a.n, 0, e.event_key) AS n,
    e.event_key, e.article_key, e.day, a.published, a.paper, a.headline, e.type, e.mode, e.contexts, e.status, e.quad,
    e.score, e.confidence, e.date_start, e.date_end, e.date_text, e.place_name, e.place_country, e.latitude, e.longitude,
    e.status IN ('happened', 'ongoing') AS real, e.quad IN ('verbal cooperation', 'material cooperation') AS cooperates,
    p.spot, len(e.attribution) > 0 AS claimed,
    known(list_transform(e.attribution, lambda x: x.speaker.name)) AS speakers,
    known(list_transform(e.attribution, lambda x: x.cue)) AS cues,
    quoted(t.text, e.evidence.sentence) AS sentence,
    in_order(c.actors) AS actors, in_order(c.recipients) AS recipients
FROM event_dates e
JOIN desk.papers a ON a.article_key = e.article_key AND a.copy_of IS NULL
JOIN articles t ON t.article_key = e.article_key
LEFT JOIN casts c ON c.record_key = e.event_key
LEFT JOIN desk.spots p
    ON p.name IS NOT DISTINCT FROM e.place_name AND p.country IS NOT DISTINCT FROM e.place_country
    AND e.latitude IS NOT NULL AND e.longitude IS NOT NULL
WHERE e.article_key BETWEEN $low AND $high AND t.article_key BETWEEN $low AND $high
ORDER BY n;

CREATE OR REPLACE TABLE desk.sayings AS
WITH casts AS (
    SELECT record_key,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'speaker') AS speaker,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'about') AS about,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'addressee') AS addressees
    FROM participants
    WHERE record = 'statement' AND article_key BETWEEN $low AND $high
    GROUP BY record_key
)
SELECT
    numbered(coalesce(if(s.date_end - s.date_start <= 6, s.date_start, NULL), a.published), a.n, 1, s.statement_key) AS n,
    s.statement_key, s.article_key, s.id,
    coalesce(if(s.date_end - s.date_start <= 6, s.date_start, NULL), a.published) AS day,
    a.published, a.paper, a.headline, s.form, s.cue, s.content, s.occasion, s.issues, s.within,
    in_order(c.speaker)[1] AS speaker, in_order(c.speaker)[1].name AS speaker_name,
    in_order(c.speaker)[1].country AS speaker_country,
    in_order(c.about) AS about, in_order(c.addressees) AS addressees,
    list_sort(list_distinct(known(list_transform(
        list_concat(coalesce(c.about, []), coalesce(c.addressees, [])), lambda x: x.country
    )))) AS countries
FROM statements s
JOIN desk.papers a ON a.article_key = s.article_key AND a.copy_of IS NULL
LEFT JOIN casts c ON c.record_key = s.statement_key
WHERE s.article_key BETWEEN $low AND $high
ORDER BY n;

CREATE OR REPLACE TABLE desk.stances AS
WITH casts AS (
    SELECT record_key,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'holder') AS holder,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'target') AS target
    FROM participants
    WHERE record = 'position' AND article_key BETWEEN $low AND $high
    GROUP BY record_key
)
SELECT
    numbered(a.published, a.n, 2, p.position_key) AS n,
    p.position_key, p.article_key, a.published AS day, a.published, a.paper, a.headline, p.stance, p.target_kind,
    p.target_text, p.statement,
    in_order(c.holder)[1] AS holder, in_order(c.holder)[1].name AS holder_name,
    in_order(c.holder)[1].country AS holder_country,
    in_order(c.target)[1] AS target, in_order(c.target)[1].country AS target_country,
    coalesce(s.issues, []) AS issues, s.statement_key, coalesce(s.countries, []) AS countries,
    quoted(t.text, p.evidence.sentence) AS sentence
FROM positions p
JOIN desk.papers a ON a.article_key = p.article_key AND a.copy_of IS NULL
JOIN articles t ON t.article_key = p.article_key
LEFT JOIN casts c ON c.record_key = p.position_key
LEFT JOIN desk.sayings s ON s.article_key = p.article_key AND s.id = p.statement
WHERE p.article_key BETWEEN $low AND $high AND t.article_key BETWEEN $low AND $high
ORDER BY n;

-- Engagements across articles where the store has joined them, otherwise as each article tells them.
CREATE OR REPLACE TEMP TABLE told AS
SELECT
    g.*, a.published, a.paper, len(g.mentions[1].attribution) > 0 AS claimed,
    known(list_transform(g.mentions[1].attribution, lambda x: x.speaker.name)) AS speakers,
    quoted(t.text, g.mentions[1].evidence.sentence) AS sentence
FROM (SELECT * EXCLUDE (id, latitude, longitude, place_text) FROM engagements) g
JOIN desk.papers a ON a.article_key = g.article_key AND a.copy_of IS NULL
JOIN articles t ON t.article_key = g.article_key
WHERE g.article_key BETWEEN $low AND $high AND t.article_key BETWEEN $low AND $high;

CREATE OR REPLACE TABLE desk.meetings AS
WITH casts AS (
    SELECT record, record_key,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'party') AS parties,
        list({'number': number, 'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role})
            FILTER (part = 'host') AS host
    FROM participants
    WHERE record IN ('engagement', 'thread')
    GROUP BY record, record_key
), latest AS (
    SELECT m.thread, max_by(m.engagement_key, (coalesce(t.published, DATE '0001-01-01'), m.engagement_key)) AS engagement_key
    FROM thread_members m
    JOIN told t USING (engagement_key)
    GROUP BY m.thread
), joined AS (
    SELECT
        h.thread AS meeting_key, h.kind, h.status, h.date_start, h.date_end, h.date_text, h.place_name, h.place_country,
        h.issues, h.first_published, h.last_published, h.articles, h.history, l.engagement_key, t.article_key, t.paper,
        t.claimed, t.speakers, t.sentence
    FROM threads h
    JOIN latest l USING (thread)
    JOIN told t USING (engagement_key)
    UNION ALL
    SELECT
        engagement_key, kind, status, date_start, date_end, date_text, place_name, place_country, issues, published,
        published, 1, [{'published': published, 'status': status, 'engagement_key': engagement_key}], engagement_key,
        article_key, paper, claimed, speakers, sentence
    FROM told
    WHERE engagement_key NOT IN (SELECT engagement_key FROM thread_members)
)
SELECT
    numbered(coalesce(j.date_start, j.last_published), a.n, 3, j.engagement_key) AS n,
    j.*, coalesce(j.date_start, j.last_published) AS day,
    in_order(coalesce(h.parties, c.parties)) AS parties, in_order(coalesce(h.host, c.host))[1] AS host
FROM joined j
JOIN desk.papers a USING (article_key)
LEFT JOIN casts h ON h.record = 'thread' AND h.record_key = j.meeting_key
LEFT JOIN casts c ON c.record = 'engagement' AND c.record_key = j.engagement_key
ORDER BY n;

DROP TABLE told;

CREATE INDEX deeds_n ON desk.deeds (n);
CREATE INDEX sayings_n ON desk.sayings (n);
CREATE INDEX stances_n ON desk.stances (n);
CREATE INDEX meetings_n ON desk.meetings (n);
CREATE INDEX sayings_key ON desk.sayings (statement_key);
CREATE INDEX papers_key ON desk.papers (article_key);

-- --- between two countries, whichever of them did it (`first` < `second` by code) ---

CREATE OR REPLACE TEMP TABLE shared AS
SELECT
    least(d.source_country, d.target_country) AS first, greatest(d.source_country, d.target_country) AS second, e.n,
    bool_or(d.source_country <= d.target_country) AS forward, bool_or(d.source_country > d.target_country) AS backward
FROM dyads d
JOIN (SELECT event_key, n FROM desk.deeds) e USING (event_key)
WHERE d.source_country IS NOT NULL AND d.target_country IS NOT NULL AND d.article_key BETWEEN $low AND $high
GROUP BY ALL;

INSERT INTO shared
SELECT least(speaker_country, other), greatest(speaker_country, other), n, NULL, NULL
FROM (SELECT n, speaker_country, unnest(countries) AS other FROM desk.sayings WHERE speaker_country IS NOT NULL)
UNION ALL
SELECT least(holder_country, other), greatest(holder_country, other), n, NULL, NULL
FROM (
    SELECT n, holder_country,
        unnest(list_distinct(list_concat(countries, if(target_country IS NULL, [], [target_country])))) AS other
    FROM desk.stances WHERE holder_country IS NOT NULL
);

INSERT INTO shared
WITH parties AS (SELECT DISTINCT n, unnest(list_append(parties, host)).country AS country FROM desk.meetings)
SELECT x.country, y.country, n, NULL, NULL
FROM parties x
JOIN parties y USING (n)
WHERE x.country < y.country;

CREATE OR REPLACE TABLE desk.relations AS
SELECT row_number() OVER (ORDER BY first, second)::INTEGER AS pair, first, second
FROM (SELECT DISTINCT first, second FROM shared);

CREATE OR REPLACE TABLE desk.pairs AS
SELECT
    r.pair, e.n, s.forward, s.backward, e.day, e.type, e.status, e.real, e.quad, e.cooperates, e.score, e.confidence,
    e.claimed, e.speakers, e.paper, e.place_name
FROM shared s
JOIN desk.relations r USING (first, second)
JOIN desk.deeds e USING (n)
ORDER BY pair, n;

CREATE OR REPLACE TABLE desk.saying_pairs AS
SELECT r.pair, t.n, t.day, t.speaker_country, t.speaker_name, t.paper, t.issues
FROM shared s
JOIN desk.relations r USING (first, second)
JOIN desk.sayings t USING (n)
ORDER BY pair, n;

CREATE OR REPLACE TABLE desk.stance_pairs AS
SELECT r.pair, t.n, t.day, t.holder_name, t.stance, t.paper, t.issues
FROM shared s
JOIN desk.relations r USING (first, second)
JOIN desk.stances t USING (n)
ORDER BY pair, n;

CREATE OR REPLACE TABLE desk.meeting_pairs AS
SELECT
    r.pair, m.n, m.day, m.kind, m.status, m.claimed, m.speakers, m.paper, m.date_start, m.date_end, m.last_published
FROM shared s
JOIN desk.relations r USING (first, second)
JOIN desk.meetings m USING (n)
ORDER BY pair, n;

DROP TABLE shared;

-- --- of one actor ---

-- Everybody in every record; `part` is a bit: did it 1, had it done to them 2, spoke 4, was spoken of 8 or to 16,
-- stands for or against something 32, is what somebody stands for or against 64, took part in an engagement 128.
CREATE OR REPLACE TEMP TABLE acts AS
SELECT n, part, published, who.name AS name, who.country AS country, who.role AS role, who.sector AS sector
FROM (
    SELECT n, 1 AS part, published, unnest(actors) AS who FROM desk.deeds
    UNION ALL
    SELECT n, 2, published, unnest(recipients) FROM desk.deeds
    UNION ALL
    SELECT n, 4, published, speaker FROM desk.sayings
    UNION ALL
    SELECT n, 8, published, unnest(about) FROM desk.sayings
    UNION ALL
    SELECT n, 16, published, unnest(addressees) FROM desk.sayings
    UNION ALL
    SELECT n, 32, published, holder FROM desk.stances
    UNION ALL
    SELECT n, 64, published, target FROM desk.stances
    UNION ALL
    SELECT n, 128, last_published, unnest(list_append(parties, host)) FROM desk.meetings
)
WHERE who IS NOT NULL;

CREATE OR REPLACE TEMP TABLE names AS
SELECT row_number() OVER (ORDER BY name, country)::INTEGER AS who, *
FROM (
    SELECT name, country, arg_max(role, published) FILTER (role IS NOT NULL) AS role, mode(sector) AS sector
    FROM acts
    GROUP BY name, country
);

CREATE OR REPLACE TEMP TABLE countries AS
SELECT -(row_number() OVER (ORDER BY country))::INTEGER AS who, country
FROM (SELECT DISTINCT country FROM names WHERE country IS NOT NULL);

CREATE OR REPLACE TEMP TABLE parts AS
SELECT w.who, a.n, bit_or(a.part)::UTINYINT AS parts, any_value(a.published) AS published
FROM acts a
JOIN names w ON w.name = a.name AND w.country IS NOT DISTINCT FROM a.country
GROUP BY w.who, a.n
UNION ALL
SELECT w.who, a.n, bit_or(a.part)::UTINYINT, any_value(a.published)
FROM acts a
JOIN countries w ON w.country = a.country
GROUP BY w.who, a.n;

CREATE OR REPLACE TABLE desk.offices AS
SELECT w.who, a.role, a.sector, min(a.published) AS first_seen, max(a.published) AS last_seen, count(*) AS mentions
FROM acts a
JOIN names w ON w.name = a.name AND w.country IS NOT DISTINCT FROM a.country
WHERE a.role IS NOT NULL
GROUP BY w.who, a.role, a.sector
ORDER BY who, first_seen;

DROP TABLE acts;

CREATE OR REPLACE TABLE desk.actors AS
SELECT * FROM (
    SELECT
        who, count(*) AS records, count(*) FILTER (parts & 1 > 0) AS deeds, count(*) FILTER (parts & 2 > 0) AS suffered,
        count(*) FILTER (parts & 4 > 0) AS statements, count(*) FILTER (parts & 32 > 0) AS positions,
        count(*) FILTER (parts & 128 > 0) AS engagements, count(DISTINCT paper_of(n)) AS articles,
        min(published) AS first_seen, max(published) AS last_seen
    FROM parts
    GROUP BY who
)
JOIN (
    SELECT who, name, country, role, sector FROM names
    UNION ALL
    SELECT who, NULL, country, NULL, NULL FROM countries
) USING (who)
ORDER BY records DESC, name;

CREATE INDEX actors_name ON desk.actors (name);

CREATE OR REPLACE TABLE desk.deeds_of AS
SELECT
    p.who, e.n, e.day, e.type, e.status, e.real, e.quad, e.score, e.confidence, e.claimed, e.speakers, e.paper,
    e.place_name
FROM parts p
JOIN desk.deeds e USING (n)
WHERE p.parts & 1 > 0
ORDER BY who, n;

CREATE OR REPLACE TABLE desk.sayings_of AS
SELECT p.who, s.n, s.day, s.speaker_name, s.paper, s.issues
FROM parts p
JOIN desk.sayings s USING (n)
WHERE p.parts & 4 > 0
ORDER BY who, n;

CREATE OR REPLACE TABLE desk.stances_of AS
SELECT p.who, s.n, s.day, s.holder_name, s.stance, s.paper, s.issues
FROM parts p
JOIN desk.stances s USING (n)
WHERE p.parts & 32 > 0
ORDER BY who, n;

CREATE OR REPLACE TABLE desk.meetings_of AS
SELECT p.who, m.n, m.day, m.kind, m.status, m.claimed, m.speakers, m.paper
FROM parts p
JOIN desk.meetings m USING (n)
WHERE p.parts & 128 > 0
ORDER BY who, n;

-- With whom somebody shares most events and engagements; countries with countries, names with names.
CREATE OR REPLACE TABLE desk.partners AS
WITH shared AS (SELECT who, n, published FROM parts WHERE parts & 131 > 0)
SELECT x.who, y.who AS other, count(*) AS records, max(y.published) AS latest
FROM shared x
JOIN shared y ON x.n = y.n AND x.who <> y.who AND (x.who > 0) = (y.who > 0)
GROUP BY x.who, y.who
QUALIFY row_number() OVER (PARTITION BY x.who ORDER BY records DESC, y.who) <= 20
ORDER BY x.who, records DESC;

DROP TABLE parts;
DROP TABLE names;
DROP TABLE countries;

-- --- counts of everything ---

CREATE OR REPLACE TABLE desk.counts AS
SELECT day, quad, type, status, real, claimed, count(*) AS events, sum(score) AS score
FROM desk.deeds
GROUP BY ALL
ORDER BY day;
