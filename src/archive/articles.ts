import type { Article, Revision } from '../model/article.ts';
import type { Item, Timestamp } from '../model/item.ts';
import type { EntityCount, Reading } from '../model/reading.ts';
import { identifyAddress } from '../model/web-address.ts';
import type { Database, Row } from './database.ts';
import { makeLazyReading, makeOnce } from './lazy-reading.ts';
import {
  packArticle,
  packContent,
  unpackArticle,
  unpackContent,
  unpackGroupKey,
  unpackMinhash,
} from './pack.ts';

/** The whole of an article: its narrow row, its packed text and reading, and what grouping compares. */
const wholeArticle = `
  SELECT a.*, t.packed, g.group_key, g.minhash
  FROM articles a JOIN texts t ON t.article_key = a.key JOIN group_keys g ON g.article_key = a.key`;

/** Text and reading are unpacked when they are first asked for. */
function toArticle(row: Row): Article {
  const unpacked = makeOnce(() => unpackArticle(row.packed as Uint8Array));
  return {
    key: row.key as number,
    id: row.id as string,
    sourceId: row.source_id as string,
    outlet: row.outlet as string,
    url: row.url as string | null,
    authors: JSON.parse(row.authors as string) as string[],
    get text() {
      return unpacked().text;
    },
    reading: makeLazyReading(
      {
        language: row.language as string,
        title: row.title as string,
        titleBasis: row.title_basis as Reading['titleBasis'],
        brief: row.brief as string | null,
        topics: JSON.parse(row.topics as string) as string[],
        published: {
          date: row.published as string | null,
          basis: row.published_basis as Reading['published']['basis'],
        },
      },
      {
        rest: () => unpacked().rest,
        fingerprint: makeOnce(() => ({
          content: unpackContent(row.content),
          minhash: unpackMinhash(row.minhash as Uint8Array),
        })),
        groupKey: makeOnce(() => unpackGroupKey(row.group_key as Uint8Array)),
      },
    ),
    firstSeen: row.first_seen as string,
    updated: row.updated as string,
    backfill: row.backfill === 1,
    revisions: row.revisions as number,
    storyId: row.story_id as number,
  };
}

/** One article by its key; null when there is none. */
export function loadArticle(db: Database, key: number): Article | null {
  const row = db.one(`${wholeArticle} WHERE a.key = ?`, key);
  return row === undefined ? null : toArticle(row);
}

/** The articles of a story, newest report first. */
export function loadArticlesOfStory(db: Database, storyId: number): Article[] {
  return db
    .all(`${wholeArticle} WHERE a.story_id = ? ORDER BY a.first_seen DESC, a.key DESC`, storyId)
    .map(toArticle);
}

/**
 * Finds an article by what people write: its key as a number; as text its id, else its address, else the locator it
 * came under, else its key.
 */
export function findArticle(db: Database, reference: string | number): Article | null {
  if (typeof reference === 'number') return loadArticle(db, reference);
  const found = db.one<{ key: number }>(
    `SELECT key, 1 AS place FROM articles WHERE id = ?1
     UNION ALL SELECT article_key, 2 FROM origins WHERE url IN (?1, ?2)
     UNION ALL SELECT article_key, 3 FROM origins WHERE locator = ?1
     ORDER BY place, key LIMIT 1`,
    reference,
    identifyAddress(reference),
  );
  if (found !== undefined) return loadArticle(db, found.key);
  return /^\d{1,15}$/.test(reference) ? loadArticle(db, Number(reference)) : null;
}

/** Every text of an article, the first first. Rows of their own have those of an article that was revised. */
export function loadRevisions(db: Database, articleKey: number): Revision[] {
  const article = loadArticle(db, articleKey);
  if (article === null) return [];
  const { text, reading, firstSeen } = article;
  const current = { text, title: reading.title, content: reading.fingerprint.content, seen: firstSeen };
  if (article.revisions === 1) return [{ articleKey, number: 1, ...current }];
  return db
    .all(
      'SELECT number, text, title, content, seen FROM revisions WHERE article_key = ? ORDER BY number',
      articleKey,
    )
    .map(row => ({
      articleKey,
      number: row.number as number,
      text: (row.text as string | null) ?? text,
      title: row.title as string,
      content: unpackContent(row.content),
      seen: row.seen as string,
    }));
}

