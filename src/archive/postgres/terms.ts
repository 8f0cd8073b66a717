import { createHash } from 'node:crypto';
import type { Value } from '../database.ts';
import {
  everyArticle,
  type Hit,
  type KeyRange,
  listFilterMarks,
  listFilters,
  type Match,
  rankingDay,
  type TermIndex,
} from '../term-index.ts';
import { limitToBlocks, nameBlock, widen } from './blocks.ts';
import { joinLexemes } from './lexemes.ts';
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

/** Runs of terms as words; those of which nothing is left fall away. */
function readRuns(runs: string[][]): string[][] {
  return runs.map(run => splitWords(run.join(' '))).filter(words => words.length > 0);
}

/** So many runs are asked for by name. */
const fewRuns = 4;

/** The texts of a list, read once and not for every row. */
const listOnce = 'unnest(ARRAY(SELECT value FROM texts_of(?) ORDER BY key))';

/** That one of some runs stands in the text: the index knows no order of words. */
function lookFor(runs: string[][]): { sql: string; values: Value[] } {
  const texts = runs.map(spread);
  if (texts.length <= fewRuns)
    return { sql: `(${texts.map(() => 'strpos(t.words, ?) > 0').join(' OR ')})`, values: texts };
  return {
    sql: `EXISTS (SELECT 1 FROM ${listOnce} r (value) WHERE strpos(t.words, r.value) > 0)`,
    values: [JSON.stringify(texts)],
  };
}

/** A match on `terms t`: what the index is asked for, what is left to look at in SQL, and the runs that rank its hits. */
interface BuiltMatch {
  query: string;
  sql: string[];
  values: Value[];
  phrases: Phrase[];
}

/** Null when the match holds words but none to look for. */
function buildMatch(match: Match): BuiltMatch | null {
  const groups = match.groups.map(readRuns).filter(runs => runs.length > 0);
  if (match.groups.length > 0 && groups.length === 0) return null;
  const wanted = [
    ...groups.map(runs => `(${runs.map(words => joinLexemes(words, '&')).join('|')})`),
    ...listFilters(match).map(marks => joinLexemes(marks.map(toLexeme), '|')),
  ];
  if (wanted.length === 0) wanted.push(`'${toLexeme(everyArticle)}'`);
  const unwanted = readRuns(match.without);
  const words = unwanted.flatMap(run => (run.length === 1 ? run : []));
  const runs = unwanted.filter(run => run.length > 1);
  const looked = groups.filter(group => group.some(run => run.length > 1)).map(lookFor);
  if (runs.length > 0) looked.push({ ...lookFor(runs), sql: `NOT ${lookFor(runs).sql}` });
  return {
    query: [...wanted, ...(words.length === 0 ? [] : [`!${joinLexemes(words, '|')}`])].join('&'),
    sql: looked.map(one => one.sql),
    values: looked.flatMap(one => one.values),
    phrases: groups.flat().map(run => ({ text: spread(run), query: joinLexemes(run, '&') })),
  };
}

/** `FROM` and `WHERE` of the hits in a range of keys, with their values; `whole` joins their articles, as `a`. */
function selectHits(built: BuiltMatch, range: KeyRange, whole: boolean): { sql: string; values: Value[] } {
  const joined = whole || range.from !== null || range.to !== null;
  return {
    sql: [
      `FROM terms t ${joined ? 'JOIN articles a ON a.key = t.article_key ' : ''}WHERE t.lexemes @@ CAST(? AS tsquery)`,
      ...built.sql,
      // The sum keeps the planner from walking along the keys, which unpacks every article's lexemes.
      't.article_key + 0 BETWEEN ? AND ?',
      ...(range.from === null ? [] : ['a.first_seen >= ?']),
      ...(range.to === null ? [] : ['a.first_seen < ?']),
    ].join(' AND '),
    values: [
      limitToBlocks(built.query, range),
      ...built.values,
      range.low,
      range.high,
      ...[range.from, range.to].filter(moment => moment !== null),
    ],
  };
}

/** The index of terms as a table with a GIN index. Every term is made by reading/terms: the server parses no text. */
export const postgresTerms: TermIndex = {
  async put(db, key, reading, known) {
    const words = splitWords(reading.terms);
    const marks = listFilterMarks(reading).map(toLexeme);
    const lexemes = fitLexemes(words, [...marks, nameBlock(key)]);
    const size = words.length + marks.length;
    if (known) await db.put('DELETE FROM terms WHERE article_key = ?', key);
    await db.put(
      `INSERT INTO terms (article_key, words, lexemes, size)
       VALUES (?, ?, array_to_tsvector(ARRAY(SELECT value FROM texts_of(?))), ?)`,
      key,
      spread(words),
      JSON.stringify(lexemes),
      size,
    );
    // A text that was replaced stays in the totals, as it does in FTS5's: so both rank alike.
    await db.put('UPDATE term_totals SET articles = articles + 1, tokens = tokens + ?', size);
  },
  async newest(db, match, range, limit) {
    const built = buildMatch(match);
    if (built === null) return [];
    const { phrases } = built;
    const counted = JSON.stringify(phrases.map(phrase => phrase.text));
    for (const part of widen(range)) {
      const { sql, values } = selectHits(built, part, true);
      const rows = await db.all<Omit<Hit, 'relevance'> & { size: number; times: string | null }>(
        `SELECT a.key, ${rankingDay} AS day, t.size, (
           SELECT string_agg(CAST((octet_length(t.words) - octet_length(replace(t.words, p.value, ''))) / octet_length(p.value)
             AS TEXT), ',' ORDER BY p.place) FROM ${listOnce} WITH ORDINALITY p (value, place)) AS times
         ${sql} ORDER BY t.article_key + 0 DESC LIMIT ?`,
        counted,
        ...values,
        limit,
      );
      if (rows.length < limit && part.low > range.low) continue;
      return scoreHits(
        db,
        phrases,
        rows.map(row => ({ ...row, times: (row.times ?? '').split(',').map(Number) })),
      );
    }
    return [];
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
      where: 't.lexemes @@ CAST(? AS tsquery)',
      values: [built?.query ?? ''],
    };
  },
};
