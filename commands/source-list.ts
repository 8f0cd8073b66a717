import { sayHealth, saySource } from '../src/digest/health.ts';
import { rateSource, sayRate } from '../src/digest/source-rate.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { SourceHealth } from '../src/model/health.ts';
import type { Block, Text, TextRun } from '../src/model/view.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import { pagingActions, readPaging } from './answers.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { withMoment } from './runs.ts';
import { nameOf } from './source-finding.ts';

/** So many sources on a page. */
const pageSize = 15;

/** The ill first, then those never read, then the others; by kind and name as the archive gives them. */
const order: Record<SourceHealth['state'], number> = { failing: 0, paused: 1, 'never-read': 2, ok: 3 };

/** Every source and every platform with its health, page by page. */
export async function listSources(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { archive, timeZone, say } = context;
  const seeds = await context.feeds.seeds();
  const [health, totals, feeds] = await Promise.all([archive.sources(), archive.counts(), archive.feeds()]);
  const sorted = health.toSorted((a, b) => order[a.state] - order[b.state]);
  const paging = readPaging(options);
  const start = Number(paging.cursor ?? 0);
  const shown = sorted.slice(start, start + pageSize);
  const removed = feeds.filter(feed => feed.removed !== null);
  const platforms = context.platforms();
  const notes = [
    sayLanguages(totals.languages, say),
    ...removed
      .filter(feed => seeds.ids.has(feed.id))
      .map(feed => {
        const { by, at } = feed.removed ?? { by: '', at: '' };
        return say('feed.stays', { feed: nameOf(feed), name: by, moment: sayMoment(at, timeZone, say) });
      }),
    ...(context.caller.mayManage ? seeds.problems : []),
  ].filter(note => note !== '');
  const blocks: Block[] = [
    shown.length > 0
      ? { kind: 'list', ordered: false, items: shown.map(source => describe(source, context)) }
      : {
          kind: 'text',
          text: say('sources.none'),
        },
    ...notes.map((text): Block => ({ kind: 'note', text })),
    ...(platforms.length === 0
      ? []
      : [
          {
            kind: 'fields' as const,
            fields: platforms.map(platform => ({ name: platform.name, value: platform.state })),
          },
        ]),
  ];
  const next = start + pageSize < sorted.length ? String(start + pageSize) : null;
  const page = { next, total: sorted.length, size: pageSize };
  return {
    view: {
      title: say('sources.title'),
      subtitle: say('sources.holds', {
        sources: say('n.sources', { n: health.length }),
        articles: say('n.articles', { n: totals.articles }),
        stories: say('n.stories', { n: totals.stories }),
      }),
      blocks,
      actions: await pagingActions(context, 'sources', options, paging, page),
      tone: 'answer',
      fallback: sayHealth(health, timeZone, say),
    },
    data: { sources: health.map(hideAddress), removed: removed.map(hideUrl), totals, platforms },
  };
}

function sayLanguages(languages: Record<string, number>, say: Speaker): string {
  const said = Object.entries(languages)
    .sort((a, b) => b[1] - a[1])
    .map(([language, number]) => `${language} ${number}`)
    .join(', ');
  return said === '' ? '' : say('sources.languages', { languages: said });
}

function describe(health: SourceHealth, context: CommandContext): Text {
  const { say } = context;
  const runs: TextRun[] = [{ text: saySource(health, context.timeZone, say), bold: health.state !== 'ok' }];
  if (health.failures > 1) runs.push({ text: ` · ${say('feed.failuresInRow', { n: health.failures })}` });
  if (health.lastItem !== null) {
    const moment = sayMoment(health.lastItem, context.timeZone, say);
    runs.push({ text: ' · ' }, ...withMoment(say('sources.lastItem', { moment }), moment, health.lastItem));
  }
  if (health.feed !== null && health.state !== 'never-read')
    runs.push({ text: ` · ${sayRate(rateSource(health, context.now), say)}` });
  runs.push({ text: ` · ${sayCounts(health, say, false)}` });
  return runs;
}

/** What became of all a source brought: "12 kept, 3 seen before"; with noughts when `all`. */
export function sayCounts({ counts }: SourceHealth, say: Speaker, all: boolean): string {
  const { stored, revised, duplicate, offBeat, unreadable } = counts;
  return [
    say('count.kept', { n: stored }),
    all || revised > 0 ? say('count.revised', { n: revised }) : '',
    all || duplicate > 0 ? say('count.seen', { n: duplicate }) : '',
    all || offBeat > 0 ? say('count.offBeat', { n: offBeat }) : '',
    all || unreadable > 0 ? say('count.unreadable', { n: unreadable }) : '',
  ]
    .filter(part => part !== '')
    .join(', ');
}

/** A source as `--json` tells it: without the address that may hold a password. */
function hideAddress(health: SourceHealth) {
  return { ...health, feed: health.feed && hideUrl(health.feed) };
}

/** A feed as `--json` tells it: its id is its address without a password. */
export function hideUrl<T extends { url: string }>(feed: T): Omit<T, 'url'> {
  const { url: _url, ...rest } = feed;
  return rest;
}