/** Every name of a reading: people, organisations and places, each once. */
export function listEntities(reading: Pick<Reading, 'people' | 'organisations' | 'places'>): string[] {
  const counted: EntityCount[] = [...reading.people, ...reading.organisations, ...reading.places];
  return [...new Set(counted.map(one => one.id))];
}

/** The columns of an article that come from its reading, in the order `insertArticle` and `updateArticle` give them. */
function readingColumns(item: Item, reading: Reading) {
  return [
    reading.language,
    reading.title,
    reading.titleBasis,
    reading.brief,
    reading.event?.type ?? null,
    JSON.stringify(reading.topics),
    JSON.stringify(listEntities(reading)),
    reading.published.date,
    reading.published.basis,
    item.text.length,
    packContent(reading.fingerprint.content),
  ] as const;
}

/** Makes an id unique: "report.txt", "report.txt~2", "report.txt~3" … */
function makeUniqueId(db: Database, wanted: string): string {
  let id = wanted;
  for (let number = 2; db.one('SELECT 1 FROM articles WHERE id = ?', id) !== undefined; number += 1) {
    id = `${wanted}~${number}`;
  }
  return id;
}

/** Writes a new article with its first revision. @returns its key and the id it got (the item's, made unique) */
export function insertArticle(
  db: Database,
  item: Item,
  reading: Reading,
  storyId: number,
): { key: number; id: string } {
  const id = makeUniqueId(db, item.id === '' ? item.locator : item.id);
  const key = db.run(
    `INSERT INTO articles (language, title, title_basis, brief, event_type, topics, entities, published,
       published_basis, length, content, id, source_id, outlet, url, authors, first_seen, updated, backfill, revisions, story_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
    ...readingColumns(item, reading),
    id,
    item.source.id,
    item.outlet ?? item.source.name,
    item.url,
    JSON.stringify(item.authors),
    item.seen,
    item.seen,
    item.backfill ? 1 : 0,
    storyId,
  ).id;
  db.run('INSERT INTO texts (article_key, packed) VALUES (?, ?)', key, packArticle(item.text, reading));
  const day = item.seen.slice(0, 10);
  db.run(
    `INSERT INTO days (day, low, high, newest) VALUES (?1, ?2, ?2, ?3)
     ON CONFLICT DO UPDATE SET low = min(low, ?2), high = max(high, ?2), newest = max(newest, ?3)`,
    day,
    key,
    item.seen,
  );
  countLanguage(db, reading.language, 1);
  return { key, id };
}

/** Puts a newer text in an article's place; the text before stays as a revision. */
export function reviseArticle(db: Database, before: Article, item: Item, reading: Reading): void {
  const number = before.revisions + 1;
  if (before.revisions === 1) {
    insertRevision(db, before.key, 1, before.firstSeen, before.reading);
  }
  // Only texts that have been replaced are kept with their revision: the current one is the article's.
  db.run(
    'UPDATE revisions SET text = ? WHERE article_key = ? AND number = ?',
    before.text,
    before.key,
    before.revisions,
  );
  db.run(
    `UPDATE articles SET language = ?, title = ?, title_basis = ?, brief = ?, event_type = ?, topics = ?,
       entities = ?, published = ?, published_basis = ?, length = ?, content = ?, outlet = ?, url = ?, authors = ?, updated = ?, revisions = ?
     WHERE key = ?`,
    ...readingColumns(item, reading),
    item.outlet ?? before.outlet,
    item.url ?? before.url,
    JSON.stringify(item.authors.length > 0 ? item.authors : before.authors),
    item.seen > before.updated ? item.seen : before.updated,
    number,
    before.key,
  );
  db.run('UPDATE texts SET packed = ? WHERE article_key = ?', packArticle(item.text, reading), before.key);
  insertRevision(db, before.key, number, item.seen, reading);
  countLanguage(db, before.reading.language, -1);
  countLanguage(db, reading.language, 1);
}

function insertRevision(db: Database, key: number, number: number, seen: Timestamp, reading: Reading): void {
  db.run(
    'INSERT INTO revisions (article_key, number, text, title, content, seen) VALUES (?, ?, NULL, ?, ?, ?)',
    key,
    number,
    reading.title,
    packContent(reading.fingerprint.content),
    seen,
  );
}

function countLanguage(db: Database, language: string, change: number): void {
  db.run(
    `INSERT INTO article_tally (language, articles) VALUES (?1, ?2)
     ON CONFLICT DO UPDATE SET articles = articles + ?2`,
    language,
    change,
  );
}
