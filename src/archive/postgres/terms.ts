import { createHash } from 'node:crypto';
import type { Database, Value } from '../database.ts';
import {
  type Hit,
  listFilterMarks,
  listFilters,
  type Match,
  rankingDay,
  type TermIndex,
} from '../term-index.ts';
import { type Phrase, scoreHits } from './ranking.ts';

/** Longer words are known by their hash: the index takes 2,046 bytes at most (textsearch-limitations). */
const longestLexeme = 1000;

/** All different words of one article together may take a mebibyte; those beyond this are not indexed. */
const mostLexemeBytes = 900_000;

/** The words of a text, as FTS5's "ascii" tokenizer with "_" finds them: capitals of ASCII made small. */
function splitWords(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/[A-Z]+/g, capitals => capitals.toLowerCase())
    .split(/[\0-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]+/)
    .filter(word => word !== '')
    .map(word =>
      Buffer.byteLength(word) <= longestLexeme
        ? word
        : `x_long_${createHash('sha256').update(word).digest('hex')}`,
    );
}

/** Words as they lie in `words`: each between blanks of its own, so that no two share one. */
function spread(words: string[]): string {
  return ` ${words.join('  ')} `;
}

/** Different lexemes, as many as fit. */
function fitLexemes(words: string[], marks: string[]): string[] {
  const lexemes = new Set(marks);
  let bytes = 0;
  for (const word of words) {
    if (lexemes.has(word)) continue;
    bytes += Buffer.byteLength(word);
    if (bytes > mostLexemeBytes) break;
    lexemes.add(word);
  }
  return [...lexemes];
}

/** No word holds a colon: what an article says can't be taken for a filter. */
function toLexeme(mark: string): string {
  return `:${mark}`;
}

/** Words have no signs but "_" and letters, marks the colon besides: within quotes none has force. */
function joinLexemes(lexemes: string[], sign: '&' | '|'): string {
  return `(${lexemes.map(lexeme => `'${lexeme}'`).join(sign)})`;
}

/** Runs of terms as words; those of which nothing is left fall away. */
function readRuns(runs: string[][]): string[][] {
  return runs.map(run => splitWords(run.join(' '))).filter(words => words.length > 0);
}

/** A match in SQL on `terms t`, and the runs that rank its hits; null when it holds words but none to look for. */
function buildMatch(match: Match): { sql: string; values: Value[]; phrases: Phrase[] } | null {
  const groups = match.groups.map(readRuns).filter(runs => runs.length > 0);
  if (match.groups.length > 0 && groups.length === 0) return null;
  const sql: string[] = [];
  const values: Value[] = [];
  const wanted = [
    ...groups.map(runs => `(${runs.map(words => joinLexemes(words, '&')).join('|')})`),
    ...listFilters(match).map(marks => joinLexemes(marks.map(toLexeme), '|')),
  ];
  if (wanted.length > 0) {
    sql.push('t.lexemes @@ CAST(? AS tsquery)');
    values.push(wanted.join('&'));
  }
  // The index knows no order of words; their text does.
  for (const runs of groups.filter(runs => runs.some(words => words.length > 1))) {
    sql.push('EXISTS (SELECT 1 FROM texts_of(?) r WHERE strpos(t.words, r.value) > 0)');
    values.push(JSON.stringify(runs.map(spread)));
  }
  const without = readRuns(match.without);
  if (without.length > 0) {
    sql.push('NOT EXISTS (SELECT 1 FROM texts_of(?) r WHERE strpos(t.words, r.value) > 0)');
    values.push(JSON.stringify(without.map(spread)));
  }
  return {
    sql: sql.length === 0 ? 'true' : sql.join(' AND '),
    values,
    phrases: groups.flat().map(words => ({ text: spread(words), query: joinLexemes(words, '&') })),
  };
}

/** `FROM` and `WHERE` of the hits in a range of keys, with their values. */
function selectHits(
  built: NonNullable<ReturnType<typeof buildMatch>>,
  range: Parameters<TermIndex['count']>[2],
  whole: boolean,
): { sql: string; values: Value[] } {
  const joined = whole || range.from !== null || range.to !== null;
  return {
    sql: [
      `FROM terms t ${joined ? 'JOIN articles a ON a.key = t.article_key ' : ''}WHERE ${built.sql}`,
      't.article_key BETWEEN ? AND ?',
      ...(range.from === null ? [] : ['a.first_seen >= ?']),
      ...(range.to === null ? [] : ['a.first_seen < ?']),
    ].join(' AND '),
    values: [
      ...built.values,
      range.low,
      range.high,
      ...[range.from, range.to].filter(moment => moment !== null),
    ],
  };
}

async function countTotals(db: Database, articles: number, tokens: number): Promise<void> {
  await db.run('UPDATE term_totals SET articles = articles + ?, tokens = tokens + ?', articles, tokens);
}

/** The index of terms as a table with a GIN index. Every term is made by reading/terms: the server parses no text. */
export const postgresTerms: TermIndex = {
  async put(db, key, reading, known) {
    const words = splitWords(reading.terms);
    const marks = listFilterMarks(reading).map(toLexeme);
    const size = words.length + marks.length;
    const before = known
      ? await db.one<{ size: number }>('DELETE FROM terms WHERE article_key = ? RETURNING size', key)
      : undefined;
    await db.run(
      `INSERT INTO terms (article_key, words, lexemes, size)
       VALUES (?, ?, array_to_tsvector(ARRAY(SELECT value FROM texts_of(?))), ?)`,
      key,
      spread(words),
      JSON.stringify(fitLexemes(words, marks)),
      size,
    );
    await countTotals(db, before === undefined ? 1 : 0, size - (before?.size ?? 0));
  },
  async newest(db, match, range, limit) {
    const built = buildMatch(match);
    if (built === null) return [];
    const { sql, values } = selectHits(built, range, true);
    const { phrases } = built;
    const rows = await db.all<Omit<Hit, 'relevance'> & { size: number; times: string | null }>(
      `SELECT a.key, ${rankingDay} AS day, t.size, (
         SELECT string_agg(CAST((octet_length(t.words) - octet_length(replace(t.words, p.value, ''))) / octet_length(p.value) AS TEXT), ','
           ORDER BY p.key) FROM texts_of(?) p) AS times
       ${sql} ORDER BY t.article_key DESC LIMIT ?`,
      JSON.stringify(phrases.map(phrase => phrase.text)),
      ...values,
      limit,
    );
    const hits = rows.map(row => ({ ...row, times: (row.times ?? '').split(',').map(Number) }));
    return scoreHits(db, phrases, hits);
  },
  async count(db, match, range) {
    const built = buildMatch(match);
    if (built === null) return 0;
    const { sql, values } = selectHits(built, range, false);
    return (await db.one<{ n: number }>(`SELECT count(*) AS n ${sql}`, ...values))?.n ?? 0;
  },
  filter(match) {
    const built = buildMatch({ ...match, groups: [], without: [] });
    return {
      from: 'terms t JOIN articles a ON a.key = t.article_key',
      where: built?.sql ?? 'false',
      values: built?.values ?? [],
    };
  },
};
