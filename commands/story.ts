import { groupCopies } from '../src/digest/copies.ts';
import { toStoryMark } from '../src/digest/judgement-words.ts';
import { sayStoryDate, toSourceLink, translateExtract } from '../src/digest/story-block.ts';
import { gatherFigures } from '../src/digest/story-figures.ts';
import { nameCountry, nameTopic, sayMoment, sayPublished } from '../src/digest/wording.ts';
import type { Article, Story } from '../src/model/article.ts';
import type { Translations } from '../src/model/translation.ts';
import type { Block, TextRun } from '../src/model/view.ts';
import { usageError } from '../src/wording/faults.ts';
import { commandAction, shareAction, storyData } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { withMoment } from './runs.ts';
import { copyNote, figureBlocks, quoteBlocks } from './story-parts.ts';

/** One story whole: the brief, what each language and outlet says, who and where, quotes, and how every date is known. */
export const story: Command = {
  name: 'story',
  description: 'One story whole: what each outlet and language says',
  rights: 'anyone',
  options: [
    {
      name: 'story',
      description: "The story's number, as shown with #, or an article's id",
      type: 'string',
      suggests: 'story',
      required: true,
      positional: true,
    },
  ],
  examples: ['story 3', 'story article-2026-11.txt'],
  async run(options, context) {
    const { say } = context;
    const wanted = nameOption(options, 'story');
    const found = await findStory(wanted, context);
    if (!found) throw usageError('story.unknown', { wanted });
    const reports = found.articles;
    const blocks: Block[] = [
      ...(await sayWhereItWent(wanted, found, context)),
      ...(await markBlocks(found, context)),
    ];
    if (found.brief) blocks.push({ kind: 'text', text: [{ text: found.brief, bold: true }] });
    blocks.push({ kind: 'fields', fields: describe(found, context) });
    const copies = groupCopies(reports);
    const translations = (await context.translator?.prepared(reports, say.tongue)) ?? null;
    // Whoever asks again finds what was missing.
    context.translator?.want(reports, [say.tongue]);
    for (const group of [...copies].reverse())
      blocks.push(...reportBlocks(group.shown, context, translations), ...copyNote(group, say));
    blocks.push(...figureBlocks(reports, say), ...quoteBlocks(copies, say));
    return {
      view: {
        title: found.title,
        subtitle: [
          say('story.number', { id: found.id }),
          say('n.reports', { n: reports.length }),
          found.languages.join(', '),
        ].join(' · '),
        blocks,
        actions: [
          await commandAction(context, say('button.discuss'), 'discuss', { story: found.id }),
          await shareAction(context, 'story', { story: found.id }),
        ],
        tone: 'answer',
        fallback: say('story.told', { id: found.id, what: found.brief ?? found.title }),
      },
      data: {
        ...storyData(found),
        figures: gatherFigures(reports),
        readings: reports.map(article => ({ id: article.id, ...readingData(article) })),
      },
    };
  },
};

/** A story by its number ("3", "#3") or by an article's id, file name or address. */
export async function findStory(wanted: string, context: CommandContext): Promise<Story | null> {
  const number = /^#?(\d{1,12})$/.exec(wanted.trim());
  if (number) {
    const byNumber = await context.archive.story(Number(number[1]));
    if (byNumber) return byNumber;
  }
  const article = await context.archive.article(wanted.trim());
  return article ? context.archive.story(article.storyId) : null;
}

