import { ArchiveError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import type { Item, Timestamp } from '../model/item.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Reading } from '../model/reading.ts';
import { identifyAddress } from '../model/web-address.ts';
import type { Entry, KnownItem } from './archive.ts';
import { insertArticle, loadArticle, reviseArticle } from './articles.ts';
import { type CoverageTally, openCoverage } from './coverage.ts';
import type { Database } from './database.ts';
import { indexGrouping } from './grouping.ts';
import { mapInTurn } from './in-turn.ts';
import { describeItem, ensureSource, findEarlierOutcome, keepOutcome } from './outcomes.ts';
import { insertStory, rebuildStories } from './stories.ts';
import { resolveStory } from './story-links.ts';

/** What is known of an item by its content, its place of origin and its address. */
export async function recallItem(
  db: Database,
  content: string,
  sourceId: string,
  locator: string,
  url: string | null,
): Promise<KnownItem> {
  const origin =
    (await db.one<{ key: number }>(
      'SELECT article_key AS key FROM origins WHERE source_id = ? AND locator = ?',
      sourceId,
      db.sql.key(locator),
    )) ??
    (url === null
      ? undefined
      : await db.one<{ key: number }>(
          'SELECT article_key AS key FROM origins WHERE url IN (?, ?) ORDER BY seen DESC, article_key DESC LIMIT 1',
          db.sql.key(url),
          db.sql.key(identifyAddress(url)),
        ));
  const same =
    (await findContent(db, content)) ??
    // An earlier text of another article is a late copy of it; of the same one, it is put back: a revision.
    (await db.one<{ key: number }>(
      'SELECT article_key AS key FROM revisions WHERE text IS NOT NULL AND content = ? AND article_key <> ? ORDER BY article_key LIMIT 1',
      db.sql.content(content),
      origin?.key ?? -1,
    ));
  return {
    sameContent: same === undefined ? null : await loadArticle(db, same.key),
    sameOrigin: origin === undefined ? null : await loadArticle(db, origin.key),
    earlierOutcome: await findEarlierOutcome(db, content),
  };
}

async function findContent(db: Database, content: string): Promise<{ key: number } | undefined> {
  return await db.one<{ key: number }>(
    'SELECT key FROM articles WHERE content = ? ORDER BY key LIMIT 1',
    db.sql.content(content),
  );
}

/** What is done once at the end for all items of a batch. */
interface Pending {
  /** Articles whose terms are still to be put into the full-text index. */
  terms: Map<number, { reading: Reading; known: boolean }>;
  /** Stories that gained a report or whose report has changed. */
  stories: Set<number>;
  coverage: CoverageTally;
}

/**
 * Keeps items that were read, in order: everything that follows from them, in the transaction the caller has begun.
 * The full-text index comes last: any statement that can fail half-way makes FTS5 write out what it has gathered, so
 * indexing in between makes a batch three times slower.
 */
export async function keepEntries(db: Database, entries: Entry[], at: Timestamp): Promise<Outcome[]> {
  const pending: Pending = { terms: new Map(), stories: new Set(), coverage: openCoverage(db) };
  const outcomes = await mapInTurn(entries, entry => keepEntry(db, entry, at, pending));
  await rebuildStories(db, pending.stories);
  await pending.coverage.write();
  for (const [key, { reading, known }] of pending.terms) await db.terms.put(db, key, reading, known);
  return outcomes;
}

async function keepEntry(db: Database, entry: Entry, at: Timestamp, pending: Pending): Promise<Outcome> {
  await ensureSource(db, entry.item.source, at);
  switch (entry.kind) {
    case 'stored':
      return await keepStored(db, entry, at, pending);
    case 'revised':
      return await keepRevised(db, entry, at, pending);
    case 'duplicate':
      return await keepDuplicate(db, entry, at);
    case 'off-beat':
      return await keepOutcome(
        db,
        {
          kind: 'off-beat',
          reasons: entry.reasons,
          ...describeItem(entry.item),
          title: entry.reading.title,
          content: entry.reading.fingerprint.content,
          articleKey: null,
          storyId: null,
          at,
        },
        entry.item.backfill,
      );
  }
}

async function keepStored(
  db: Database,
  entry: Entry & { kind: 'stored' },
  at: Timestamp,
  pending: Pending,
): Promise<Outcome> {
  const { item, reading } = entry;
  const content = reading.fingerprint.content;
  const same = await findContent(db, content);
  if (same !== undefined) {
    // Another process, or the item before in the same batch, was first: one text stays one article.
    const reasons = ['The same text was kept a moment before.', ...entry.reasons];
    return await keepDuplicate(db, { kind: 'duplicate', item, content, articleKey: same.key, reasons }, at);
  }
  // A story that was merged since grouping saw it is met where it went.
  const chosen = entry.storyId === null ? null : await resolveStory(db, entry.storyId);
  if (chosen !== null && (await db.one('SELECT 1 FROM stories WHERE id = ?', chosen)) === undefined) {
    throw new ArchiveError(`There is no story ${chosen} to put "${item.id}" into.`);
  }
  const storyId = chosen ?? (await insertStory(db, item.seen, reading.published.date ?? ''));
  const { key, id } = await insertArticle(db, item, reading, storyId);
  await indexGrouping(db, { key, storyId, seen: item.seen }, reading, null);
  pending.terms.set(key, { reading, known: false });
  pending.stories.add(storyId);
  pending.coverage.count({ reading, firstSeen: item.seen, backfill: item.backfill }, 1);
  await noteOrigin(db, item, key);
  if (!item.backfill) await noteReport(db, key, item.seen);
  return await keepOutcome(
    db,
    {
      kind: 'stored',
      reasons: entry.reasons,
      ...describeItem(item),
      id,
      title: reading.title,
      content,
      articleKey: key,
      storyId,
      at,
    },
    item.backfill,
  );
}

async function keepRevised(
  db: Database,
  entry: Entry & { kind: 'revised' },
  at: Timestamp,
  pending: Pending,
): Promise<Outcome> {
  const { item, reading } = entry;
  const before = await demandArticle(db, entry.articleKey);
  await reviseArticle(db, before, item, reading);
  const { key, storyId, firstSeen } = before;
  await indexGrouping(db, { key, storyId, seen: firstSeen }, reading, before.reading);
  pending.terms.set(key, { reading, known: pending.terms.get(key)?.known ?? true });
  pending.stories.add(storyId);
  pending.coverage.count(before, -1);
  pending.coverage.count({ ...before, reading }, 1);
  await noteOrigin(db, item, before.key);
  if (!before.backfill) await noteReport(db, before.key, item.seen);
  return await keepOutcome(db, {
    kind: 'revised',
    reasons: entry.reasons,
    ...describeItem(item),
    title: reading.title,
    content: reading.fingerprint.content,
    articleKey: before.key,
    storyId: before.storyId,
    at,
  });
}

async function keepDuplicate(
  db: Database,
  entry: Entry & { kind: 'duplicate' },
  at: Timestamp,
): Promise<Outcome> {
  const article = await demandArticle(db, entry.articleKey);
  await noteOrigin(db, entry.item, article.key);
  return await keepOutcome(
    db,
    {
      kind: 'duplicate',
      reasons: entry.reasons,
      ...describeItem(entry.item),
      title: entry.item.title ?? article.reading.title,
      content: entry.content,
      articleKey: article.key,
      storyId: article.storyId,
      at,
    },
    entry.item.backfill,
  );
}

async function demandArticle(db: Database, key: number): Promise<Article> {
  const article = await loadArticle(db, key);
  if (article === null) throw new ArchiveError(`There is no article ${key} in the archive.`);
  return article;
}

/** Remembers that this place now gives this article. */
async function noteOrigin(db: Database, item: Item, key: number): Promise<void> {
  await db.put(
    `INSERT INTO origins (source_id, locator, url, article_key, seen) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source_id, locator) DO UPDATE SET url = excluded.url, article_key = excluded.article_key, seen = excluded.seen`,
    item.source.id,
    db.sql.key(item.locator),
    // As it is compared; the article keeps it as it is followed.
    item.url === null ? null : db.sql.key(identifyAddress(item.url)),
    key,
    item.seen,
  );
}

/**
 * Notes that an article was new to people at a moment. Where a channel's digest already covers that moment (the article
 * was met before its window ended but kept after), the report is put by for that channel's next one.
 */
async function noteReport(db: Database, key: number, seen: Timestamp): Promise<void> {
  const report = await db.one<{ number: number }>(
    'INSERT INTO reports (article_key, seen) VALUES (?, ?) RETURNING number',
    key,
    seen,
  );
  await db.put(
    `INSERT INTO late_reports (subscription_id, report)
     SELECT s.id, CAST(?1 AS BIGINT) FROM subscriptions s WHERE s.removed = 0 AND EXISTS (
       SELECT 1 FROM digests d WHERE d.subscription_id = s.id AND d.window_to > ?2)`,
    report?.number as number,
    seen,
  );
}
