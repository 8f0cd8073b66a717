import type { Entity, Office } from '../src/beat/beat.ts';
import { nameCountry, sayDate } from '../src/digest/wording.ts';
import type { Article } from '../src/model/article.ts';
import type { Block, TextRun } from '../src/model/view.ts';
import { parseForm } from '../src/reading/name-forms.ts';
import type { Speaker } from '../src/wording/speaker.ts';
import { articleData, commandAction, healthNote, shareAction, storyBlocks, storyData } from './answers.ts';
import { nameOption, parsePerson } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';

const storiesShown = 3;
const eventsShown = 5;
/** So many spellings of a name are shown for each language. */
const spellingsShown = 4;

/** A person, body or place of the beat: spellings, offices, and how the coverage speaks of them. */
export const who: Command = {
  name: 'who',
  description: 'A person or body: spellings in every script, offices held, mentions, stories',
  rights: 'anyone',
  options: [
    {
      name: 'name',
      description: 'The name in any script and spelling: Shoigu, शोइगु, 쇼이구',
      type: 'string',
      suggests: 'person',
      required: true,
      positional: true,
    },
  ],
  examples: ['who Shoigu', 'who 최선희'],
  async run(options, context) {
    const { archive, beat, timeZone, say } = context;
    const id = parsePerson(nameOption(options, 'name'), context) as string;
    const entity = beat.entities.find(one => one.id === id) as Entity;
    const offices = beat.offices.filter(office => office.person === id).sort(compareOffices);
    const [mentions, newest] = await Promise.all([
      archive.mentions(id),
      archive.latest({ person: id, limit: storiesShown }),
    ]);
    const events = beat.events
      .filter(event => event.participants.includes(id) || event.place === id)
      .sort((a, b) => (a.from < b.from ? 1 : -1));
    const spellings = listSpellings(entity);
    const side = entity.country === null ? '' : nameCountry(entity.country, say);
    const blocks: Block[] = [];
    if (offices.length > 0)
      blocks.push(
        { kind: 'heading', text: say('who.offices') },
        { kind: 'list', ordered: false, items: offices.map(office => sayOffice(office, timeZone, say)) },
      );
    blocks.push({ kind: 'heading', text: say('who.archive') });
    if (mentions.articles === 0)
      blocks.push({ kind: 'text', text: say('who.notNamed') }, await healthNote(context));
    else
      blocks.push({
        kind: 'fields',
        fields: [
          { name: say('who.namedIn'), value: say('n.articles', { n: mentions.articles }) },
          {
            name: say('who.byLanguage'),
            value: Object.entries(mentions.languages)
              .map(([language, articles]) => `${language} ${articles}`)
              .join(', '),
          },
          ...sayEnd(say('who.first'), mentions.first, timeZone, say),
          ...(mentions.articles > 1 ? sayEnd(say('who.last'), mentions.last, timeZone, say) : []),
        ],
      });
    if (newest.stories.length > 0)
      blocks.push(
        { kind: 'heading', text: say('who.newest') },
        ...(await storyBlocks(context, newest.stories, 1)),
      );
    if (events.length > 0) {
      blocks.push(
        { kind: 'heading', text: say('who.events') },
        {
          kind: 'list',
          ordered: false,
          items: events
            .slice(0, eventsShown)
            .map(event => [
              { text: sayDate(event.from, timeZone, say), bold: true },
              { text: ` — ${event.title}` },
            ]),
        },
      );
      if (events.length > eventsShown)
        blocks.push({
          kind: 'note',
          text: say('who.moreEvents', { n: events.length - eventsShown }),
        });
    }
    blocks.push(
      { kind: 'heading', text: say('who.spellings') },
      {
        kind: 'list',
        ordered: false,
        items: Object.entries(spellings).map(([language, forms]) => [
          { text: `${language} `, code: true },
          { text: ` ${forms.slice(0, spellingsShown).join(' · ')}` },
        ]),
      },
    );
    const named = say('who.named', { n: mentions.articles });
    return {
      view: {
        title: entity.name,
        subtitle: [say(`who.kind.${entity.kind}`), side, named].filter(part => part !== '').join(' · '),
        blocks,
        actions: [
          ...(await timelineAction(context, entity, events.at(-1)?.from ?? null, mentions.first)),
          await shareAction(context, 'who', { name: entity.name }),
        ],
        tone: 'answer',
        fallback: `${entity.name}: ${named}`,
      },
      data: {
        id,
        name: entity.name,
        kind: entity.kind,
        country: entity.country,
        spellings,
        offices: offices.map(({ title, from, to, source }) => ({ title, from, to, source })),
        events: events.map(({ id: event, title, from, to }) => ({ id: event, title, from, to })),
        mentions: {
          ...mentions,
          first: mentions.first && articleData(mentions.first),
          last: mentions.last && articleData(mentions.last),
        },
        items: newest.stories.map(storyData),
      },
    };
  },
};

/** Names as they are written, by language, without the signs that tell how they are matched. */
function listSpellings(entity: Entity): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(entity.forms)
      .map(([language, forms]): [string, string[]] => [
        language,
        [...new Set(forms.flatMap(form => parseForm(form)?.written ?? []))],
      ])
      .filter(([, forms]) => forms.length > 0),
  );
}

/** The newest first; one still held before all. */
function compareOffices(a: Office, b: Office): number {
  return (b.to ?? '9').localeCompare(a.to ?? '9') || (b.from ?? '').localeCompare(a.from ?? '');
}

function sayOffice(office: Office, timeZone: string, say: Speaker): TextRun[] {
  const from = office.from === null ? '' : sayDate(office.from, timeZone, say);
  const to = office.to === null ? '' : sayDate(office.to, timeZone, say);
  const span =
    from !== '' && to !== ''
      ? say('date.span', { from, to })
      : from !== ''
        ? say('who.since', { date: from })
        : to !== ''
          ? say('who.until', { date: to })
          : '';
  return [{ text: office.title, bold: office.to === null }, { text: span === '' ? '' : ` · ${span}` }];
}

function sayEnd(
  name: string,
  article: Article | null,
  timeZone: string,
  say: Speaker,
): { name: string; value: TextRun[] }[] {
  if (article === null) return [];
  const { published, title, language } = article.reading;
  const date = sayDate(published.date ?? article.firstSeen, timeZone, say);
  const day =
    published.date === null
      ? say('who.firstSeen', { date })
      : published.basis === 'inferred'
        ? say('who.inferred', { date })
        : date;
  return [
    {
      name,
      value: [
        { text: `${day} · ` },
        article.url === null ? { text: title } : { text: title, url: article.url },
        { text: ` (${language}, #${article.storyId})` },
      ],
    },
  ];
}

/** Opens the timeline of them from the first day anything is known of. */
async function timelineAction(
  context: CommandContext,
  entity: Entity,
  firstEvent: string | null,
  first: Article | null,
) {
  const days = [firstEvent, first?.reading.published.date ?? null]
    .flatMap(day => day?.slice(0, 10) ?? [])
    .sort();
  const from = days[0];
  if (from === undefined) return [];
  return [
    await commandAction(context, context.say('button.timeline'), 'timeline', { person: entity.name, from }),
  ];
}
