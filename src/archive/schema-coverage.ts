/**
 * How many articles were published on a day, by language, topic and name: what a chart over a year is drawn from.
 * By day first, so that an article's counts lie together. `day` as in `toCoverageDay`; -1 holds those without one.
 * `stories_by_day` leads a timeline along the days stories began.
 */
export const coverageSchema = `
CREATE TABLE coverage (
  day INTEGER NOT NULL, mark INTEGER NOT NULL REFERENCES marks (id), articles INTEGER NOT NULL,
  PRIMARY KEY (day, mark)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE covered AS
  SELECT key, language, topics, entities, CAST(coalesce(julianday(CASE
    WHEN length(published) >= 10 THEN substr(published, 1, 10)
    WHEN backfill = 0 THEN substr(first_seen, 1, 10) END) - 2440587.5, -1) AS INTEGER) AS day
  FROM articles;
CREATE TEMP TABLE covered_marks AS
  SELECT day, '' AS mark FROM covered
  UNION ALL SELECT day, 'l:' || language FROM covered
  UNION ALL SELECT day, 't:' || value FROM covered, json_each(topics)
  UNION ALL SELECT day, 'e:' || value FROM covered, json_each(entities);
INSERT INTO marks (mark, stories) SELECT DISTINCT mark, 0 FROM covered_marks WHERE true ON CONFLICT DO NOTHING;
INSERT INTO coverage (day, mark, articles)
  SELECT c.day, m.id, count(*) FROM covered_marks c JOIN marks m ON m.mark = c.mark GROUP BY c.day, m.id;
DROP TABLE covered_marks;
DROP TABLE covered;
CREATE INDEX stories_by_day ON stories (from_date, id) WHERE length(from_date) >= 10;
`;
