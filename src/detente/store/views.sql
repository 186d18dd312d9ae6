-- The views of a store: the same over DuckDB tables and over a directory of Parquet files.

-- day: the day an event is counted on. Its own date where it is real and the date is a day or a week at most;
-- otherwise the day of publication (null where that is not known either).
CREATE OR REPLACE VIEW event_dates AS
SELECT
    e.*,
    CASE
        WHEN e.status IN ('happened', 'ongoing') AND e.date_end - e.date_start <= 6 THEN e.date_start
        ELSE a.published
    END AS day
FROM events e
JOIN articles a USING (article_key);

-- One row an event and pair of source and target: each actor with each recipient, and for a mutual event each party
-- with each other, both ways. Parties that agree in country and sector (or, without a country, in name) are one side.
CREATE OR REPLACE VIEW dyads AS
WITH sides AS (
    SELECT record_key AS event_key, part, min(number) AS number, country, sector, arg_min(name, number) AS name
    FROM participants
    WHERE record = 'event'
    GROUP BY record_key, part, country, sector, CASE WHEN country IS NULL THEN lower(name) END
), mutual AS (
    SELECT event_key
    FROM events
    WHERE
        -- the types in which two parties and no recipient mean that they did it to each other
        type IN ('AGREE', 'ASSAULT', 'CONSULT', 'COOPERATE', 'SUPPORT')
        -- a recipient that is nobody ("welcomed the ruling") has a span, but no participant
        AND len(evidence.recipients) = 0
        AND event_key NOT IN (SELECT event_key FROM sides WHERE part = 'recipient')
), pairs AS (
    SELECT s.event_key, s AS source, t AS target, FALSE AS mutual
    FROM sides s JOIN sides t ON s.event_key = t.event_key AND s.part = 'actor' AND t.part = 'recipient'
    UNION ALL
    SELECT s.event_key, s AS source, t AS target, TRUE AS mutual
    FROM mutual JOIN sides s USING (event_key) JOIN sides t ON s.event_key = t.event_key
    WHERE s.part = 'actor' AND t.part = 'actor' AND s.number <> t.number
)
SELECT
    p.event_key, e.article_key, e.day,
    p.source.country AS source_country, p.source.sector AS source_sector,
    p.target.country AS target_country, p.target.sector AS target_sector,
    e.type, e.mode, e.status, e.quad, e.score, e.confidence, p.mutual,
    p.source.name AS source_name, p.target.name AS target_name
FROM pairs p
JOIN event_dates e USING (event_key);
