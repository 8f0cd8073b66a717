import type { FeedMemory } from '../model/feed-state.ts';
import type { SourceHealth } from '../model/health.ts';
import type { Source, Timestamp } from '../model/item.ts';
import type { FeedState } from './archive.ts';
import type { Database, Row } from './database.ts';

/** Notes how the last reading of a source went. A pause alone is neither success nor failure. */
export function noteSource(
  db: Database,
  source: Source,
  result: { at: Timestamp; problem: string | null; paused?: boolean },
): void {
  const paused = result.paused === true;
  db.run(
    'INSERT INTO sources (id, kind, name) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET kind = ?2, name = ?3',
    source.id,
    source.kind,
    source.name,
  );
  db.run('UPDATE sources SET paused = ? WHERE id = ?', paused ? 1 : 0, source.id);
  if (result.problem !== null) {
    db.run(
      'UPDATE sources SET problem = ?, failing_since = coalesce(failing_since, ?) WHERE id = ?',
      result.problem,
      result.at,
      source.id,
    );
  } else if (!paused) {
    db.run(
      'UPDATE sources SET problem = NULL, failing_since = NULL, last_success = ? WHERE id = ?',
      result.at,
      source.id,
    );
  }
}

function stateOf(row: Row): SourceHealth['state'] {
  if (row.paused === 1) return 'paused';
  if (row.problem !== null) return 'failing';
  return row.last_success === null ? 'never-read' : 'ok';
}

/** Every source met, by kind and name, with how it fares and what came of its items. */
export function listSources(db: Database): SourceHealth[] {
  const counts = new Map<string, number>();
  for (const row of db.all('SELECT * FROM outcome_tally')) {
    counts.set(`${row.kind} ${row.source_id}`, row.outcomes as number);
  }
  return db.all('SELECT * FROM sources ORDER BY kind, name, id').map(row => {
    const count = (kind: string) => counts.get(`${kind} ${row.id}`) ?? 0;
    return {
      source: { id: row.id as string, kind: row.kind as Source['kind'], name: row.name as string },
      state: stateOf(row),
      lastSuccess: row.last_success as string | null,
      failingSince: row.failing_since as string | null,
      problem: row.problem as string | null,
      counts: {
        stored: count('stored'),
        revised: count('revised'),
        duplicate: count('duplicate'),
        offBeat: count('off-beat'),
        unreadable: count('unreadable'),
      },
    };
  });
}

/** What polling knows of a feed; null when it was never polled. */
export function loadFeedState(db: Database, url: string): FeedState | null {
  const row = db.one('SELECT * FROM feed_states WHERE url = ?', url);
  if (row === undefined) return null;
  return {
    url: row.url as string,
    etag: row.etag as string | null,
    lastModified: row.last_modified as string | null,
    firstRead: row.first_read as string | null,
    failures: row.failures as number,
    nextPoll: row.next_poll as string | null,
    ...(row.memory === null ? {} : { memory: JSON.parse(row.memory as string) as FeedMemory }),
  };
}

/** Keeps what polling knows of a feed, in place of what was known. */
export function saveFeedState(db: Database, state: FeedState): void {
  db.run(
    `INSERT OR REPLACE INTO feed_states (url, etag, last_modified, first_read, failures, next_poll, memory)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    state.url,
    state.etag,
    state.lastModified,
    state.firstRead,
    state.failures,
    state.nextPoll,
    state.memory === undefined ? null : JSON.stringify(state.memory),
  );
}
