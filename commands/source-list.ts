import { sayHealth, saySource } from '../src/digest/health.ts';
import { rateSource, sayRate } from '../src/digest/source-rate.ts';
import { count, sayMoment } from '../src/digest/wording.ts';
import type { SourceHealth } from '../src/model/health.ts';
import type { Block, Text, TextRun } from '../src/model/view.ts';
import { pagingActions, readPaging } from './answers.ts';
import type { Answer, CommandContext, OptionValues } from './command.ts';
import { nameOf } from './source-finding.ts';

/** So many sources on a page. */
const pageSize = 15;

/** The ill first, then those never read, then the others; by kind and name as the archive gives them. */
const order: Record<SourceHealth['state'], number> = { failing: 0, paused: 1, 'never-read': 2, ok: 3 };

/** Every source and every platform with its health, page by page. */
export async function listSources(options: OptionValues, context: CommandContext): Promise<Answer> {
  const { archive, timeZone } = context;
  const seeds = await context.feeds.seeds();
  const [health, totals, feeds] = await Promise.all([archive.sources(), archive.counts(), archive.feeds()]);
  const sorted = health.toSorted((a, b) => order[a.state] - order[b.state]);
  const paging = readPaging(options);
  const start = Number(paging.cursor ?? 0);
  const shown = sorted.slice(start, start + pageSize);
  const removed = feeds.filter(feed => feed.removed !== null);
  const platforms = context.platforms();
  const notes = [
    sayLanguages(totals.languages),
    ...removed
      .filter(feed => seeds.ids.has(feed.id))
      .map(feed => {
        const { by, at } = feed.removed ?? { by: '', at: '' };
        return `${nameOf(feed)} was removed by ${by}, ${sayMoment(at, timeZone)}: it stays removed although FEEDS still names it.`;
      }),
    ...(context.caller.mayManage ? seeds.problems : []),
  ].filter(note => note !== '');
  const blocks: Block[] = [
    shown.length > 0
      ? { kind: 'list', ordered: false, items: shown.map(source => describe(source, context)) }
      : {
          kind: 'text',
          text: 'No source is being watched. Drop article texts into the seeds folder, or add a feed: `sources add ADDRESS`.',
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
      title: 'Sources',
      subtitle: `${count(health.length, 'source', 'sources')} · the archive holds ${count(totals.articles, 'article', 'articles')} in ${count(totals.stories, 'story', 'stories')}`,
      blocks,
      actions: await pagingActions(context, 'sources', options, paging, page),
      tone: 'answer',
      fallback: sayHealth(health, timeZone),
    },
    data: { sources: health.map(hideAddress), removed: removed.map(hideUrl), totals, platforms },
  };
}

function sayLanguages(languages: Record<string, number>): string {
  const said = Object.entries(languages)
    .sort((a, b) => b[1] - a[1])
    .map(([language, number]) => `${language} ${number}`)
    .join(', ');
  return said === '' ? '' : `Articles by language: ${said}`;
}

function describe(health: SourceHealth, context: CommandContext): Text {
  const { stored, revised, duplicate, offBeat, unreadable } = health.counts;
  const counts = [
    `${stored} kept`,
    revised > 0 ? `${revised} revised` : '',
    duplicate > 0 ? `${duplicate} seen before` : '',
    offBeat > 0 ? `${offBeat} off the beat` : '',
    unreadable > 0 ? `${unreadable} unreadable` : '',
  ].filter(part => part !== '');
  const runs: TextRun[] = [{ text: saySource(health, context.timeZone), bold: health.state !== 'ok' }];
  if (health.failures > 1) runs.push({ text: ` · ${health.failures} failures in a row` });
  if (health.lastItem !== null)
    runs.push(
      { text: ' · last item ' },
      { text: sayMoment(health.lastItem, context.timeZone), time: health.lastItem },
    );
  if (health.feed !== null && health.state !== 'never-read')
    runs.push({ text: ` · ${sayRate(rateSource(health, context.now))}` });
  runs.push({ text: ` · ${counts.join(', ')}` });
  return runs;
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
