import type { Answer, Caller, CommandContext, FeedDesk } from '../../commands/command.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openSqliteArchive } from '../../src/archive/sqlite.ts';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import type { Router } from '../../src/chat/platform.ts';
import { createRouter } from '../../src/chat/router.ts';
import { silentLog } from '../../src/log.ts';
import type { Item } from '../../src/model/item.ts';
import type { Reading } from '../../src/model/reading.ts';
import { createMatcher } from '../../src/reading/names.ts';
import { makeTerms } from '../../src/reading/terms.ts';
import { english } from '../../src/wording/speaker.ts';
import { makeItem, makeReading } from './readings.ts';

export const matcher = createMatcher(russiaDprk);

/** The moment at which the tests of commands live. */
export const deskNow = '2026-11-21T09:00:00.000Z';

export const manager: Caller = {
  platform: 'slack',
  channel: { platform: 'slack', id: 'C1' },
  userId: 'U1',
  userName: 'Mina',
  mayManage: true,
  askWhom: 'a workspace admin',
};

/** A desk that goes nowhere: every address is an empty feed. */
export const noFeeds: FeedDesk = {
  look: async () => ({
    kind: 'feed',
    preview: {
      url: 'https://example.org/feed',
      title: 'Example',
      languages: [],
      format: 'rss-2.0',
      items: 0,
      read: 0,
      onBeat: 0,
      newest: [],
      repaired: [],
    },
  }),
  seeds: async () => ({ ids: new Set(), problems: [] }),
  readList: async () => ({ feeds: [], problems: [] }),
  changed: async () => undefined,
};

/** Nothing can be fetched or handed in. */
const noPages: CommandContext['add'] = {
  addAddress: async address => ({ kind: 'known', locator: address }),
  addText: async text => ({ kind: 'known', locator: text }),
};

export const reader: Caller = { ...manager, userId: 'U2', userName: 'Ravi', mayManage: false };

export const atTerminal: Caller = {
  ...manager,
  platform: 'terminal',
  channel: { platform: 'terminal', id: 'screen' },
};

/** A real archive in memory with the real commands over it. */
export interface Desk {
  archive: Archive;
  router: Router;
  /** Keeps an article as the pipeline would, its names and terms read from its title and text. */
  keep(
    id: string,
    item?: Partial<Item>,
    reading?: Partial<Reading>,
    storyId?: number | null,
  ): Promise<number>;
  ask(line: string, caller?: Caller): Promise<Answer>;
  /** What a command gets when this caller asks. */
  contextFor(caller: Caller): CommandContext;
}

export async function openDesk(overrides: Partial<CommandContext> = {}): Promise<Desk> {
  const archive = await openSqliteArchive({ path: ':memory:', log: silentLog });
  const context = (caller: Caller): CommandContext => ({
    archive,
    beat: russiaDprk,
    names: matcher,
    caller,
    now: deskNow,
    timeZone: 'Europe/Berlin',
    digestAt: ['08:00'],
    say: english,
    defaultTongue: 'en',
    platforms: () => [],
    checkChannel: async () => null,
    openThread: async () => undefined,
    linkTo: async () => null,
    feeds: noFeeds,
    add: noPages,
    ...overrides,
  });
  const router = createRouter({ context, archive: () => archive, log: silentLog });
  return {
    archive,
    router,
    contextFor: context,
    ask: (line, caller = manager) => router.runLine(line, caller),
    async keep(id, item = {}, reading = {}, storyId = null) {
      const whole = makeItem({ id, ...item });
      const language = reading.language ?? 'en';
      const title = reading.title ?? id;
      const mentions = matcher.find(`${title}\n${whole.text}`, language);
      const made = makeReading({
        title,
        language,
        people: [...new Set(mentions.map(mention => mention.entity))].map(entity => ({
          id: entity,
          name: entity,
          count: 1,
          first: 0,
        })),
        terms: makeTerms(`${title}\n${whole.text}`, language, mentions).join(' '),
        ...reading,
      });
      const outcome = await archive.keep(
        { kind: 'stored', item: whole, reading: made, storyId, reasons: ['names both sides'] },
        whole.seen,
      );
      return outcome.storyId as number;
    },
  };
}

/** Everything a view shows, as one text. */
export const shown = (answer: Answer): string => JSON.stringify(answer.view);
