import type { Archive } from '../../src/archive/archive.ts';
import type { Delivery } from '../../src/model/digest.ts';
import type { ChatName, Place } from './place.ts';

/** What became of a platform's deliveries, judged by what stands in its channels. */
export interface Verdict {
  platform: ChatName;
  /** Messages owed by the ledger, without those of channels that were deleted. */
  owed: number;
  delivered: number;
  lost: string[];
  twice: string[];
  outOfOrder: string[];
  /** Messages nobody owed. */
  strange: string[];
  /** Given up because their channel was deleted. */
  refused: number;
}

export async function judgePlace(
  archive: Archive,
  place: Place,
  removed: ReadonlySet<string>,
): Promise<Verdict> {
  const all = await archive.deliveries({ limit: 1_000_000 });
  const own = all.filter(({ channel, edits }) => channel.platform === place.name && edits === null);
  const byChannel = Map.groupBy(own, ({ channel }) => channel.id);
  const verdict: Verdict = {
    platform: place.name,
    owed: 0,
    delivered: 0,
    lost: [],
    twice: [],
    outOfOrder: [],
    strange: [],
    refused: 0,
  };
  for (const channel of place.channels) {
    const rows = (byChannel.get(channel) ?? []).sort((a, b) => a.id - b.id);
    if (removed.has(channel)) {
      verdict.refused += rows.filter(row => row.state !== 'sent').length;
      continue;
    }
    judgeChannel(
      rows,
      (await place.keysIn(channel)).filter(key => key !== null),
      verdict,
    );
  }
  return verdict;
}

function judgeChannel(rows: Delivery[], keys: string[], verdict: Verdict): void {
  const owed = new Map(rows.map(row => [row.key, row]));
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  const say = (row: Delivery) =>
    `${row.channel.id} ${row.label} (${row.key}, ${row.state} after ${row.attempts}, last tried ${row.lastAttempt}: ${row.lastError})`;
  verdict.owed += rows.length;
  for (const row of rows) {
    const times = found.get(row.key) ?? 0;
    if (times >= 1) verdict.delivered += 1;
    if (times === 0) verdict.lost.push(say(row));
    if (times > 1) verdict.twice.push(say(row));
  }
  for (const key of found.keys()) if (!owed.has(key)) verdict.strange.push(key);
  const order = [...new Set(keys)].flatMap(key => owed.get(key) ?? []);
  for (const [index, row] of order.entries()) {
    const before = order[index - 1];
    if (before && before.id > row.id) verdict.outOfOrder.push(`${say(row)} after ${before.label}`);
  }
}

/** What the ledger of digests itself got wrong: windows that don't meet, and reports told twice or never. */
export async function judgeLedger(
  archive: Archive,
): Promise<{ digests: number; reports: number; faults: string[] }> {
  const faults: string[] = [];
  let digestCount = 0;
  const seenAt = new Map<number, string>();
  for await (const story of archive.everyStory())
    for (const article of story.articles) seenAt.set(article.key, article.firstSeen);
  for (const { id, channel } of await archive.subscriptions()) {
    const digests = (await archive.digests(id, 1_000_000)).sort((a, b) => a.number - b.number);
    digestCount += digests.length;
    const told = new Map<number, number>();
    for (const [index, digest] of digests.entries()) {
      const before = digests[index - 1];
      if (before && before.window.to !== digest.window.from)
        faults.push(
          `${channel.id}: digest ${digest.number} begins at ${digest.window.from}, the last ended at ${before.window.to}`,
        );
      for (const key of digest.items.flatMap(item => item.articleKeys))
        told.set(key, (told.get(key) ?? 0) + 1);
    }
    const [first, last] = [digests[0], digests.at(-1)];
    for (const [key, times] of told)
      if (times > 1) faults.push(`${channel.id}: report ${key} was told ${times} times`);
    if (first === undefined || last === undefined) continue;
    for (const [key, seen] of seenAt)
      if (seen >= first.window.from && seen < last.window.to && !told.has(key))
        faults.push(`${channel.id}: report ${key}, seen ${seen}, was never told`);
  }
  return { digests: digestCount, reports: seenAt.size, faults };
}
