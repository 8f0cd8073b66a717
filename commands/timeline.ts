import type { KnownEvent } from '../src/beat/beat.ts';
import { daysOf } from '../src/beat/lookup.ts';
import { nameTopic, sayDate } from '../src/digest/wording.ts';
import type { Story } from '../src/model/article.ts';
import type { Block, TextRun } from '../src/model/view.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import { healthNote, pagingActions, readPaging, shareAction, storyData } from './answers.ts';
import { numberOption, parseLanguages, parsePerson, parseTopics, readDays, textOption } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';

const defaultCount = 10;
const defaultDays = 30;
/** So many stories of an event are named that stand on other pages. */
const mostNumbers = 8;

/** One line: a dated event of the beat with the stories about it, or a story of its own. */
interface Entry {
  day: string;
  event: KnownEvent | null;
  stories: Story[];
  /** Stories about the event, these included. */
  storyIds: number[];
}

/** What happened when: the beat's dated events and the stories of the archive, in the order of their days. */
export const timeline: Command = {
  name: 'timeline',
  description: 'What happened when: dated events with the coverage the archive holds',
  rights: 'anyone',
  options: [
    { name: 'from', description: 'First day: 90d, 2024-06, 2023-09-13 (30 days ago)', type: 'string' },
    { name: 'to', description: 'Last day: yesterday, 2024-12-31 (today)', type: 'string' },
    {
      name: 'person',
      description: 'Only what this person or body took part in, in any script',
      type: 'string',
      suggests: 'person',
    },
    {
      name: 'topic',
      description: 'Only stories on these topics: arms-supply, summit',
      type: 'string',
      suggests: 'topic',
    },
    { name: 'language', description: 'Only stories reported in these languages', type: 'string' },
    {
      name: 'count',
      description: 'How many stories on a page (10)',
      type: 'integer',
      minimum: 1,
      maximum: 25,
    },
  ],
  examples: [
    'timeline',
    'timeline from:2024-06-01 to:2024-06-30',
    'timeline person:Shoigu from:2023-07-01 to:2025-12-31',
  ],
  async run(options, context) {
    const { say } = context;
    const size = numberOption(options, 'count', defaultCount);
    const paging = readPaging(options);
    const { since, cursor } = readPlace(paging.cursor);
    const range = readDays(options, context, defaultDays);
    const person = parsePerson(textOption(options, 'person'), context);
    const languages = parseLanguages(textOption(options, 'language'));
    const topics = parseTopics(textOption(options, 'topic'), context);
    const page = await context.archive.storiesByDay({
      ...range,
      limit: size,
      cursor,
      ...(languages.length > 0 ? { languages } : {}),
      ...(topics.length > 0 ? { topics } : {}),
      ...(person === null ? {} : { person }),
    });
    // A page ends where its last story stands: events beyond belong to the next.
    const until = page.next === null ? range.to : (page.stories.at(-1)?.from?.slice(0, 10) ?? range.to);
    const known = context.beat.events.filter(event => {
      const day = firstDay(event);
      return day > since && day >= range.from && day <= until && tookPart(event, person);
    });
    const about = await context.archive.storiesAbout(
      known.map(event => ({ id: event.id, from: firstDay(event), to: lastDay(event) })),
    );
    const plain = languages.length === 0 && topics.length === 0;
    const entries = arrange(page.stories, known, about).filter(
      entry => plain || entry.event === null || entry.stories.length > 0,
    );
    const span = say('date.span', {
      from: sayDate(range.from, context.timeZone, say),
      to: sayDate(range.to, context.timeZone, say),
    });
    const who = person === null ? '' : (context.beat.entities.find(one => one.id === person)?.name ?? person);
    const subtitle = [
      who,
      topics.map(id => (say.tongue === 'en' ? id : nameTopic(id, context.beat, say))).join(', '),
      languages.join(', '),
      span,
      say('n.stories', { n: page.total }),
    ]
      .filter(part => part !== '')
      .join(' · ');
    const blocks: Block[] =
      entries.length > 0
        ? [{ kind: 'list', ordered: false, items: entries.map(entry => sayEntry(entry, context)) }]
        : [{ kind: 'text', text: say('timeline.none', { span }) }, await healthNote(context)];
    return {
      view: {
        title: say('timeline.title'),
        subtitle,
        blocks,
        actions: [
          ...(await pagingActions(
            context,
            'timeline',
            // Days as they are now: "30d" would be another range tomorrow.
            { ...options, from: range.from, to: range.to },
            paging,
            { next: page.next === null ? null : `${until} ${page.next}`, total: page.total, size },
            { back: say('button.earlier'), on: say('button.later') },
          )),
          ...(entries.length > 0 ? [await shareAction(context, 'timeline', options)] : []),
        ],
        tone: 'answer',
        fallback: say('timeline.told', { what: subtitle }),
      },
      data: {
        from: range.from,
        to: range.to,
        total: page.total,
        next: page.next,
        items: entries.map(({ day, event, stories, storyIds }) => ({
          day,
          event: event && {
            id: event.id,
            title: event.title,
            from: event.from,
            to: event.to,
            source: event.source,
          },
          storyIds,
          stories: stories.map(storyData),
        })),
      },
    };
  },
};

