-- What the desk reads: the store's rows joined once, near-duplicate copies left out, in the order pages ask for them.
-- `desk` is a database of its own beside the store; nothing in it is a source of anything.
-- `n` numbers the rows of a table by day, so that the latest are the last.

CREATE OR REPLACE TABLE desk.papers AS
SELECT
    row_number() OVER (ORDER BY a.published NULLS FIRST, a.article_key) AS n,
    a.article_key, a.id, a.title, a.published, a.words, a.source,
    CASE
        WHEN a.source IS NULL THEN NULL
        WHEN regexp_matches(a.source, '^https?://') THEN regexp_extract(a.source, '^https?://(?:www\.)?([^/:?#]+)', 1)
        WHEN regexp_matches(a.source, '/[^/]*\.[A-Za-z0-9]{2,7}$') THEN regexp_replace(a.source, '/[^/]*$', '')
        ELSE a.source
    END AS paper,
    coalesce(a.title, left(trim(split_part(trim(a.text), chr(10), 1)), 160)) AS headline,
    d.duplicate_of AS copy_of, coalesce(e.n, 0) AS events, coalesce(s.n, 0) AS statements,
    coalesce(g.n, 0) AS engagements
FROM articles a
LEFT JOIN (SELECT article_key, count(*) AS n FROM events GROUP BY article_key) e USING (article_key)
LEFT JOIN (SELECT article_key, count(*) AS n FROM statements GROUP BY article_key) s USING (article_key)
LEFT JOIN (SELECT article_key, count(*) AS n FROM engagements GROUP BY article_key) g USING (article_key)
LEFT JOIN duplicates d USING (article_key)
ORDER BY n;

CREATE OR REPLACE TABLE desk.casts AS
SELECT
    record, record_key, part,
    list({'text': text, 'name': name, 'country': country, 'sector': sector, 'role': role} ORDER BY number) AS who
FROM participants
GROUP BY record, record_key, part;

CREATE OR REPLACE TABLE desk.deeds AS
SELECT row_number() OVER (ORDER BY day NULLS FIRST, event_key) AS n, * FROM (
SELECT
    e.event_key, e.article_key, e.day, a.published, a.paper, a.headline, e.type, e.mode, e.contexts, e.status, e.quad,
    e.score, e.confidence, e.date_start, e.date_end, e.date_text, e.place_name, e.place_country, e.latitude, e.longitude,
    len(e.attribution) > 0 AS claimed,
    list_filter(list_transform(e.attribution, lambda x: x.speaker.name), lambda x: x IS NOT NULL) AS speakers,
    list_filter(list_transform(e.attribution, lambda x: x.cue), lambda x: x IS NOT NULL) AS cues,
    substring(t.text, e.evidence.sentence[1] + 1, e.evidence.sentence[2] - e.evidence.sentence[1]) AS sentence,
    coalesce(c.who, []) AS actors, coalesce(r.who, []) AS recipients
FROM event_dates e
JOIN desk.papers a ON a.article_key = e.article_key AND a.copy_of IS NULL
JOIN articles t ON t.article_key = e.article_key
LEFT JOIN desk.casts c ON c.record = 'event' AND c.record_key = e.event_key AND c.part = 'actor'
LEFT JOIN desk.casts r ON r.record = 'event' AND r.record_key = e.event_key AND r.part = 'recipient'
)
ORDER BY n;

-- One row an event and pair of countries, whichever of them did it (`first` < `second` by code).
CREATE OR REPLACE TABLE desk.pairs AS
SELECT
    least(d.source_country, d.target_country) AS first, greatest(d.source_country, d.target_country) AS second,
    e.n, bool_or(d.source_country <= d.target_country) AS forward,
    bool_or(d.source_country > d.target_country) AS backward,
    any_value(e.article_key) AS article_key,
    any_value(e.day) AS day, any_value(e.type) AS type, any_value(e.status) AS status, any_value(e.quad) AS quad,
    any_value(e.score) AS score, any_value(e.confidence) AS confidence, any_value(e.claimed) AS claimed,
    any_value(e.speakers) AS speakers, any_value(e.paper) AS paper
FROM dyads d
JOIN desk.deeds e ON e.event_key = d.event_key
WHERE d.source_country IS NOT NULL AND d.target_country IS NOT NULL
GROUP BY 1, 2, e.n
ORDER BY first, second, day;

