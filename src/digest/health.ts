import type { SourceHealth } from '../model/health.ts';
import type { Timestamp } from '../model/item.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { sayMoment } from './wording.ts';

/** So many ill sources are told of one by one; the others are counted. */
const mostTold = 10;

/** "All 3 sources are well" or what is wrong and since when: so that silence is never mistaken for "no news". */
export function sayHealth(sources: SourceHealth[], timeZone: string, say: Speaker = english): string {
  if (sources.length === 0) return say('health.none');
  const ill = sources.filter(isIll);
  const unread = sources.filter(source => source.state === 'never-read');
  const sentences: string[] = [];
  const well = sources.length - ill.length - unread.length;
  if (sources.length === 1 && well === 1) sentences.push(say('health.one'));
  else if (sources.length > 1 && (well > 0 || ill.length > 0))
    sentences.push(say('health.well', { well, n: sources.length }));
  const told = illToTell(sources);
  for (const source of told) sentences.push(say('sentence', { text: saySource(source, timeZone, say) }));
  sentences.push(
    ...sayRest(
      ill.filter(source => !told.includes(source)),
      say,
    ),
  );
  if (unread.length > 0) sentences.push(say('health.unread', { n: unread.length }));
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

function sayRest(rest: SourceHealth[], say: Speaker): string[] {
  const paused = rest.filter(source => source.state === 'paused').length;
  const failing = rest.length - paused;
  return [
    ...(failing > 0 ? [say('health.failing', { n: failing })] : []),
    ...(paused > 0 ? [say('health.paused', { n: paused })] : []),
  ];
}

/** One source's state: "feed X: failing since Fri 20 Nov 2026, 06:10 (HTTP 403)". */
export function saySource(health: SourceHealth, timeZone: string, say: Speaker = english): string {
  const { name } = health.source;
  const moment = (at: Timestamp) => sayMoment(at, timeZone, say);
  const { failingSince } = health;
  switch (health.state) {
    case 'ok':
      return health.lastSuccess === null
        ? say('source.well', { name })
        : say('source.wellRead', { name, moment: moment(health.lastSuccess) });
    case 'failing':
      return because(
        failingSince === null
          ? say('source.failing', { name })
          : say('source.failingSince', { name, moment: moment(failingSince) }),
        health.problem,
      );
    case 'paused': {
      const pause = health.feed?.pause ?? null;
      if (pause === null)
        return because(
          failingSince === null
            ? say('source.paused', { name })
            : say('source.pausedSince', { name, moment: moment(failingSince) }),
          health.problem,
        );
      const since = moment(pause.since);
      const alone = pause.by === 'person' || failingSince === null || failingSince === pause.since;
      return because(
        alone
          ? say('source.pausedSince', { name, moment: since })
          : say('source.pausedFailing', { name, moment: since, failing: moment(failingSince) }),
        pause.reason,
      );
    }
    case 'never-read':
      return because(say('source.neverRead', { name }), health.problem);
  }
}

function because(text: string, cause: string | null): string {
  return cause ? `${text} (${cause})` : text;
}