/** A page's place: the last day the pages before it have told, and the archive's own cursor. */
function readPlace(cursor: string | null): { since: string; cursor: string | null } {
  const found = /^(\S{10}) (.+)$/s.exec(cursor ?? '');
  return { since: found?.[1] ?? '', cursor: found?.[2] ?? null };
}

function tookPart(event: KnownEvent, person: string | null): boolean {
  return person === null || event.participants.includes(person) || event.place === person;
}

function firstDay(event: KnownEvent): string {
  return daysOf(event.from)?.from ?? event.from;
}

function lastDay(event: KnownEvent): string {
  return daysOf(event.to)?.to ?? event.to;
}

/** Puts stories under the events they are about, and everything in the order of days. */
function arrange(stories: Story[], known: KnownEvent[], about: Record<string, number[]>): Entry[] {
  const told = new Set<number>();
  const entries: Entry[] = known.map(event => {
    const storyIds = about[event.id] ?? [];
    const own = stories.filter(story => storyIds.includes(story.id) && !told.has(story.id));
    for (const story of own) told.add(story.id);
    return { day: firstDay(event), event, stories: own, storyIds };
  });
  for (const story of stories)
    if (!told.has(story.id))
      entries.push({
        day: (story.from as string).slice(0, 10),
        event: null,
        stories: [story],
        storyIds: [story.id],
      });
  return entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** "**18 Jun 2024 to 19 Jun 2024** — Putin visits Pyongyang — 2 stories: #4 (hi, ru), #9". */
function sayEntry({ day, event, stories, storyIds }: Entry, { timeZone, say }: CommandContext): TextRun[] {
  if (event === null) {
    const story = stories[0] as Story;
    return [
      { text: sayDate(day, timeZone, say), bold: true },
      { text: ` — ${story.brief ?? story.title} · ${sayStory(story, say)}` },
    ];
  }
  const from = sayDate(event.from, timeZone, say);
  const to = sayDate(event.to, timeZone, say);
  const others = storyIds.filter(id => !stories.some(story => story.id === id)).map(id => `#${id}`);
  const listed = [...stories.map(story => sayStory(story, say)), ...others.slice(0, mostNumbers)].join(', ');
  const left = others.length - mostNumbers;
  return [
    { text: from === to ? from : say('date.span', { from, to }), bold: true },
    { text: ` — ${event.title} · ` },
    {
      text:
        storyIds.length === 0
          ? say('timeline.noReport')
          : left > 0
            ? say('timeline.more', { stories: listed, n: left })
            : listed,
    },
  ];
}

function sayStory(story: Story, say: Speaker): string {
  const reports = story.articles.length;
  return `#${story.id} (${story.languages.join(', ')}${reports > 1 ? `, ${say('n.reports', { n: reports })}` : ''})`;
}
