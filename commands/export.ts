import type { SearchQuery, StoryQuery } from '../src/archive/archive.ts';
import {
  describeFormat,
  type Exported,
  type ExportFormat,
  exportFormats,
  writeExport,
} from '../src/digest/export-files.ts';
import type { Article, Story } from '../src/model/article.ts';
import type { Block } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { healthNote, plainAnswer } from './answers.ts';
import {
  numberOption,
  parseLanguages,
  parseMoment,
  parsePerson,
  parseTopics,
  textOption,
} from './arguments.ts';
import type { Command, CommandContext, OptionValues } from './command.ts';
import { readQuery } from './search.ts';

const defaultCount = 200;
const mostCount = 2000;
const pageSize = 100;
/** Discord takes 10 MiB (docs.discord.com reference, §Uploading Files); some room is left. */
const mostBytes = 8 * 1024 * 1024;

/** Stories, or what a search finds, as a file with citation lines. */
export const exportCommand: Command = {
  name: 'export',
  description: 'Stories or search results as a file: CSV, JSON Lines or Markdown, with citations',
  rights: 'manager',
  options: [
    {
      name: 'query',
      description: 'Search words; without any, the newest stories are exported',
      type: 'string',
      positional: true,
    },
    {
      name: 'format',
      description: 'The kind of file (csv)',
      type: 'string',
      choices: exportFormats.map(format => ({ name: format, value: format })),
    },
    { name: 'language', description: 'Only in these languages: hi, Russian, 한국어', type: 'string' },
    { name: 'topic', description: 'Only on these topics: arms-supply, summit', type: 'string' },
    { name: 'person', description: 'Only what names this person or body, in any script', type: 'string' },
    { name: 'from', description: 'First seen from then on: 7d, 2026-11-01', type: 'string' },
    { name: 'to', description: 'First seen up to then (with search words): 2026-11-20', type: 'string' },
    {
      name: 'count',
      description: `At most so many stories or articles (${defaultCount})`,
      type: 'integer',
      minimum: 1,
      maximum: mostCount,
    },
  ],
  examples: ['export', 'export format:markdown from:7d', 'export "artillery shells" format:csv language:ru'],
  async run(options, context) {
    const { say } = context;
    const format = readFormat(options);
    const limit = numberOption(options, 'count', defaultCount);
    const typed = textOption(options, 'query');
    const { exported, total } =
      typed === null
        ? await takeStories(options, context, limit)
        : await takeArticles(options, context, limit);
    const found = exported.kind === 'stories' ? exported.stories.length : exported.articles.length;
    if (found === 0) {
      const none = plainAnswer(say('export.title'), say('export.none'), { total: 0 });
      return { ...none, view: { ...none.view, blocks: [...none.view.blocks, await healthNote(context)] } };
    }
    const { file, kept } = await writeWithin(exported, format, context.timeZone);
    const { ending, mediaType } = describeFormat(format);
    const name = `dprk-russia-${exported.kind}-${context.now.slice(0, 10)}.${ending}`;
    const what = exported.kind === 'stories' ? say('n.stories', { n: kept }) : say('n.articles', { n: kept });
    const blocks: Block[] = [{ kind: 'text', text: say('export.done', { what, file: name }) }];
    if (kept < total)
      blocks.push({
        kind: 'note',
        text: kept < found ? say('export.tooLarge', { total, kept }) : say('export.ask', { total, kept }),
      });
    return {
      view: {
        title: say('export.title'),
        subtitle: [typed, format].filter(part => part !== null).join(' · '),
        blocks,
        actions: [],
        files: [{ name, mediaType, bytes: file, alt: null }],
        tone: 'answer',
        fallback: say('export.told', { what }),
      },
      data: {
        name,
        mediaType,
        total,
        exported: kept,
        content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(file),
      },
    };
  },
};

function readFormat(options: OptionValues): ExportFormat {
  const format = textOption(options, 'format') ?? 'csv';
  if (exportFormats.includes(format as ExportFormat)) return format as ExportFormat;
  throw usageError('export.format', { word: format, formats: exportFormats.join(', ') });
}

/** The newest stories that pass the filters. */
async function takeStories(options: OptionValues, context: CommandContext, limit: number) {
  const languages = parseLanguages(textOption(options, 'language'));
  const topics = parseTopics(textOption(options, 'topic'), context);
  const person = parsePerson(textOption(options, 'person'), context);
  const from = textOption(options, 'from');
  const query: Omit<StoryQuery, 'limit' | 'cursor'> = {
    ...(languages.length > 0 ? { languages } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(person === null ? {} : { person }),
    ...(from === null ? {} : { since: parseMoment(from, context.now, context.timeZone) }),
  };
  const stories: Story[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page = await context.archive.latest({
      ...query,
      limit: Math.min(pageSize, limit - stories.length),
      cursor,
    });
    stories.push(...page.stories);
    total = page.total;
    cursor = page.next;
  } while (cursor !== null && stories.length < limit);
  return { exported: { kind: 'stories', stories } as Exported, total };
}

/** What a search finds, the best and freshest first. */
async function takeArticles(options: OptionValues, context: CommandContext, limit: number) {
  const { query } = readQuery(options, context);
  const articles: Article[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const asked: SearchQuery = { ...query, limit: Math.min(pageSize, limit - articles.length), cursor };
    const page = await context.archive.search(asked);
    articles.push(...page.hits.map(hit => hit.article));
    total = page.total;
    cursor = page.next;
  } while (cursor !== null && articles.length < limit);
  return { exported: { kind: 'articles', articles } as Exported, total };
}

/** The file, with fewer entries where it would be larger than a platform takes. */
async function writeWithin(exported: Exported, format: ExportFormat, timeZone: string) {
  let kept = exported.kind === 'stories' ? exported.stories.length : exported.articles.length;
  for (;;) {
    const part: Exported =
      exported.kind === 'stories'
        ? { kind: 'stories', stories: exported.stories.slice(0, kept) }
        : { kind: 'articles', articles: exported.articles.slice(0, kept) };
    const file = new TextEncoder().encode(await writeExport(part, format, timeZone));
    if (file.length <= mostBytes || kept <= 1) return { file, kept };
    kept = Math.max(1, Math.floor((kept * mostBytes * 0.9) / file.length));
  }
}
