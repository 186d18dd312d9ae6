"""The questions that a brief asks the store. Every query has ``$one`` and ``$other``, the codes of the two sides."""

from __future__ import annotations

CITED = """
    substring(a.text, {span}[1] + 1, {span}[2] - {span}[1]) AS quote,
    a.id, a.source, a.title, a.published
"""
"""The columns of a citation; ``{span}`` is the sentence's."""

BETWEEN = "a.published BETWEEN coalesce($since, DATE '0001-01-01') AND coalesce($until, DATE '9999-12-31')"
"""Whether an article lies between the days asked for; one without a day counts only where no day is asked for."""

WITHIN = f"({BETWEEN} OR (a.published IS NULL AND $since IS NULL AND $until IS NULL))"

ORIGINAL = "a.article_key NOT IN (SELECT article_key FROM duplicates)"

CONTACTS = f"""
WITH hosts AS (
    SELECT record_key AS thread, name FROM participants WHERE record = 'thread' AND part = 'host'
), sides AS (
    SELECT record_key AS thread, list(DISTINCT country) AS countries,
        list(name ORDER BY part = 'host', number)
            FILTER (part = 'host' OR name NOT IN (SELECT name FROM hosts h WHERE h.thread = record_key)) AS parties
    FROM participants WHERE record = 'thread' GROUP BY record_key
)
SELECT t.kind, t.status, list_distinct(s.parties) AS parties, t.place_name AS place,
    t.date_start, t.date_end, t.date_text, t.history,
    {CITED.format(span="m.mention.evidence.sentence")}
FROM threads t
JOIN sides s ON s.thread = t.thread
JOIN engagements e ON e.engagement_key = list_filter(t.history, lambda h: h.status = t.status)[-1].engagement_key
-- the mention that says so, else the last one
JOIN (
    SELECT engagement_key,
        coalesce(list_filter(mentions, lambda m: m.status = status)[-1], mentions[-1]) AS mention
    FROM engagements
) m ON m.engagement_key = e.engagement_key
JOIN articles a ON a.article_key = e.article_key
WHERE list_contains(list_append(s.countries, t.place_country), $one)
  AND list_contains(list_append(s.countries, t.place_country), $other)
  AND {WITHIN}
ORDER BY coalesce(t.date_start, t.last_published) DESC NULLS LAST, t.thread
"""

STANDS = f"""
SELECT h.name AS holder, h.role, h.country, p.stance,
    -- "her" and "the country" are told by name; a pronoun that stands for nobody known tells nothing
    CASE WHEN length(p.target_text) <= 5 OR p.target_text ILIKE 'the %' THEN coalesce(t.name, p.target_text)
        ELSE p.target_text END AS target,
    {CITED.format(span="p.evidence.sentence")}
FROM positions p
JOIN participants h ON h.record_key = p.position_key AND h.part = 'holder'
LEFT JOIN participants t ON t.record_key = p.position_key AND t.part = 'target'
JOIN articles a ON a.article_key = p.article_key
WHERE h.country IN ($one, $other)
  AND (t.name IS NOT NULL OR lower(p.target_text) NOT IN ('it', 'this', 'that', 'them', 'him', 'her', 'these', 'those'))
  AND p.article_key || p.evidence.sentence[1] IN (
    SELECT n.article_key || q.evidence.sentence[1]
    FROM participants n
    JOIN positions q ON q.article_key = n.article_key
        AND n.start >= q.evidence.sentence[1] AND n.end <= q.evidence.sentence[2]
    WHERE n.country IN ($one, $other) AND q.position_key = p.position_key AND n.country <> h.country
  )
  AND {WITHIN} AND {ORIGINAL}
ORDER BY a.published DESC NULLS LAST, p.position_key
"""

SAYINGS = f"""
SELECT w.name AS speaker, w.role, w.country, s.cue, s.content, s.issues, s.form,
    {CITED.format(span="s.evidence.sentence")}
FROM statements s
JOIN participants w ON w.record_key = s.statement_key AND w.part = 'speaker'
JOIN articles a ON a.article_key = s.article_key
WHERE w.country IN ($one, $other)
  AND s.statement_key IN (
    SELECT b.record_key FROM participants b
    WHERE b.part IN ('about', 'addressee') AND b.country IN ($one, $other) AND b.country <> w.country
  )
  AND {WITHIN} AND {ORIGINAL}
ORDER BY a.published DESC NULLS LAST, s.form IN ('direct', 'mixed') DESC, s.statement_key
"""

TURNS = f"""
SELECT f.holder_name AS holder, f.target, f.from_stance, f.to_stance, f.from_published, f.to_published,
    {CITED.format(span="p.evidence.sentence")}
FROM shifts f
JOIN positions p ON p.position_key = f.to_position
JOIN articles a ON a.article_key = p.article_key
WHERE f.holder_country IN ($one, $other)
  AND f.to_position IN (
    SELECT q.position_key
    FROM positions q
    JOIN participants n ON n.article_key = q.article_key
        AND n.start >= q.evidence.sentence[1] AND n.end <= q.evidence.sentence[2]
    WHERE n.country IN ($one, $other) AND n.country <> f.holder_country
  )
  AND {WITHIN}
ORDER BY f.to_published DESC NULLS LAST, f.holder_name, f.target
"""

DEEDS = f"""
SELECT e.day, e.type, e.mode, e.quad, e.score,
    (SELECT coalesce(list(name ORDER BY number), []) FROM participants p
        WHERE p.record_key = e.event_key AND p.part = 'actor') AS who,
    (SELECT coalesce(list(name ORDER BY number), []) FROM participants p
        WHERE p.record_key = e.event_key AND p.part = 'recipient') AS whom,
    list_filter(list_transform(e.attribution, lambda x: x.speaker.name), lambda x: x IS NOT NULL) AS says,
    {CITED.format(span="e.evidence.sentence")}
FROM ({{chosen}}) e
JOIN articles a ON a.article_key = e.article_key
ORDER BY abs(e.score) DESC, e.confidence DESC, e.day DESC NULLS LAST, e.event_key
"""

COURSE = """
SELECT date_trunc($period, day)::DATE AS start, quad, count(*) AS events
FROM ({chosen}) WHERE day IS NOT NULL
GROUP BY ALL ORDER BY start, quad
"""

READ = f"""
SELECT count(*) AS articles, min(a.published) AS first, max(a.published) AS last
FROM articles a
WHERE {WITHIN} AND {ORIGINAL}
  AND a.article_key IN (SELECT article_key FROM participants WHERE country = $one)
  AND a.article_key IN (SELECT article_key FROM participants WHERE country = $other)
"""
