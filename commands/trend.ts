import type { CoverageQuery } from '../src/archive/archive.ts';
import type { KnownEvent } from '../src/beat/beat.ts';
import { daysOf } from '../src/beat/lookup.ts';
import { drawChart } from '../src/digest/chart.ts';
import { drawPicture } from '../src/digest/picture.ts';
import { chooseUnit, makeSeries, otherPart, type Series, type Unit } from '../src/digest/series.ts';
import { sayTakeaway } from '../src/digest/takeaway.ts';
import { nameLanguage, nameTopic, sayDate, sayDayOfMonth } from '../src/digest/wording.ts';
import type { Block, TextRun, ViewFile } from '../src/model/view.ts';
import type { Tongue } from '../src/wording/languages.ts';
import { english, type Speaker } from '../src/wording/speaker.ts';
import { commandAction, healthNote, shareAction } from './answers.ts';
import { parseLanguages, parsePerson, parseTopics, readDays, textOption } from './arguments.ts';
import type { Command, CommandContext, OptionValues } from './command.ts';

const defaultDays = 90;
const mostParts = 5;
const mostEvents = 6;
/** Kinds of event that are marked before others when there are more than fit. */
const weighty = ['summit', 'treaty', 'visit', 'troops', 'meeting'];

/** How much is written when, and about what: a chart as a picture, with what it shows in words. */
export const trend: Command = {
  name: 'trend',
  description: 'A chart of the coverage: reports a day, week or month, by language or topic',
  rights: 'anyone',
  options: [
    {
      name: 'by',
      description: 'What is told apart (language)',
      type: 'string',
      choices: [
        { name: 'language', value: 'language' },
        { name: 'topic', value: 'topic' },
        { name: 'nothing', value: 'none' },
      ],
    },
    { name: 'from', description: 'First day: 30d, 2024-06, 2023-09-13 (90 days ago)', type: 'string' },
    { name: 'to', description: 'Last day: yesterday, 2024-12-31 (today)', type: 'string' },
    {
      name: 'person',
      description: 'Only reports that name this person or body, in any script',
      type: 'string',
    },
    { name: 'topic', description: 'Only reports on this topic', type: 'string' },
    { name: 'language', description: 'Only reports in this language', type: 'string' },
    {
      name: 'unit',
      description: 'What one bar stands for; chosen by the length of time if not given',
      type: 'string',
      choices: [
        { name: 'day', value: 'day' },
        { name: 'week', value: 'week' },
        { name: 'month', value: 'month' },
      ],
    },
  ],
  examples: ['trend', 'trend by:topic from:2024-01-01 to:2024-12-31', 'trend person:Shoigu from:1y'],
  async run(options, context) {
    const { say } = context;
    const range = readDays(options, context, defaultDays);
    const split = readSplit(options);
    const query = readCoverageQuery(options, context, { ...range, split });
    const coverage = await context.archive.coverage(query);
    const unit = readUnit(options) ?? chooseUnit(range);
    const series = makeSeries(coverage, range, unit, mostParts);
    const total = await countReports(query, range, context);
    const before = await countReports(query, spanBefore(range), context);
    const { names, span, subtitle } = describe(series, query, range, context);
    const undated =
      coverage.undated === 0
        ? []
        : [
            {
              kind: 'note' as const,
              text: say('trend.undated', { n: coverage.undated }),
            },
          ];
    const data = {
      ...range,
      unit,
      by: split,
      total,
      before,
      undated: coverage.undated,
      periods: series.periods,
      parts: series.parts,
    };
    if (total === 0) {
      const text = say('trend.nothing', { span });
      const blocks: Block[] = [{ kind: 'text', text }, await healthNote(context), ...undated];
      return {
        view: {
          title: say('trend.title'),
          subtitle,
          blocks,
          actions: [],
          tone: 'answer',
          fallback: say('trend.toldNothing', { text }),
        },
        data,
      };
    }
    const events = pickEvents(series, range, query.person ?? null, context);
    const takeaway = sayTakeaway(series, { names, total, before, timeZone: context.timeZone }, say);
    const picture = await drawTrend(series, { query, range, subtitle, takeaway, events, context });
    return {
      view: {
        title: say('trend.title'),
        subtitle,
        blocks: [
          { kind: 'text', text: takeaway },
          ...(events.length === 0
            ? []
            : [
                {
                  kind: 'list' as const,
                  ordered: true,
                  items: events.map(({ event }): TextRun[] => [
                    { text: sayDate(event.from, context.timeZone, say), bold: true },
                    { text: ` — ${event.title}` },
                  ]),
                },
              ]),
          ...undated,
        ],
        files: [picture],
        actions: [
          await commandAction(context, say('button.timeline'), 'timeline', {
            ...range,
            ...(query.person === undefined ? {} : { person: textOption(options, 'person') as string }),
          }),
          // Days as they are now: "30d" would be another chart tomorrow.
          await shareAction(context, 'trend', { ...options, ...range }),
        ],
        tone: 'answer',
        fallback: say('trend.told', { what: subtitle, text: takeaway }),
      },
      // The events stand in the order of the list: the first is number 1 in the picture.
      data: {
        ...data,
        events: events.map(({ event, period }) => ({ id: event.id, from: event.from, period })),
      },
    };
  },
};

function readSplit(options: OptionValues): CoverageQuery['split'] {
  const by = textOption(options, 'by');
  return by === 'topic' || by === 'none' ? by : 'language';
}

function readUnit(options: OptionValues): Unit | null {
  const unit = textOption(options, 'unit');
  return unit === 'day' || unit === 'week' || unit === 'month' ? unit : null;
}

