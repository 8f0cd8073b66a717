import type { Article, Revision } from '../model/article.ts';
import type { Item, Timestamp } from '../model/item.ts';
import type { EntityCount, Reading } from '../model/reading.ts';
import { identifyAddress } from '../model/web-address.ts';
import type { Database, Row } from './database.ts';
import { makeLazyReading, makeOnce } from './lazy-reading.ts';
import { packArticle, unpackArticle, unpackContent, unpackGroupKey, unpackMinhash } from './pack.ts';

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
export async function loadArticle(db: Database, key: number): Promise<Article | null> {
  const row = await db.one(`${wholeArticle} WHERE a.key = ?`, key);
  return row === undefined ? null : toArticle(row);
}

/** The articles of a story, newest report first. */
export async function loadArticlesOfStory(db: Database, storyId: number): Promise<Article[]> {
  return (
    await db.all(`${wholeArticle} WHERE a.story_id = ? ORDER BY a.first_seen DESC, a.key DESC`, storyId)
  ).map(toArticle);
}

/**
 * Finds an article by what people write: its key as a number; as text its id, else its address, else the locator it
 * came under, else its key.
 */
export async function findArticle(db: Database, reference: string | number): Promise<Article | null> {
  if (typeof reference === 'number') return await loadArticle(db, reference);
  const found = await db.one<{ key: number }>(
    `SELECT key, 1 AS place FROM articles WHERE id = ?1
     UNION ALL SELECT article_key, 2 FROM origins WHERE url IN (?1, ?2)
     UNION ALL SELECT article_key, 3 FROM origins WHERE locator = ?1
     ORDER BY place, key LIMIT 1`,
    db.sql.key(reference),
    db.sql.key(identifyAddress(reference)),
  );
  if (found !== undefined) return await loadArticle(db, found.key);
  return /^\d{1,15}$/.test(reference) ? await loadArticle(db, Number(reference)) : null;
}

/** Every text of an article, the first first. Rows of their own have those of an article that was revised. */
export async function loadRevisions(db: Database, articleKey: number): Promise<Revision[]> {
  const article = await loadArticle(db, articleKey);
  if (article === null) return [];
  const { text, reading, firstSeen } = article;
  const current = { text, title: reading.title, content: reading.fingerprint.content, seen: firstSeen };
  if (article.revisions === 1) return [{ articleKey, number: 1, ...current }];
  return (
    await db.all(
      'SELECT number, text, title, content, seen FROM revisions WHERE article_key = ? ORDER BY number',
      articleKey,
    )
  ).map(row => ({
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
function readingColumns({ sql }: Database, item: Item, reading: Reading) {
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
    sql.content(reading.fingerprint.content),
  ] as const;
}

/** Makes an id unique: "report.txt", "report.txt~2", "report.txt~3" … */
async function makeUniqueId(db: Database, wanted: string): Promise<string> {
  let id = wanted;
  for (let number = 2; (await db.one('SELECT 1 FROM articles WHERE id = ?', id)) !== undefined; number += 1) {
    id = `${wanted}~${number}`;
  }
  return id;
}

/** Writes a new article with its first revision. @returns its key and the id it got (the item's, made unique) */
export async function insertArticle(
  db: Database,
  item: Item,
  reading: Reading,
  storyId: number,
): Promise<{ key: number; id: string }> {
  const id = await makeUniqueId(db, db.sql.key(item.id === '' ? item.locator : item.id));
  const { key } = (await db.one<{ key: number }>(
    `INSERT INTO articles (language, title, title_basis, brief, event_type, topics, entities, published,
       published_basis, length, content, id, source_id, outlet, url, authors, first_seen, updated, backfill, revisions, story_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?) RETURNING key`,
    ...readingColumns(db, item, reading),
    id,
    item.source.id,
    item.outlet ?? item.source.name,
    item.url,
    JSON.stringify(item.authors),
    item.seen,
    item.seen,
    item.backfill ? 1 : 0,
    storyId,
  )) as { key: number };
  await db.put('INSERT INTO texts (article_key, packed) VALUES (?, ?)', key, packArticle(item.text, reading));
  const day = item.seen.slice(0, 10);
  await db.put(
    `INSERT INTO days (day, low, high, newest) VALUES (?1, ?2, ?2, ?3)
     ON CONFLICT (day) DO UPDATE SET low = CASE WHEN ?2 < days.low THEN ?2 ELSE days.low END,
       high = CASE WHEN ?2 > days.high THEN ?2 ELSE days.high END,
       newest = CASE WHEN ?3 > days.newest THEN ?3 ELSE days.newest END`,
    day,
    key,
    item.seen,
  );
  await countLanguage(db, reading.language, 1);
  return { key, id };
}

/** Puts a newer text in an article's place; the text before stays as a revision. */
export async function reviseArticle(
  db: Database,
  before: Article,
  item: Item,
  reading: Reading,
): Promise<void> {
  const number = before.revisions + 1;
  if (before.revisions === 1) {
    await insertRevision(db, before.key, 1, before.firstSeen, before.reading);
  }
  // Only texts that have been replaced are kept with their revision: the current one is the article's.
  await db.put(
    'UPDATE revisions SET text = ? WHERE article_key = ? AND number = ?',
    before.text,
    before.key,
    before.revisions,
  );
  await db.put(
    `UPDATE articles SET language = ?, title = ?, title_basis = ?, brief = ?, event_type = ?, topics = ?,
       entities = ?, published = ?, published_basis = ?, length = ?, content = ?, outlet = ?, url = ?, authors = ?, updated = ?, revisions = ?
     WHERE key = ?`,
    ...readingColumns(db, item, reading),
    item.outlet ?? before.outlet,
    item.url ?? before.url,
    JSON.stringify(item.authors.length > 0 ? item.authors : before.authors),
    item.seen > before.updated ? item.seen : before.updated,
    number,
    before.key,
  );
  await db.put(
    'UPDATE texts SET packed = ? WHERE article_key = ?',
    packArticle(item.text, reading),
    before.key,
  );
  await insertRevision(db, before.key, number, item.seen, reading);
  await countLanguage(db, before.reading.language, -1);
  await countLanguage(db, reading.language, 1);
}

async function insertRevision(
  db: Database,
  key: number,
  number: number,
  seen: Timestamp,
  reading: Reading,
): Promise<void> {
  await db.put(
    'INSERT INTO revisions (article_key, number, text, title, content, seen) VALUES (?, ?, NULL, ?, ?, ?)',
    key,
    number,
    reading.title,
    db.sql.content(reading.fingerprint.content),
    seen,
  );
}

async function countLanguage(db: Database, language: string, change: number): Promise<void> {
  await db.put(
    `INSERT INTO article_tally (language, articles) VALUES (?1, ?2)
     ON CONFLICT (language) DO UPDATE SET articles = article_tally.articles + excluded.articles`,
    language,
    change,
  );
}
