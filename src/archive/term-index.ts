import type { Timestamp } from '../model/item.ts';
import type { Reading } from '../model/reading.ts';
import { listEntities } from './articles.ts';
import type { Database, Value } from './database.ts';
import { widenLanguage } from './marks.ts';

/** What may be asked of the full-text index; terms come made, never as people typed them. */
export interface Match {
  /** Each group must be met by one of its alternatives: a run of adjacent terms. */
  groups: string[][][];
  /** None of these runs may occur. */
  without: string[][];
  languages?: string[];
  topics?: string[];
  person?: string;
}

/** Keys that may be hits: from `low` to `high`, both included, and first seen in half-open times. */
export interface KeyRange {
  low: number;
  high: number;
  from: Timestamp | null;
  to: Timestamp | null;
}

/** An article that holds the words. */
export interface Hit {
  key: number;
  /** BM25 over the words alone: the filters weigh nothing. */
  relevance: number;
  /** The day it was published; where that isn't known, the day it was first seen. */
  day: string;
}

/** The index of terms that a store keeps. Every store finds the same. */
export interface TermIndex {
  /** Puts an article's terms into the index; where it is known there, in place of those it had. */
  put(db: Database, key: number, reading: Reading, known: boolean): Promise<void>;
  /** The newest hits of a range, newest first, at most so many; none where the match holds words but none to look for. */
  newest(db: Database, match: Match, range: KeyRange, limit: number): Promise<Hit[]>;
  /** How many hits a range has. */
  count(db: Database, match: Match, range: KeyRange): Promise<number>;
  /** `FROM` and `WHERE` of the articles, as `a`, that a match without words leaves; `from` may be joined further. */
  filter(match: Omit<Match, 'groups' | 'without'>): { from: string; where: string; values: Value[] };
}

/** Every article has it: what a query without words, but with something left out, is matched by. */
export const everyArticle = 'x_all';

/** A name, topic or language as one term: nothing in it but what the index takes for part of a word. */
export function toMark(kind: 'l' | 't' | 'e', value: string): string {
  return `${kind}_${value.toLowerCase().replace(/[\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/g, '_')}`;
}

/** The filter terms of an article: its language, topics and names. */
export function listFilterMarks(reading: Reading): string[] {
  return [
    everyArticle,
    ...widenLanguage(reading.language).map(one => toMark('l', one)),
    ...reading.topics.map(one => toMark('t', one)),
    ...listEntities(reading).map(one => toMark('e', one)),
  ];
}

/** The filters of a match, each as the marks of which an article needs one. */
export function listFilters(match: Omit<Match, 'groups' | 'without'>): string[][] {
  return [
    (match.languages ?? []).map(one => toMark('l', one)),
    (match.topics ?? []).map(one => toMark('t', one)),
    match.person === undefined ? [] : [toMark('e', match.person)],
  ].filter(marks => marks.length > 0);
}

/** The day an article counts for in ranking, in SQL, of a row `a`. */
export const rankingDay =
  'CASE WHEN length(a.published) >= 10 THEN substr(a.published, 1, 10) ELSE substr(a.first_seen, 1, 10) END';
