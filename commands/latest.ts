import type { StoryQuery } from '../src/archive/archive.ts';
import { count } from '../src/digest/wording.ts';
import { healthNote, pagingActions, readPaging, shareAction, storyBlocks, storyData } from './answers.ts';
import {
  numberOption,
  parseLanguages,
  parseMoment,
  parsePerson,
  parseTopics,
  textOption,
} from './arguments.ts';
import type { Command } from './command.ts';

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
      languages.length > 0 ? `in ${languages.join(', ')}` : '',
      topics.length > 0 ? `on ${topics.join(', ')}` : '',
      person === null
        ? ''
        : `naming ${context.beat.entities.find(entity => entity.id === person)?.name ?? person}`,
      since === null ? '' : `since ${since}`,
    ].filter(part => part !== '');
    const found = count(page.total, 'story', 'stories');
    const blocks =
      page.stories.length > 0
        ? await storyBlocks(context, page.stories, start)
        : [
            {
              kind: 'text' as const,
              text: asked.length > 0 ? `No story ${asked.join(' ')}.` : 'The archive holds no story yet.',
            },
            await healthNote(context),
          ];
    return {
      view: {
        title: 'Latest',
        subtitle: [context.beat.name, found, ...asked].join(' · '),
        blocks,
        actions: [
          ...(await pagingActions(context, 'latest', options, paging, {
            next: page.next,
            total: page.total,
            size,
          })),
          ...(page.stories.length > 0 ? [await shareAction(context, 'latest', options)] : []),
        ],
        tone: 'answer',
        fallback: `Latest: ${found}. ${page.stories.map(story => story.brief ?? story.title).join(' · ')}`,
      },
      data: { items: page.stories.map(storyData), total: page.total, next: page.next },
    };
  },
};
