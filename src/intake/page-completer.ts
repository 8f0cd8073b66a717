import type { Log } from '../log.ts';
import type { FullText } from '../model/feed.ts';
import type { Intake, Item, Timestamp } from '../model/item.ts';
import type { Fetcher } from './fetch.ts';
import type { HostTurns } from './host-turns.ts';
import { fetchPage } from './page-fetch.ts';
import { createPageHosts } from './page-hosts.ts';
import { joinPage } from './page-join.ts';
import { createPageReader, type PageReader } from './page-reader.ts';
import { isTeaser } from './page-teaser.ts';
import { createPauses, systemTimers } from './pauses.ts';
import { createRobots } from './robots.ts';

export interface PageCompleterOptions {
  fetcher: Fetcher;
  now: () => Timestamp;
  log: Log;
  /** Shared with the polling, so that a host sees one visitor. */
  turns: HostTurns;
  reader?: PageReader;
  /** Between the tries for one page. Default: half a minute, then two minutes. */
  retryMs?: number[];
  /** All pages of one poll together; after it, the teasers go on. Default: five minutes. */
  budgetMs?: number;
  /** So many pages of one poll, the first ones. Default: 30. */
  mostPages?: number;
}

/** Makes whole what a feed gives only the beginning of. */
export interface PageCompleter {
  /**
   * Hands on what one poll brought: at once what needs no page, the rest as its pages come, each item once, with its
   * teaser when its page can't be had or is in doubt. Ends early, with items left, only when it is closed.
   */
  complete(intakes: Intake[], full: FullText): AsyncGenerator<Intake, void>;
  /** The same for one item; null when it was closed before the item was whole. */
  completeItem(item: Item, full: FullText): Promise<Item | null>;
  /** Ends every exchange and the reading thread. */
  close(): Promise<void>;
}

/** Files that are no pages. */
const noPage =
  /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|mp[34]|m4[av]|ogg|wav|webm|avi|mov|jpe?g|png|gif|webp|svg)$/i;

const defaults = { retryMs: [30_000, 120_000], budgetMs: 300_000, mostPages: 30 };

/** Makes a completer over the one door out. */
export function createPageCompleter(options: PageCompleterOptions): PageCompleter {
  const { fetcher, now, log, turns } = options;
  const { retryMs, budgetMs, mostPages } = { ...defaults, ...options };
  const reader = options.reader ?? createPageReader();
  const closing = new AbortController();
  const hosts = createPageHosts(() => performance.now());
  const door = { fetcher, turns, robots: createRobots({ fetcher, turns, now, signal: closing.signal }) };
  const pauses = createPauses(systemTimers);

  /** Whether the last try still lies behind so long a wait. */
  const isSoon = (waitMs: number) => waitMs <= (retryMs.at(-1) ?? 0);

  /** One try. A reason means the page can't be had; `later` means that another try may do. */
  async function tryPage(
    item: Item,
    address: string,
    signal: AbortSignal,
  ): Promise<{ item: Item } | { reason: string; later: boolean }> {
    const { host } = new URL(address);
    const rest = hosts.restOf(host);
    if (rest) return { reason: rest.reason, later: isSoon(rest.leftMs) };
    const answer = await fetchPage(address, door, signal);
    if (answer.kind === 'stopped') return { reason: 'its page did not come in time', later: false };
    if (answer.kind === 'later') {
      hosts.note(host, 'failed', answer.reason, answer.retryAfterMs);
      return { reason: answer.reason, later: isSoon(answer.retryAfterMs ?? 0) };
    }
    if (answer.kind === 'never') {
      hosts.note(host, answer.closed ? 'closed' : 'well', answer.reason);
      return { reason: answer.reason, later: false };
    }
    hosts.note(host, 'well', '');
    const read = await reader.read(answer.job);
    if ('problem' in read) return { reason: read.problem, later: false };
    const joined = joinPage(item, read.page, answer.job.url);
    return 'item' in joined ? joined : { reason: joined.doubt, later: false };
  }

  async function makeWhole(item: Item, address: string, signal: AbortSignal): Promise<Item | null> {
    for (let round = 0; ; round += 1) {
      const result = await tryPage(item, address, signal).catch((error: unknown) => {
        log.error({ err: error, id: item.id }, 'a page could not be had for a reason not foreseen');
        return { reason: 'its page could not be had', later: false };
      });
      if (closing.signal.aborted) return null;
      if ('item' in result) return result.item;
      const wait = retryMs[round];
      if (result.later && wait !== undefined && !signal.aborted) {
        await pauses.wait(wait, signal);
        if (!signal.aborted) continue;
      }
      if (closing.signal.aborted) return null;
      log.debug({ id: item.id, source: item.source.id, reason: result.reason }, 'a teaser has to do');
      return {
        ...item,
        partial: true,
        notes: [...item.notes, `only the feed’s own words: ${result.reason}`],
      };
    }
  }

  /** A signal for the pages of one poll, and what ends its time. */
  function startBudget(): { signal: AbortSignal; end(): void } {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), budgetMs);
    return {
      signal: AbortSignal.any([over.signal, closing.signal]),
      end: () => clearTimeout(timer),
    };
  }

  return {
    async *complete(intakes, full) {
      const wanted: { item: Item; address: string }[] = [];
      for (const intake of intakes) {
        const address = pageOf(intake, full);
        if (closing.signal.aborted) return;
        if (intake.kind === 'item' && address !== null && wanted.length < mostPages)
          wanted.push({ item: intake.item, address });
        else yield intake;
      }
      const budget = startBudget();
      try {
        const open = new Map(
          wanted.map(({ item, address }, index) => [
            index,
            makeWhole(item, address, budget.signal).then(whole => ({ index, whole })),
          ]),
        );
        while (open.size > 0) {
          const { index, whole } = await Promise.race(open.values());
          open.delete(index);
          if (whole === null) return;
          yield { kind: 'item', item: whole };
        }
      } finally {
        budget.end();
      }
    },
    async completeItem(item, full) {
      for await (const intake of this.complete([{ kind: 'item', item }], full))
        if (intake.kind === 'item') return intake.item;
      return null;
    },
    async close() {
      closing.abort();
      pauses.end();
      await reader.close();
    },
  };
}

/** The address of the page to be fetched; null when the item needs none, or has none. */
function pageOf(intake: Intake, full: FullText): string | null {
  if (intake.kind !== 'item' || full === 'never') return null;
  const { url, text, title } = intake.item;
  if (url === null || !/^https?:/i.test(url) || noPage.test(new URL(url).pathname)) return null;
  return full === 'always' || isTeaser(text, title) ? url : null;
}
