import type { Database } from '../database.ts';
import type { Hit } from '../term-index.ts';
import { nameBlocks } from './blocks.ts';

/** A run of words that ranks hits: as it stands in `words`, and as the index is asked for it. */
export interface Phrase {
  text: string;
  query: string;
}

/** A hit before it is scored: how many words and filters it has, how often it holds each phrase. */
export interface FoundHit {
  key: number;
  day: string;
  size: number;
  times: number[];
}

/** Articles with a phrase are counted up to here; how many hold a more common one is taken from half as many of the newest. */
const countedWhole = 50_000;

/** As FTS5 has them (but runs of one word repeated, which it counts where they overlap too), https://www.sqlite.org/fts5.html#the_bm25_function */
const k1 = 1.2;
const b = 0.75;

/** Scores hits by BM25 as FTS5 does, in its very order of sums; the size of an article counts its filters too. */
export async function scoreHits(db: Database, phrases: Phrase[], hits: FoundHit[]): Promise<Hit[]> {
  if (phrases.length === 0 || hits.length === 0)
    return hits.map(({ key, day }) => ({ key, day, relevance: 0 }));
  const totals = await db.one<{ articles: number; tokens: number }>(
    'SELECT articles, tokens FROM term_totals',
  );
  const articles = totals?.articles ?? 0;
  const average = (totals?.tokens ?? 0) / Math.max(1, articles);
  // With one phrase alone its rarity changes no order.
  const counts = phrases.length === 1 ? [1] : await countPhrases(db, phrases, articles);
  const rarity = counts.map(count => {
    const idf = Math.log((articles - count + 0.5) / (count + 0.5));
    return idf <= 0 ? 1e-6 : idf;
  });
  return hits.map(({ key, day, size, times }) => ({
    key,
    day,
    relevance: times.reduce(
      (sum, often, place) =>
        sum + (rarity[place] ?? 0) * ((often * (k1 + 1)) / (often + k1 * (1 - b + (b * size) / average))),
      0,
    ),
  }));
}

/** In how many articles each phrase stands. */
async function countPhrases(db: Database, phrases: Phrase[], articles: number): Promise<number[]> {
  // Only a run of several words needs a look at the text.
  const count = (query: string) =>
    db.all<{ n: number }>(
      `SELECT (SELECT count(*) FROM (
         SELECT 1 FROM terms t WHERE t.lexemes @@ CAST(${query} AS tsquery)
           AND (q.value NOT LIKE '%&%' OR strpos(t.words, p.value) > 0) LIMIT ${countedWhole}) AS found) AS n
       FROM texts_of(?) p JOIN texts_of(?) q ON q.key = p.key ORDER BY p.key`,
      JSON.stringify(phrases.map(phrase => phrase.text)),
      JSON.stringify(phrases.map(phrase => phrase.query)),
    );
  const whole = await count('q.value');
  if (whole.every(row => row.n < countedWhole)) return whole.map(row => row.n);
  const newest = await db.one<{ key: number }>('SELECT max(article_key) AS key FROM terms');
  const blocks = nameBlocks((newest?.key ?? 0) - countedWhole / 2, newest?.key ?? 0);
  const sample = await count(`q.value || '&${blocks.replaceAll("'", "''")}'`);
  return whole.map((row, place) =>
    row.n < countedWhole ? row.n : Math.max(row.n, ((sample[place]?.n ?? 0) * articles) / (countedWhole / 2)),
  );
}
