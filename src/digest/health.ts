import type { SourceHealth } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import { count, sayMoment } from './wording.ts';

/** So many ill sources are told of one by one; the others are counted. */
const mostTold = 10;

/** "All 3 sources are well" or what is wrong and since when: so that silence is never mistaken for "no news". */
export function sayHealth(sources: SourceHealth[], timeZone: string): string {
  if (sources.length === 0) return 'No source is being watched.';
  const ill = sources.filter(isIll);
  const unread = sources.filter(source => source.state === 'never-read');
  const sentences: string[] = [];
  const well = sources.length - ill.length - unread.length;
  if (sources.length === 1 && well === 1) sentences.push('The one source is well.');
  else if (sources.length > 1 && (well > 0 || ill.length > 0))
    sentences.push(`${well} of ${count(sources.length, 'source', 'sources')} are well.`);
  const told = illToTell(sources);
  for (const source of told) sentences.push(`${saySource(source, timeZone)}.`);
  sentences.push(...sayRest(ill.filter(source => !told.includes(source))));
  if (unread.length > 0)
    sentences.push(`${count(unread.length, 'source has', 'sources have')} not been read yet.`);
  return sentences.join(' ');
}

/**
 * The ill sources that are told of one by one: those just paused first. A pause that was told before, and one that a
 * person made, is news to nobody.
 */
export function illToTell(sources: SourceHealth[]): SourceHealth[] {
  const paused = sources.filter(
    source => source.state === 'paused' && !source.pauseTold && source.feed?.pause?.by !== 'person',
  );
  return [...paused, ...sources.filter(source => source.state === 'failing')].slice(0, mostTold);
}

/** The pauses among what `illToTell` gives, as they are remembered when a digest has told them. */
export function pausesToTell(sources: SourceHealth[]): { sourceId: string; since: Timestamp }[] {
  return illToTell(sources).flatMap(({ source, feed }) =>
    feed?.pause ? [{ sourceId: source.id, since: feed.pause.since }] : [],
  );
}

function isIll(source: SourceHealth): boolean {
  return source.state === 'failing' || source.state === 'paused';
}

function sayRest(rest: SourceHealth[]): string[] {
  const paused = rest.filter(source => source.state === 'paused').length;
  const failing = rest.length - paused;
  return [
    ...(failing > 0 ? [`${count(failing, 'more is', 'more are')} failing.`] : []),
    ...(paused > 0 ? [`${count(paused, 'is', 'are')} paused (see \`sources\`).`] : []),
  ];
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
    case 'paused': {
      const pause = health.feed?.pause ?? null;
      if (pause === null) return `${health.source.name}: paused${since(health.failingSince)}${cause}`;
      const failing =
        pause.by === 'person' || health.failingSince === null || health.failingSince === pause.since
          ? ''
          : `, failing${since(health.failingSince)}`;
      return `${health.source.name}: paused${since(pause.since)}${failing} (${pause.reason})`;
    }
    case 'never-read':
      return `${health.source.name}: not read yet${cause}`;
  }
}