/** Whoever asks by the number of a story that is no more learns where it went. */
async function sayWhereItWent(wanted: string, found: Story, context: CommandContext): Promise<Block[]> {
  const asked = Number(/^#?(\d{1,12})$/.exec(wanted.trim())?.[1] ?? found.id);
  // A number of no story may have been an article's.
  if (asked === found.id || (await context.archive.story(asked)) === null) return [];
  return [{ kind: 'note', text: context.say('story.joined', { id: asked, to: found.id }) }];
}

/** What a person said of the story, and where the story is that it repeats. */
async function markBlocks(found: Story, context: CommandContext): Promise<Block[]> {
  const mark = toStoryMark(found.judgement, context.say);
  if (mark === null || found.judgement === null) return [];
  const { duplicateOf, at } = found.judgement;
  const other = duplicateOf === null ? null : await context.archive.story(duplicateOf);
  return [
    {
      kind: 'text',
      text: [{ text: mark.text, bold: true }, { text: ` · ${sayMoment(at, context.timeZone, context.say)}` }],
    },
    ...(mark.note === null ? [] : [{ kind: 'text' as const, text: mark.note }]),
    ...(other === null
      ? []
      : [
          {
            kind: 'extract' as const,
            extract: { text: other.title, language: other.titleLanguage },
            caption: context.say('story.small', { id: other.id }),
          },
        ]),
  ];
}

function describe(found: Story, context: CommandContext): { name: string; value: string }[] {
  const names = (pick: (article: Article) => { name: string; count: number }[]) => {
    const counts = new Map<string, number>();
    for (const article of found.articles) {
      for (const entity of pick(article))
        counts.set(entity.name, (counts.get(entity.name) ?? 0) + entity.count);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .map(([name]) => name)
      .join(', ');
  };
  const { say } = context;
  const topics = found.topics.map(id => nameTopic(id, context.beat, say)).join(', ');
  const agencies = [...new Set(found.articles.flatMap(article => article.reading.agencies))].join(', ');
  const countries = [
    ...new Set(
      found.articles.flatMap(article => [...article.reading.countries, ...article.reading.metonyms]),
    ),
  ]
    .map(code => nameCountry(code, say))
    .join(', ');
  return [
    { name: say('story.date'), value: sayStoryDate(found, context.timeZone, say) },
    { name: say('story.people'), value: names(article => article.reading.people) },
    { name: say('story.bodies'), value: names(article => article.reading.organisations) },
    { name: say('story.places'), value: names(article => article.reading.places) },
    { name: say('story.countries'), value: countries },
    { name: say('story.agencies'), value: agencies },
    { name: say('story.topics'), value: topics },
  ].filter(field => field.value !== '');
}

function reportBlocks(article: Article, context: CommandContext, translations: Translations | null): Block[] {
  const { reading } = article;
  const { say } = context;
  const source = toSourceLink(article);
  const firstSeen = sayMoment(article.firstSeen, context.timeZone, say);
  const caption: TextRun[] = [
    source.url ? { text: source.name, url: source.url } : { text: source.name },
    { text: ` · ${say('story.report', { number: article.key })}` },
    { text: ` · ${sayPublished(reading.published, article.firstSeen, context.timeZone, say)}` },
    { text: ' · ' },
    ...withMoment(say('story.firstSeen', { moment: firstSeen }), firstSeen, article.firstSeen),
    ...(article.revisions > 1 ? [{ text: ` · ${say('story.versions', { n: article.revisions })}` }] : []),
  ];
  const summary = reading.summary.map(sentence => sentence.text.trim()).join(' ');
  const translated = translateExtract(
    [reading.title, ...reading.summary.map(sentence => sentence.text.trim())],
    reading.language,
    translations,
    say,
  );
  const clues = reading.published.clues.filter(clue => clue !== '');
  return [
    { kind: 'divider' },
    { kind: 'extract', extract: { text: reading.title, language: reading.language }, caption: null },
    { kind: 'note', text: caption },
    ...(summary === ''
      ? []
      : [
          { kind: 'extract' as const, extract: { text: summary, language: reading.language }, caption: null },
        ]),
    ...(translated === null
      ? []
      : [{ kind: 'extract' as const, extract: translated, caption: translated.caption ?? null }]),
    ...(reading.published.basis === 'inferred' && clues.length > 0
      ? [{ kind: 'note' as const, text: say('story.inferred', { clues: clues.join('; ') }) }]
      : []),
  ];
}

/** What was read in an article beyond what every list tells, without what only the archive needs. */
function readingData({ reading }: Article) {
  const { language, title, titleBasis, published, terms, fingerprint, groupKey, ...told } = reading;
  return told;
}
