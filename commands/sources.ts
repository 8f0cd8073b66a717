import { saySource } from '../src/digest/health.ts';
import { count } from '../src/digest/wording.ts';
import type { SourceHealth } from '../src/model/health.ts';
import type { TextRun } from '../src/model/view.ts';
import type { Command } from './command.ts';

/** Every source and every platform, with its health. */
export const sources: Command = {
  name: 'sources',
  description: 'What is being read, and how well: folder, feeds, platforms',
  rights: 'anyone',
  options: [],
  examples: ['sources'],
  async run(_options, context) {
    const [health, totals] = await Promise.all([context.archive.sources(), context.archive.counts()]);
    const languages = Object.entries(totals.languages)
      .sort((a, b) => b[1] - a[1])
      .map(([language, number]) => `${language} ${number}`)
      .join(', ');
    const platforms = context.platforms();
    return {
      view: {
        title: 'Sources',
        subtitle: `${count(health.length, 'source', 'sources')} · the archive holds ${count(totals.articles, 'article', 'articles')} in ${count(totals.stories, 'story', 'stories')}`,
        blocks: [
          health.length > 0
            ? {
                kind: 'list',
                ordered: false,
                items: health.map(source => describe(source, context.timeZone)),
              }
            : {
                kind: 'text',
                text: 'No source is being watched. Drop article texts into the seeds folder, or list feeds in FEEDS.',
              },
          ...(languages === ''
            ? []
            : [{ kind: 'note' as const, text: `Articles by language: ${languages}` }]),
          ...(platforms.length === 0
            ? []
            : [
                {
                  kind: 'fields' as const,
                  fields: platforms.map(platform => ({ name: platform.name, value: platform.state })),
                },
              ]),
        ],
        actions: [],
        tone: 'answer',
        fallback:
          health.map(source => saySource(source, context.timeZone)).join('. ') ||
          'No source is being watched.',
      },
      data: { sources: health, totals, platforms },
    };
  },
};

function describe(source: SourceHealth, timeZone: string): TextRun[] {
  const { stored, revised, duplicate, offBeat, unreadable } = source.counts;
  const counts = [
    `${stored} kept`,
    revised > 0 ? `${revised} revised` : '',
    duplicate > 0 ? `${duplicate} seen before` : '',
    offBeat > 0 ? `${offBeat} off the beat` : '',
    unreadable > 0 ? `${unreadable} unreadable` : '',
  ].filter(part => part !== '');
  return [
    { text: saySource(source, timeZone), bold: source.state !== 'ok' },
    { text: ` · ${counts.join(', ')}` },
  ];
}