CREATE OR REPLACE TABLE desk.sayings AS
SELECT row_number() OVER (ORDER BY day NULLS FIRST, statement_key) AS n, * FROM (
SELECT
    s.statement_key, s.article_key, s.id, coalesce(if(s.date_end - s.date_start <= 6, s.date_start, NULL), a.published) AS day,
    a.published, a.paper, a.headline, s.form, s.cue, s.content, s.occasion, s.issues, s.within,
    p.who[1] AS speaker, p.who[1].name AS speaker_name, p.who[1].country AS speaker_country,
    coalesce(b.who, []) AS about, coalesce(d.who, []) AS addressees,
    list_sort(list_distinct(list_filter(list_concat(
        list_transform(coalesce(b.who, []), lambda x: x.country), list_transform(coalesce(d.who, []), lambda x: x.country)
    ), lambda x: x IS NOT NULL))) AS countries
FROM statements s
JOIN desk.papers a ON a.article_key = s.article_key AND a.copy_of IS NULL
LEFT JOIN desk.casts p ON p.record = 'statement' AND p.record_key = s.statement_key AND p.part = 'speaker'
LEFT JOIN desk.casts b ON b.record = 'statement' AND b.record_key = s.statement_key AND b.part = 'about'
LEFT JOIN desk.casts d ON d.record = 'statement' AND d.record_key = s.statement_key AND d.part = 'addressee'
)
ORDER BY n;

CREATE OR REPLACE TABLE desk.saying_pairs AS
SELECT
    least(speaker_country, other) AS first, greatest(speaker_country, other) AS second, n, speaker_country,
    speaker_name, day, paper, issues
FROM (SELECT *, unnest(countries) AS other FROM desk.sayings WHERE speaker_country IS NOT NULL)
ORDER BY first, second, day;

CREATE OR REPLACE TABLE desk.stances AS
SELECT row_number() OVER (ORDER BY day NULLS FIRST, position_key) AS n, * FROM (
SELECT
    p.position_key, p.article_key, a.published AS day, a.published, a.paper, a.headline, p.stance, p.target_kind,
    p.target_text, p.statement, h.who[1] AS holder, h.who[1].name AS holder_name, h.who[1].country AS holder_country,
    t.who[1] AS target, t.who[1].country AS target_country, coalesce(s.issues, []) AS issues, s.statement_key,
    coalesce(s.countries, []) AS countries,
    substring(x.text, p.evidence.sentence[1] + 1, p.evidence.sentence[2] - p.evidence.sentence[1]) AS sentence
FROM positions p
JOIN desk.papers a ON a.article_key = p.article_key AND a.copy_of IS NULL
JOIN articles x ON x.article_key = p.article_key
LEFT JOIN desk.casts h ON h.record = 'position' AND h.record_key = p.position_key AND h.part = 'holder'
LEFT JOIN desk.casts t ON t.record = 'position' AND t.record_key = p.position_key AND t.part = 'target'
LEFT JOIN desk.sayings s ON s.article_key = p.article_key AND s.id = p.statement
)
ORDER BY n;

CREATE OR REPLACE TABLE desk.stance_pairs AS
SELECT DISTINCT
    least(holder_country, other) AS first, greatest(holder_country, other) AS second, n, holder_country,
    holder_name, day, paper
FROM (
    SELECT *, unnest(list_distinct(list_concat(countries, if(target_country IS NULL, [], [target_country])))) AS other
    FROM desk.stances WHERE holder_country IS NOT NULL
)
ORDER BY first, second, day;

-- Engagements across articles where the store has joined them, otherwise as each article tells them.
CREATE OR REPLACE TABLE desk.meetings AS
SELECT row_number() OVER (ORDER BY day NULLS FIRST, meeting_key) AS n, * FROM (
WITH told AS (
    SELECT
        g.*, a.published, a.paper,
        list_filter(list_transform(g.mentions[1].attribution, lambda x: x.speaker.name), lambda x: x IS NOT NULL) AS speakers,
        substring(
            x.text, g.mentions[1].evidence.sentence[1] + 1,
            g.mentions[1].evidence.sentence[2] - g.mentions[1].evidence.sentence[1]
        ) AS sentence
    FROM engagements g
    JOIN desk.papers a ON a.article_key = g.article_key AND a.copy_of IS NULL
    JOIN articles x ON x.article_key = g.article_key
), latest AS (
    SELECT m.thread, max_by(m.engagement_key, (coalesce(t.published, DATE '0001-01-01'), m.engagement_key)) AS engagement_key
    FROM thread_members m
    JOIN told t USING (engagement_key)
    GROUP BY m.thread
), joined AS (
    SELECT
        h.thread AS meeting_key, h.kind, h.status, h.date_start, h.date_end, h.date_text, h.place_name, h.place_country,
        h.issues, h.first_published, h.last_published, h.articles, h.history, l.engagement_key, t.article_key, t.paper,
        t.speakers, t.sentence
    FROM threads h
    JOIN latest l USING (thread)
    JOIN told t USING (engagement_key)
    UNION ALL
    SELECT
        engagement_key, kind, status, date_start, date_end, date_text, place_name, place_country, issues, published,
        published, 1, [{'published': published, 'status': status, 'engagement_key': engagement_key}], engagement_key,
        article_key, paper, speakers, sentence
    FROM told
    WHERE engagement_key NOT IN (SELECT engagement_key FROM thread_members)
)
SELECT
    j.*, coalesce(j.date_start, j.last_published) AS day, coalesce(p.who, q.who, []) AS parties,
    coalesce(h.who[1], k.who[1]) AS host
FROM joined j
LEFT JOIN desk.casts p ON p.record = 'thread' AND p.record_key = j.meeting_key AND p.part = 'party'
LEFT JOIN desk.casts q ON q.record = 'engagement' AND q.record_key = j.engagement_key AND q.part = 'party'
LEFT JOIN desk.casts h ON h.record = 'thread' AND h.record_key = j.meeting_key AND h.part = 'host'
LEFT JOIN desk.casts k ON k.record = 'engagement' AND k.record_key = j.engagement_key AND k.part = 'host'
)
ORDER BY n;