function readCoverageQuery(
  options: OptionValues,
  context: CommandContext,
  base: Pick<CoverageQuery, 'from' | 'to' | 'split'>,
): CoverageQuery {
  const person = parsePerson(textOption(options, 'person'), context);
  const [topic] = parseTopics(textOption(options, 'topic'), context);
  const [language] = parseLanguages(textOption(options, 'language'));
  return {
    ...base,
    ...(person === null ? {} : { person }),
    ...(topic === undefined ? {} : { topic }),
    ...(language === undefined ? {} : { language }),
  };
}

/** How many articles there are in a range, each counted once whatever is told apart. */
async function countReports(
  query: CoverageQuery,
  range: { from: string; to: string },
  context: CommandContext,
): Promise<number> {
  const { counts } = await context.archive.coverage({ ...query, ...range, split: 'none' });
  return counts.reduce((sum, one) => sum + one.articles, 0);
}

/** The same number of days just before. */
function spanBefore(range: { from: string; to: string }): { from: string; to: string } {
  const from = Temporal.PlainDate.from(range.from);
  const days = from.until(range.to, { largestUnit: 'days' }).days + 1;
  return { from: from.subtract({ days }).toString(), to: from.subtract({ days: 1 }).toString() };
}

interface Range {
  from: string;
  to: string;
}

/** What a chart is of, in words: its parts, its span, and all of it in a line. */
function describe(
  series: Series,
  query: CoverageQuery,
  range: Range,
  context: CommandContext,
): { names: string[]; span: string; subtitle: string } {
  const { say, timeZone } = context;
  const about = [
    query.person === undefined ? '' : context.beat.entities.find(one => one.id === query.person)?.name,
    query.topic === undefined ? '' : nameOf(query.topic, 'topic', context),
    query.language === undefined ? '' : nameOf(query.language, 'language', context),
  ].filter(part => part !== '' && part !== undefined);
  const span = say('date.span', {
    from: sayDate(range.from, timeZone, say),
    to: sayDate(range.to, timeZone, say),
  });
  return {
    names: series.parts.map(part => nameOf(part.id, query.split, context)),
    span,
    subtitle: [...about, say(`trend.unit.${series.unit}`), span].join(' · '),
  };
}

function nameOf(id: string, split: CoverageQuery['split'], context: CommandContext): string {
  const { say } = context;
  if (id === '') return say('trend.reports');
  if (id === otherPart) return say('trend.other');
  return split === 'topic' ? nameTopic(id, context.beat, say) : nameLanguage(id, say);
}

/** A dated event of the beat, and the bar it stands over. */
interface MarkedEvent {
  event: KnownEvent;
  period: number;
}

/** The events that are marked: the weightiest kinds and the fullest periods first, one a period, in the order of time. */
function pickEvents(
  series: Series,
  range: { from: string; to: string },
  person: string | null,
  context: CommandContext,
): MarkedEvent[] {
  const weight = (event: KnownEvent) => {
    const place = weighty.indexOf(event.type);
    return place < 0 ? weighty.length : place;
  };
  const candidates = context.beat.events.flatMap(event => {
    const day = daysOf(event.from)?.from;
    if (day === undefined || day < range.from || day > range.to) return [];
    if (person !== null && !event.participants.includes(person)) return [];
    return [{ event, period: series.periods.findIndex(period => day <= period.to) }];
  });
  candidates.sort(
    (a, b) =>
      weight(a.event) - weight(b.event) ||
      (series.totals[b.period] as number) - (series.totals[a.period] as number) ||
      (a.event.from < b.event.from ? -1 : 1),
  );
  const taken = new Map<number, MarkedEvent>();
  for (const one of candidates) {
    if (taken.size === mostEvents) break;
    if (!taken.has(one.period)) taken.set(one.period, one);
  }
  return [...taken.values()].sort((a, b) => a.period - b.period);
}

/** The languages whose letters pictures have; in the others a picture is in English and what it shows stands beside it. */
const drawnTongues: ReadonlySet<Tongue> = new Set(['en', 'ru']);

async function drawTrend(
  series: Series,
  what: {
    query: CoverageQuery;
    range: Range;
    subtitle: string;
    takeaway: string;
    events: MarkedEvent[];
    context: CommandContext;
  },
): Promise<ViewFile> {
  const { query, range, subtitle, takeaway, events, context } = what;
  const label = (say: Speaker) => (index: number) => {
    const from = series.periods[index]?.from as string;
    return series.unit === 'month'
      ? sayDate(from.slice(0, 7), context.timeZone, say)
      : sayDayOfMonth(from, say);
  };
  const painter = drawnTongues.has(context.say.tongue) ? context.say : english;
  const words = describe(series, query, range, { ...context, say: painter });
  const svg = drawChart(series, {
    title: words.subtitle,
    partNames: words.names,
    labelOf: label(painter),
    events: events.map(({ period }, index) => ({ period, number: index + 1 })),
  });
  return {
    name: `trend-${series.periods[0]?.from}-${series.periods.at(-1)?.to}.png`,
    mediaType: 'image/png',
    bytes: await drawPicture(svg),
    alt: context.say('trend.alt', { what: subtitle, text: takeaway }),
    text: drawBars(series, label(context.say)),
  };
}

const barWidth = 40;

/** The chart in letters, for where pictures can't be shown. */
function drawBars(series: Series, labelOf: (index: number) => string): string {
  const most = Math.max(1, ...series.totals);
  const labels = series.periods.map((_, index) => labelOf(index));
  const room = Math.max(...labels.map(label => label.length));
  return series.totals
    .map(
      (total, index) =>
        `${(labels[index] as string).padStart(room)} ${'█'.repeat(Math.round((total / most) * barWidth))} ${total}`,
    )
    .join('\n');
}
