import type { SearchHit, SearchQuery } from '../src/archive/archive.ts';
import { toStoryMark } from '../src/digest/judgement-words.ts';
import { toSourceLink } from '../src/digest/story-block.ts';
import { sayPublished } from '../src/digest/wording.ts';
import { UsageError } from '../src/errors.ts';
import type { Article } from '../src/model/article.ts';
import type { Block } from '../src/model/view.ts';
import { makeQuery } from '../src/reading/query.ts';
import { snippet } from '../src/reading/snippet.ts';
import { usageError } from '../src/wording/faults.ts';
import { articleData, commandAction, healthNote, pagingActions, readPaging, shareAction } from './answers.ts';
import {
  numberOption,
  parseLanguages,
  parseMoment,
  parsePerson,
  parseTopics,
  textOption,
} from './arguments.ts';
import type { Command, CommandContext, OptionValues } from './command.ts';
import { atField, FieldError } from './field-error.ts';
import { filterMenus, storyMenu } from './menus.ts';
import { searchForm } from './search-form.ts';

const defaultCount = 5;

/** Words in any script, names in any spelling. */
export const search: Command = {
  name: 'search',
  description: 'Search all coverage: words in any script, names in any spelling',
  rights: 'anyone',
  form: searchForm,
  options: [
    {
      name: 'query',
      description: 'Words, "phrases", -not; Shoigu also finds शोइगु and Шойгу',
      type: 'string',
      positional: true,
    },
    {
      name: 'language',
      description: 'Only articles in these languages: hi, Russian, 한국어',
      type: 'string',
    },
    {
      name: 'topic',
      description: 'Only articles on these topics: arms-supply, summit',
      type: 'string',
      suggests: 'topic',
    },
    {
      name: 'person',
      description: 'Only articles that name this person or body',
      type: 'string',
      suggests: 'person',
    },
    { name: 'from', description: 'First seen from then on: 7d, 2026-11-01', type: 'string' },
    { name: 'to', description: 'First seen up to then: yesterday, 2026-11-20', type: 'string' },
    { name: 'count', description: 'How many on a page (5)', type: 'integer', minimum: 1, maximum: 20 },
  ],
  examples: [
    'search Shoigu',
    'search "artillery shells" -Iran language:ru',
    'search शोइगु',
    'search 쇼이구 from:2026-11-01',
  ],
  async run(options, context) {
    const { say } = context;
    const typed = textOption(options, 'query');
    if (typed === null) throw new FieldError('query', usageError('search.needed'));
    const asked = readQuery(options, context);
    const size = numberOption(options, 'count', defaultCount);
    const paging = readPaging(options);
    const query: SearchQuery = { ...asked.query, limit: size, cursor: paging.cursor };
    const page = await context.archive.search(query);
    const found = say('n.articles', { n: page.total });
    const start = paging.trail.length * size + 1;
    const blocks: Block[] = [];
    for (const [index, hit] of page.hits.entries())
      blocks.push(await hitBlock(hit.article, start + index, query, context));
    for (const problem of asked.problems) blocks.push({ kind: 'note', text: problem });
    if (page.hits.length === 0) {
      blocks.push({ kind: 'text', text: say('search.none', { words: typed }) }, await healthNote(context));
    }
    return {
      view: {
        title: say('search.title', { words: typed }),
        subtitle: say('search.found', { articles: found }),
        blocks,
        actions: [
          ...(await storyMenu(context, page.hits.map(storyOfHit))),
          ...(await filterMenus(context, 'search', options)),
          ...(await pagingActions(context, 'search', options, paging, {
            next: page.next,
            total: page.total,
            size,
          })),
          ...(page.hits.length > 0 ? [await shareAction(context, 'search', options)] : []),
        ],
        tone: 'answer',
        fallback: say('search.told', { words: typed, articles: found }),
      },
      data: {
        query: typed,
        total: page.total,
        next: page.next,
        items: page.hits.map(hit => ({
          ...articleData(hit.article),
          story: hit.article.storyId,
          score: hit.score,
        })),
      },
    };
  },
};

/**
 * What the words and filters of a search ask of the archive, and what of them could not be understood.
 * Throws UsageError when nothing is left to look for.
 */
export function readQuery(
  options: OptionValues,
  context: CommandContext,
): { query: Omit<SearchQuery, 'limit' | 'cursor'>; problems: string[] } {
  const made = makeQuery(textOption(options, 'query') ?? '', {
    match: text => context.names.find(text, 'und'),
    resolve: words => context.names.resolve(words),
    now: context.now,
    timeZone: context.timeZone,
  });
  const languages = [...parseLanguages(textOption(options, 'language')), ...(made.filters.languages ?? [])];
  const topics = parseTopics(
    [textOption(options, 'topic') ?? '', ...(made.filters.topics ?? [])].join(','),
    context,
  );
  const person =
    atField('person', () => parsePerson(textOption(options, 'person'), context)) ??
    made.filters.person ??
    null;
  const moment = (name: 'from' | 'to', edge: 'start' | 'end') => {
    const text = textOption(options, name);
    if (text === null) return made.filters[name];
    return atField(name, () => parseMoment(text, context.now, context.timeZone, edge));
  };
  const from = moment('from', 'start');
  const to = moment('to', 'end');
  const filtered =
    languages.length + topics.length > 0 || person !== null || from !== undefined || to !== undefined;
  if (made.groups.length === 0 && !filtered) {
    const [problem] = made.problems;
    throw problem === undefined ? usageError('search.empty') : new UsageError(problem);
  }
  return {
    query: {
      groups: made.groups,
      without: made.without,
      ...(languages.length > 0 ? { languages } : {}),
      ...(topics.length > 0 ? { topics } : {}),
      ...(person === null ? {} : { person }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
    problems: made.problems,
  };
}

/** The story of a report that was found, called as the report is. */
function storyOfHit({ article }: SearchHit) {
  const { title, language, brief } = article.reading;
  return { id: article.storyId, title, languages: [language], brief };
}

/** One article with the words around the hit, the hit marked. */
async function hitBlock(
  article: Article,
  position: number,
  query: SearchQuery,
  context: CommandContext,
): Promise<Block> {
  const { reading } = article;
  const around = snippet(
    article.text,
    reading.language,
    query.groups,
    context.names.find(article.text, reading.language),
  );
  return {
    kind: 'story',
    position,
    storyId: article.storyId,
    languages: [reading.language],
    title: reading.title,
    titleLanguage: reading.language,
    url: article.url,
    brief: reading.brief,
    extracts: around === null ? [] : [{ text: around.text, language: reading.language, marks: around.marks }],
    date: sayPublished(reading.published, article.firstSeen, context.timeZone, context.say),
    sources: [toSourceLink(article)],
    mark: toStoryMark(await context.archive.judgement(article.storyId), context.say),
    status: null,
    actions: [await commandAction(context, context.say('button.more'), 'story', { story: article.storyId })],
  };
}
