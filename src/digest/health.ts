import type { SourceHealth } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import { count, sayMoment } from './wording.ts';

/** "All 3 sources are well" or what is wrong and since when: so that silence is never mistaken for "no news". */
export function sayHealth(sources: SourceHealth[], timeZone: string): string {
  if (sources.length === 0) return 'No source is being watched.';
  const ill = sources.filter(source => source.state === 'failing' || source.state === 'paused');
  const unread = sources.filter(source => source.state === 'never-read');
  const sentences: string[] = [];
  if (ill.length === 0) {
    const well = sources.length - unread.length;
    if (well > 0)
      sentences.push(
        sources.length === 1
          ? 'The one source is well.'
          : `${well} of ${count(sources.length, 'source', 'sources')} are well.`,
      );
  } else {
    sentences.push(
      `${sources.length - ill.length - unread.length} of ${count(sources.length, 'source', 'sources')} are well.`,
    );
    for (const source of ill) sentences.push(`${saySource(source, timeZone)}.`);
  }
  if (unread.length > 0)
    sentences.push(`${count(unread.length, 'source has', 'sources have')} not been read yet.`);
  return sentences.join(' ');
}

/** One source's state: "feed X: failing since Fri 20 Nov 2026, 06:10 (HTTP 403)". */
export function saySource(health: SourceHealth, timeZone: string): string {
  const since = (moment: Timestamp | null) => (moment ? ` since ${sayMoment(moment, timeZone)}` : '');
  const cause = health.problem ? ` (${health.problem})` : '';
  switch (health.state) {
    case 'ok':
      return `${health.source.name}: well${health.lastSuccess ? `, last read ${sayMoment(health.lastSuccess, timeZone)}` : ''}`;
    case 'failing':
      return `${health.source.name}: failing${since(health.failingSince)}${cause}`;
    case 'paused':
      return `${health.source.name}: paused${since(health.failingSince)}${cause}`;
    case 'never-read':
      return `${health.source.name}: not read yet${cause}`;
  }
}
