import { type WeekCount, weekOf, weeksKept } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Database } from './database.ts';

/** The row of what is older than the weeks told apart, and of what was there at first sight. */
const before = 0;

const add = `INSERT INTO outcome_tally (source_id, kind, week, outcomes, last) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (source_id, kind, week) DO UPDATE SET outcomes = outcome_tally.outcomes + excluded.outcomes,
    last = CASE WHEN excluded.last > outcome_tally.last THEN excluded.last ELSE outcome_tally.last END
  RETURNING outcomes`;

/** Counts an outcome that wasn't met before: one statement, but for the first of a source's week. */
export async function countOutcome(
  db: Database,
  outcome: Pick<Outcome, 'sourceId' | 'kind' | 'at'>,
  backfill: boolean,
): Promise<void> {
  const { sourceId, kind, at } = outcome;
  const week = backfill ? before : weekOf(at);
  const row = await db.one<{ outcomes: number }>(add, sourceId, kind, week, 1, at);
  if (week !== before && row?.outcomes === 1) await foldWeeks(db, sourceId, kind, week - weeksKept);
}

/** Sums up the weeks up to this one, so that a source never has more than a few rows. */
async function foldWeeks(db: Database, sourceId: string, kind: string, upTo: number): Promise<void> {
  const old = 'source_id = ? AND kind = ? AND week > 0 AND week <= ?';
  const sum = await db.one<{ outcomes: number | null; last: Timestamp }>(
    `SELECT sum(outcomes) AS outcomes, max(last) AS last FROM outcome_tally WHERE ${old}`,
    sourceId,
    kind,
    upTo,
  );
  if (sum === undefined || sum.outcomes === null) return;
  await db.one(add, sourceId, kind, before, sum.outcomes, sum.last);
  await db.put(`DELETE FROM outcome_tally WHERE ${old}`, sourceId, kind, upTo);
}

/** What a source has handed over. */
export interface Tally {
  /** By kind of outcome. */
  counts: Map<string, number>;
  lastItem: Timestamp | null;
  /** Newest first. */
  weeks: WeekCount[];
}

/** What every source has handed over, by its id. Summed up by the database: a thousand feeds have tens of thousands of rows. */
export async function readTallies(db: Database): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>();
  for (const row of await db.all<{ id: string; kind: string; outcomes: number; last: Timestamp }>(
    'SELECT source_id AS id, kind, sum(outcomes) AS outcomes, max(last) AS last FROM outcome_tally GROUP BY source_id, kind',
  )) {
    const tally = tallies.get(row.id) ?? { counts: new Map(), lastItem: null, weeks: [] };
    tallies.set(row.id, tally);
    tally.counts.set(row.kind, row.outcomes);
    // A revision is a known item with another text.
    if (row.kind !== 'revised' && (tally.lastItem === null || tally.lastItem < row.last))
      tally.lastItem = row.last;
  }
  for (const { id, ...count } of await db.all<WeekCount & { id: string }>(
    `SELECT source_id AS id, week, sum(outcomes) AS items,
       sum(CASE WHEN kind IN ('stored', 'duplicate') THEN outcomes ELSE 0 END) AS "onBeat"
     FROM outcome_tally WHERE week > ${before} AND kind <> 'revised' GROUP BY source_id, week ORDER BY week DESC`,
  ))
    tallies.get(id)?.weeks.push({ week: count.week, items: count.items, onBeat: count.onBeat });
  return tallies;
}
