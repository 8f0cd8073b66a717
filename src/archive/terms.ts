import type { Value } from './database.ts';
import {
  everyArticle,
  type Hit,
  type KeyRange,
  listFilterMarks,
  listFilters,
  type Match,
  rankingDay,
  type TermIndex,
} from './term-index.ts';

/**
 * A run of terms as one quoted string of the query language, in which nothing but the quote has force; ASCII signs are
 * made blanks, as the index itself takes them. Null when nothing is left to look for.
 */
function quoteRun(run: string[]): string | null {
  const words = run
    .join(' ')
    .replace(/[\0-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]+/g, ' ')
    .trim();
  return words === '' ? null : `"${words}"`;
}

function joinAlternatives(column: string, quoted: string[]): string {
  return `${column} : (${quoted.join(' OR ')})`;
}

/**
 * Builds the MATCH text. Null when the query holds words but none that can be looked for: it finds nothing.
 */
function buildMatch(match: Match): string | null {
  const parts: string[] = [];
  for (const group of match.groups) {
    const quoted = group.map(quoteRun).filter(one => one !== null);
    if (quoted.length > 0) parts.push(joinAlternatives('words', quoted));
  }
  if (match.groups.length > 0 && parts.length === 0) return null;
  for (const marks of listFilters(match))
    parts.push(
      joinAlternatives(
        'marks',
        marks.map(mark => `"${mark}"`),
      ),
    );
  if (parts.length === 0) parts.push(joinAlternatives('marks', [`"${everyArticle}"`]));
  const without = match.without.map(quoteRun).filter(one => one !== null);
  const wanted = parts.map(part => `(${part})`).join(' AND ');
  return without.length === 0 ? wanted : `(${wanted}) NOT (${joinAlternatives('words', without)})`;
}

// CROSS JOIN keeps the order written: the full-text index leads, each hit's row is looked up by its key.
const hits = 'terms CROSS JOIN articles a ON a.key = terms.rowid';

/** Hits of a range in SQL, with their values; the rows of articles are joined only where `whole` or dates need them. */
function selectHits(match: string, range: KeyRange, whole: boolean): { sql: string; values: Value[] } {
  const dates = [
    ...(range.from === null ? [] : [' AND a.first_seen >= ?']),
    ...(range.to === null ? [] : [' AND a.first_seen < ?']),
  ].join('');
  return {
    sql: `FROM ${whole || dates !== '' ? hits : 'terms'} WHERE terms MATCH ? AND terms.rowid BETWEEN ? AND ?${dates}`,
    values: [match, range.low, range.high, ...[range.from, range.to].filter(one => one !== null)],
  };
}

/** The index of terms as an FTS5 table. */
export const sqliteTerms: TermIndex = {
  async put(db, key, reading, known) {
    if (known) await db.run('DELETE FROM terms WHERE rowid = ?', key);
    await db.run(
      'INSERT INTO terms (rowid, words, marks) VALUES (?, ?, ?)',
      key,
      reading.terms.replaceAll('\0', ' '),
      listFilterMarks(reading).join(' '),
    );
  },
  async newest(db, match, range, limit) {
    const built = buildMatch(match);
    if (built === null) return [];
    const { sql, values } = selectHits(built, range, true);
    return db.all<Hit>(
      `SELECT a.key, -bm25(terms, 1.0, 0.0) AS relevance, ${rankingDay} AS day ${sql} ORDER BY terms.rowid DESC LIMIT ?`,
      ...values,
      limit,
    );
  },
  async count(db, match, range) {
    const built = buildMatch(match);
    if (built === null) return 0;
    const { sql, values } = selectHits(built, range, false);
    return (await db.one<{ n: number }>(`SELECT count(*) AS n ${sql}`, ...values))?.n ?? 0;
  },
  filter: match => ({
    from: hits,
    where: 'terms MATCH ?',
    values: [buildMatch({ ...match, groups: [], without: [] })],
  }),
};
