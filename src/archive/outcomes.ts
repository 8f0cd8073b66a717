import type { Item, Source, Timestamp } from '../model/item.ts';
import { type Outcome, outcomeKinds } from '../model/outcome.ts';
import type { Database, Row } from './database.ts';
import { findEndings, indexEndings } from './endings.ts';
import { unpackContent } from './pack.ts';
import { countOutcome } from './tallies.ts';

function toOutcome(row: Row): Outcome {
  return {
    kind: row.kind as Outcome['kind'],
    reasons: JSON.parse(row.reasons as string) as string[],
    sourceId: row.source_id as string,
    locator: row.locator as string,
    id: row.id as string,
    url: row.url as string | null,
    title: row.title as string | null,
    content: row.content === '' ? null : unpackContent(row.content),
    articleKey: row.article_key as number | null,
    storyId: row.story_id as number | null,
    at: row.at as string,
  };
}

/**
 * Keeps how an item ended. The same end of the same content from the same place is one row, its moment brought up to
 * date: a feed that shows an item for weeks fills no table.
 * @param backfill whether the item was there before the team could want it
 */
export async function keepOutcome(db: Database, outcome: Outcome, backfill = false): Promise<Outcome> {
  const row = await db.one<{ number: number; times: number }>(
    `INSERT INTO outcomes (kind, reasons, source_id, locator, id, url, title, content, article_key, story_id, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source_id, locator, kind, content) DO UPDATE SET reasons = excluded.reasons, id = excluded.id,
       url = excluded.url, title = excluded.title, article_key = excluded.article_key,
       story_id = excluded.story_id, at = excluded.at, times = outcomes.times + 1
     RETURNING number, times`,
    outcome.kind,
    JSON.stringify(outcome.reasons),
    outcome.sourceId,
    db.sql.key(outcome.locator),
    outcome.id,
    outcome.url,
    outcome.title,
    db.sql.content(outcome.content ?? ''),
    outcome.articleKey,
    outcome.storyId,
    outcome.at,
  );
  if (row !== undefined) await indexEndings(db, row.number, outcome);
  if (row?.times === 1) await countOutcome(db, outcome, backfill);
  return outcome;
}

/** Makes sure a source has a row: what hands over items has been read. */
export async function ensureSource(db: Database, source: Source, at: Timestamp): Promise<void> {
  await db.put(
    'INSERT INTO sources (id, kind, name, last_success) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    source.id,
    source.kind,
    source.name,
    at,
  );
}

/** Keeps that something never became an item. */
export async function keepUnreadable(
  db: Database,
  unreadable: { source: Source; locator: string; id: string; reason: string },
  at: Timestamp,
): Promise<Outcome> {
  await ensureSource(db, unreadable.source, at);
  return await keepOutcome(db, {
    kind: 'unreadable',
    reasons: [unreadable.reason],
    sourceId: unreadable.source.id,
    locator: unreadable.locator,
    id: unreadable.id,
    url: null,
    title: null,
    content: null,
    articleKey: null,
    storyId: null,
    at,
  });
}

/** Where an outcome's article is now: people may have moved it. */
const currentStory =
  'coalesce((SELECT a.story_id FROM articles a WHERE a.key = outcomes.article_key), outcomes.story_id) AS story_id';

/** The parts of an outcome that come from the item itself. */
export function describeItem(item: Item): Pick<Outcome, 'sourceId' | 'locator' | 'id' | 'url'> {
  return { sourceId: item.source.id, locator: item.locator, id: item.id, url: item.url };
}

/** How a content that made no article ended before; null when it was never met so. */
export async function findEarlierOutcome(db: Database, content: string): Promise<Outcome | null> {
  const row = await db.one(
    "SELECT * FROM outcomes WHERE kind = 'off-beat' AND content = ? ORDER BY at DESC, number DESC LIMIT 1",
    db.sql.content(content),
  );
  return row === undefined ? null : toOutcome(row);
}

/** Outcomes by id, locator or address, whole; failing that by their ending. Newest first. */
export async function findOutcomes(db: Database, reference: string, limit: number): Promise<Outcome[]> {
  if (reference === '' || limit < 1) return [];
  const [from, to] = findEndings(reference);
  for (const fits of [
    '?3 IN (id, locator, url)',
    ['id', 'locator', 'url']
      .map(name => `substr(${name}, length(${name}) - length(?3) + 1) = ?3`)
      .join(' OR '),
  ]) {
    const found = await db.all(
      `SELECT *, ${currentStory} FROM outcomes
       WHERE number IN (SELECT outcome FROM outcome_endings WHERE ending >= ?1 AND ending < ?2) AND (${fits})
       ORDER BY at DESC, number DESC LIMIT ?4`,
      from,
      to,
      reference,
      limit,
    );
    if (found.length > 0) return found.map(toOutcome);
  }
  return [];
}

/** How many outcomes of each kind there are, every kind named; `since` counts those met at or after it. */
export async function countOutcomes(db: Database, since?: Timestamp): Promise<Record<string, number>> {
  const rows =
    since === undefined
      ? await db.all<{ kind: string; n: number }>(
          'SELECT kind, sum(outcomes) AS n FROM outcome_tally GROUP BY kind',
        )
      : await db.all<{ kind: string; n: number }>(
          'SELECT kind, count(*) AS n FROM outcomes WHERE at >= ? GROUP BY kind',
          since,
        );
  const counts: Record<string, number> = Object.fromEntries(outcomeKinds.map(kind => [kind, 0]));
  for (const row of rows) counts[row.kind] = row.n;
  return counts;
}
