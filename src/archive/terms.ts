import type { Reading } from '../model/reading.ts';
import { listEntities } from './articles.ts';
import type { Database } from './database.ts';
import { widenLanguage } from './marks.ts';

/** Every article has it: what a query without words, but with something left out, is matched by. */
const everyArticle = 'x_all';

/** A name, topic or language as one term: nothing in it but what the index takes for part of a word. */
function toMark(kind: 'l' | 't' | 'e', value: string): string {
  return `${kind}_${value.toLowerCase().replace(/[\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/g, '_')}`;
}

/** The filter terms of an article: its language, topics and names. */
function listMarks(reading: Reading): string[] {
  return [
    everyArticle,
    ...widenLanguage(reading.language).map(one => toMark('l', one)),
    ...reading.topics.map(one => toMark('t', one)),
    ...listEntities(reading).map(one => toMark('e', one)),
  ];
}

/** Puts an article's terms into the full-text index; where it is known there, in place of those it had. */
export function indexTerms(db: Database, key: number, reading: Reading, known: boolean): void {
  if (known) db.run('DELETE FROM terms WHERE rowid = ?', key);
  db.run(
    'INSERT INTO terms (rowid, words, marks) VALUES (?, ?, ?)',
    key,
    reading.terms.replaceAll('\0', ' '),
    listMarks(reading).join(' '),
  );
}

/** What may be asked of the full-text index; terms come made, never as people typed them. */
export interface Match {
  groups: string[][][];
  without: string[][];
  languages?: string[];
  topics?: string[];
  person?: string;
}

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
export function buildMatch(match: Match): string | null {
  const parts: string[] = [];
  for (const group of match.groups) {
    const quoted = group.map(quoteRun).filter(one => one !== null);
    if (quoted.length > 0) parts.push(joinAlternatives('words', quoted));
  }
  if (match.groups.length > 0 && parts.length === 0) return null;
  const filters = [
    (match.languages ?? []).map(one => toMark('l', one)),
    (match.topics ?? []).map(one => toMark('t', one)),
    match.person === undefined ? [] : [toMark('e', match.person)],
  ].filter(marks => marks.length > 0);
  for (const marks of filters)
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