CREATE OR REPLACE TABLE desk.meeting_parties AS
SELECT DISTINCT n, day, status, who.country AS country, who.name AS name
FROM (SELECT n, day, status, unnest(list_append(parties, host)) AS who FROM desk.meetings)
WHERE who IS NOT NULL
ORDER BY country, name, day;

CREATE OR REPLACE TABLE desk.meeting_pairs AS
SELECT DISTINCT x.country AS first, y.country AS second, x.n, x.day, x.status
FROM desk.meeting_parties x
JOIN desk.meeting_parties y ON x.n = y.n AND x.country < y.country
ORDER BY ALL;

-- The number of each record in its table; of an engagement that is one with others, that of all of them.
CREATE OR REPLACE TABLE desk.numbers AS
SELECT event_key AS record_key, n FROM desk.deeds
UNION ALL
SELECT statement_key, n FROM desk.sayings
UNION ALL
SELECT position_key, n FROM desk.stances
UNION ALL
SELECT t.engagement_key, m.n FROM thread_members t JOIN desk.meetings m ON m.meeting_key = t.thread
UNION ALL
SELECT meeting_key, n FROM desk.meetings WHERE meeting_key NOT IN (SELECT thread FROM thread_members);

CREATE OR REPLACE TABLE desk.actings AS
SELECT
    p.article_key, p.record_key, o.n, p.record, p.part, p.number, p.text, p.name, p.country, p.sector, p.role,
    a.published
FROM participants p
JOIN desk.papers a ON a.article_key = p.article_key AND a.copy_of IS NULL
JOIN desk.numbers o ON o.record_key = p.record_key
WHERE p.record <> 'thread'
ORDER BY p.country, p.name, a.published;

CREATE OR REPLACE TABLE desk.actors AS
SELECT
    name, country, count(DISTINCT record_key) AS records,
    count(DISTINCT record_key) FILTER (record = 'event' AND part = 'actor') AS deeds,
    count(DISTINCT record_key) FILTER (part = 'speaker') AS statements,
    count(DISTINCT article_key) AS articles, min(published) AS first_seen, max(published) AS last_seen,
    arg_max(role, published) FILTER (role IS NOT NULL) AS role, mode(sector) AS sector
FROM desk.actings
GROUP BY name, country
ORDER BY records DESC, name;

CREATE OR REPLACE TABLE desk.offices AS
SELECT name, country, role, sector, min(published) AS first_seen, max(published) AS last_seen, count(*) AS mentions
FROM desk.actings
WHERE role IS NOT NULL OR sector IS NOT NULL
GROUP BY ALL
ORDER BY country, name, first_seen;

-- Events by day, for the course of all of them.
CREATE OR REPLACE TABLE desk.counts AS
SELECT day, quad, type, status, claimed, count(*) AS events, sum(score) AS score
FROM desk.deeds
GROUP BY ALL
ORDER BY day;

CREATE OR REPLACE TABLE desk.country_totals AS
SELECT
    country, count(DISTINCT record_key) AS records, count(DISTINCT article_key) AS articles,
    count(DISTINCT n) FILTER (record = 'event' AND part = 'actor') AS did,
    count(DISTINCT n) FILTER (record = 'event' AND part = 'recipient') AS suffered,
    count(DISTINCT n) FILTER (part = 'speaker') AS said,
    count(DISTINCT n) FILTER (part = 'holder') AS stances,
    count(DISTINCT n) FILTER (record = 'engagement') AS meetings,
    min(published) AS first_seen, max(published) AS last_seen
FROM desk.actings
WHERE country IS NOT NULL
GROUP BY country;

-- With whom a country shares events and engagements, both ways.
CREATE OR REPLACE TABLE desk.partners AS
WITH shared AS (
    SELECT first, second, count(*) AS records, max(day) AS latest FROM desk.pairs WHERE first <> second GROUP BY ALL
    UNION ALL
    SELECT first, second, count(*), max(day) FROM desk.meeting_pairs GROUP BY ALL
), both_ways AS (
    SELECT first AS country, second AS other, records, latest FROM shared
    UNION ALL
    SELECT second, first, records, latest FROM shared
)
SELECT country, other, sum(records)::BIGINT AS records, max(latest) AS latest
FROM both_ways
GROUP BY country, other
ORDER BY country, records DESC;

DROP TABLE desk.casts;
DROP TABLE desk.numbers;
