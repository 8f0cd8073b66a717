import type { StoryQuery } from '../src/archive/archive.ts';
import { nameTopic } from '../src/digest/wording.ts';
import { healthNote, pagingActions, readPaging, shareAction, storyBlocks, storyData } from './answers.ts';
import {
  numberOption,
  parseLanguages,
  parseMoment,
  parsePerson,
  parseTopics,
  textOption,
} from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { filterMenus, storyMenu } from './menus.ts';

const defaultCount = 5;

/** The newest stories. */
export const latest: Command = {
  name: 'latest',
  description: 'The newest stories, with the language of every report',
  rights: 'anyone',
  options: [
    {
      name: 'count',
      description: 'How many stories on a page (5)',
      type: 'integer',
      minimum: 1,
      maximum: 20,
    },
    {
      name: 'language',
      description: 'Only stories reported in these languages: hi, Russian, 한국어',
      type: 'string',
    },
    {
      name: 'topic',
      description: 'Only stories on these topics: arms-supply, summit',
      type: 'string',
      suggests: 'topic',
    },
    {
      name: 'person',
      description: 'Only stories that name this person or body, in any script',
      type: 'string',
      suggests: 'person',
    },
    { name: 'since', description: 'Only since then: 24h, 7d, yesterday, 2026-11-20', type: 'string' },
  ],
  examples: ['latest', 'latest count:10 language:hi', 'latest topic:arms-supply since:7d'],
  async run(options, context) {
    const { say } = context;
    const size = numberOption(options, 'count', defaultCount);
    const paging = readPaging(options);
    const person = parsePerson(textOption(options, 'person'), context);
    const since = textOption(options, 'since');
    const languages = parseLanguages(textOption(options, 'language'));
    const topics = parseTopics(textOption(options, 'topic'), context);
    const query: StoryQuery = {
      limit: size,
      cursor: paging.cursor,
      ...(languages.length > 0 ? { languages } : {}),
      ...(topics.length > 0 ? { topics } : {}),
      ...(person === null ? {} : { person }),
      ...(since === null ? {} : { since: parseMoment(since, context.now, context.timeZone) }),
    };
    const page = await context.archive.latest(query);
    const start = paging.trail.length * size + 1;
    const asked = [
      languages.length > 0 ? say('filter.languages', { languages: languages.join(', ') }) : '',
      topics.length > 0 ? say('filter.topics', { topics: nameTopics(topics, context) }) : '',
      person === null
        ? ''
        : say('filter.person', {
            name: context.beat.entities.find(entity => entity.id === person)?.name ?? person,
          }),
      since === null ? '' : say('filter.since', { moment: since }),
    ].filter(part => part !== '');
    const found = say('n.stories', { n: page.total });
    const blocks =
      page.stories.length > 0
        ? await storyBlocks(context, page.stories, start)
        : [
            {
              kind: 'text' as const,
              text:
                asked.length > 0
                  ? say('latest.none', {
                      filters: asked.reduce((filters, filter) => say('filter.and', { filters, filter })),
                    })
                  : say('latest.empty'),
            },
            await healthNote(context),
          ];
    return {
      view: {
        title: say('latest.title'),
        subtitle: [context.beat.name, found, ...asked].join(' · '),
        blocks,
        actions: [
          ...(await storyMenu(context, page.stories)),
          ...(await filterMenus(context, 'latest', options)),
          ...(await pagingActions(context, 'latest', options, paging, {
            next: page.next,
            total: page.total,
            size,
          })),
          ...(page.stories.length > 0 ? [await shareAction(context, 'latest', options)] : []),
        ],
        tone: 'answer',
        fallback: say('latest.told', {
          stories: found,
          titles: page.stories.map(story => story.brief ?? story.title).join(' · '),
        }),
      },
      data: { items: page.stories.map(storyData), total: page.total, next: page.next },
    };
  },
};

/** Topics as they are called; in English by the ids that are typed. */
function nameTopics(ids: string[], { beat, say }: CommandContext): string {
  return ids.map(id => (say.tongue === 'en' ? id : nameTopic(id, beat, say))).join(', ');
}
