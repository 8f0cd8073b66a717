import { createHash } from 'node:crypto';
import type { AddDesk, Added } from '../commands/command.ts';
import { FetchError } from './errors.ts';
import { cleanBody } from './intake/clean.ts';
import type { Fetcher } from './intake/fetch.ts';
import { createHostTurns } from './intake/host-turns.ts';
import { doubtArticle } from './intake/page-doubt.ts';
import { fetchPage } from './intake/page-fetch.ts';
import { createPageReader, type PageReader } from './intake/page-reader.ts';
import { createRobots } from './intake/robots.ts';
import type { Item, Source, Timestamp } from './model/item.ts';
import { identifyAddress, tidyAddress } from './model/web-address.ts';
import type { Pipeline } from './pipeline.ts';

/** One page after another; a person waits for it. */
const pageMs = 45_000;

const source: Source = { id: 'manual:chat', kind: 'manual', name: 'added by hand' };

export interface AddDeskOptions {
  pipeline: Pipeline;
  /** Opens the door out when it is first needed. */
  door: () => Fetcher;
  now: () => Timestamp;
}

/** Takes articles that people hand in, by address or as text, through the same pipeline as all others. */
export function createAddDesk(options: AddDeskOptions): AddDesk & { close(): Promise<void> } {
  const { pipeline, now } = options;
  const closing = new AbortController();
  const turns = createHostTurns({ together: 2, pauseMs: 1000 });
  let reader: PageReader | null = null;
  let robots: ReturnType<typeof createRobots> | null = null;

  async function take(item: Item): Promise<Added> {
    const outcome = await pipeline.take({ kind: 'item', item });
    return outcome === null ? { kind: 'known', locator: item.locator } : { kind: 'taken', outcome };
  }

  return {
    async addAddress(address, by, wanted) {
      const url = tidyAddress(address);
      const fetcher = options.door();
      robots ??= createRobots({ fetcher, turns, now, signal: closing.signal });
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(pageMs)]);
      const answer = await fetchPage(url, { fetcher, robots, turns }, signal).catch((error: unknown) => {
        if (error instanceof FetchError) return { kind: 'never' as const, reason: error.forUser };
        throw error;
      });
      if (answer.kind === 'stopped') return { kind: 'failed', reason: 'its page did not come in time' };
      if (answer.kind !== 'page') return { kind: 'failed', reason: answer.reason };
      reader ??= createPageReader();
      const read = await reader.read(answer.job);
      if ('problem' in read) return { kind: 'failed', reason: read.problem };
      const { text, given, found, linked, free } = read.page;
      const doubt = doubtArticle({ text, headline: given.title, linked, found, free }, '', null);
      if (doubt !== null) return { kind: 'failed', reason: doubt };
      return take({
        source,
        locator: identifyAddress(url),
        id: url,
        text,
        title: given.title,
        url: tidyAddress(answer.job.url),
        date: given.date,
        language: given.language,
        authors: given.authors,
        outlet: given.outlet ?? new URL(answer.job.url).hostname.replace(/^www\./, ''),
        seen: now(),
        backfill: false,
        ...(wanted ? { wantedBy: by } : {}),
        notes: [...read.page.notes, `added by ${by}`],
      });
    },
    async addText(text, by, wanted) {
      const clean = cleanBody(text);
      const seen = now();
      return take({
        source,
        // The same text handed in again is the same article.
        locator: `text:${createHash('sha256').update(clean).digest('hex').slice(0, 16)}`,
        id: `added-${seen.slice(0, 10)}-${seen.slice(11, 19).replaceAll(':', '')}`,
        text: clean,
        title: null,
        url: null,
        date: null,
        language: null,
        authors: [],
        outlet: `added by ${by}`,
        seen,
        backfill: false,
        ...(wanted ? { wantedBy: by } : {}),
        notes: [`added by ${by}`],
      });
    },
    async close() {
      closing.abort();
      turns.close();
      await reader?.close();
    },
  };
}
