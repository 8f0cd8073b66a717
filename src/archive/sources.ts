import type { Feed } from '../model/feed.ts';
import { type SourceHealth, weeksKept } from '../model/health.ts';
import type { Source, Timestamp } from '../model/item.ts';
import type { Database, Row } from './database.ts';
import { listFeeds } from './feeds.ts';
import { readTallies, type Tally } from './tallies.ts';

/** Notes how the last reading of a source went. A pause alone is neither success nor failure. */
export async function noteSource(
  db: Database,
  source: Source,
  result: { at: Timestamp; problem: string | null; paused?: boolean },
): Promise<void> {
  const paused = result.paused === true;
  await db.put(
    'INSERT INTO sources (id, kind, name) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET kind = ?2, name = ?3',
    source.id,
    source.kind,
    source.name,
  );
  await db.put('UPDATE sources SET paused = ? WHERE id = ?', paused ? 1 : 0, source.id);
  if (result.problem !== null) {
    await db.put(
      'UPDATE sources SET problem = ?, failing_since = coalesce(failing_since, ?) WHERE id = ?',
      result.problem,
      result.at,
      source.id,
    );
  } else if (!paused) {
    await db.put(
      'UPDATE sources SET problem = NULL, failing_since = NULL, last_success = ? WHERE id = ?',
      result.at,
      source.id,
    );
  }
}

const nothing: Tally = { counts: new Map(), lastItem: null, weeks: [] };

function describeSource(row: Row, feed: Feed | null, tally: Tally, told: string | undefined): SourceHealth {
  const count = (kind: string) => tally.counts.get(kind) ?? 0;
  const paused = feed === null ? row.paused === 1 : feed.pause !== null;
  const lastSuccess = row.last_success as string | null;
  const problem = row.problem as string | null;
  const state = paused ? 'paused' : problem !== null ? 'failing' : lastSuccess === null ? 'never-read' : 'ok';
  return {
    source: { id: row.id as string, kind: row.kind as Source['kind'], name: row.name as string },
    state,
    lastSuccess,
    failingSince: row.failing_since as string | null,
    problem,
    failures: Number(row.failures ?? 0),
    counts: {
      stored: count('stored'),
      revised: count('revised'),
      duplicate: count('duplicate'),
      offBeat: count('off-beat'),
      unreadable: count('unreadable'),
    },
    lastItem: tally.lastItem,
    weeks: tally.weeks.slice(0, weeksKept),
    feed,
    pauseTold: told !== undefined && told === feed?.pause?.since,
  };
}

/**
 * Every source that is read, by kind and name, with how it fares and what came of its items; feeds on the list that were
 * never asked too, and none that is off it.
 * @param subscriptionId whose knowledge of pauses is told of; nobody's when left out
 */
export async function listSources(db: Database, subscriptionId?: number): Promise<SourceHealth[]> {
  const tallies = await readTallies(db);
  const feeds = new Map((await listFeeds(db)).map(feed => [feed.id, feed]));
  const told = new Map(
    (
      await db.all('SELECT source_id, since FROM told_pauses WHERE subscription_id = ?', subscriptionId ?? -1)
    ).map(row => [row.source_id as string, row.since as string]),
  );
  const rows = (await db.all('SELECT * FROM sources')).filter(
    row => row.kind !== 'feed' || feeds.has(row.id as string),
  );
  const met = new Set(rows.map(row => row.id));
  for (const feed of feeds.values()) if (!met.has(feed.id)) rows.push(unmet(feed));
  const failures = new Map(
    (await db.all('SELECT url, failures FROM feed_states')).map(row => [
      row.url as string,
      row.failures as number,
    ]),
  );
  return rows
    .map(row => ({ row, feed: feeds.get(row.id as string) ?? null }))
    .filter(({ feed }) => feed === null || feed.removed === null)
    .map(({ row, feed }) =>
      describeSource(
        { ...row, failures: (feed && failures.get(feed.url)) ?? 0 },
        feed,
        tallies.get(row.id as string) ?? nothing,
        told.get(row.id as string),
      ),
    )
    .sort(
      (a, b) =>
        compare(a.source.kind, b.source.kind) ||
        compare(a.source.name, b.source.name) ||
        compare(a.source.id, b.source.id),
    );
}

/** The row of a feed that was never asked. */
function unmet(feed: Feed): Row {
  const name = feed.title ?? new URL(feed.url).hostname;
  return {
    id: feed.id,
    kind: 'feed',
    name,
    last_success: null,
    failing_since: null,
    problem: null,
    paused: 0,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
