import { sayChange, sayWho, toStoryMark } from '../src/digest/judgement-words.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { Article } from '../src/model/article.ts';
import type { Outcome } from '../src/model/outcome.ts';
import type { Block } from '../src/model/view.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';

const outcomesShown = 10;

const meanings: Record<Outcome['kind'], string> = {
  stored: 'Kept as a new article',
  duplicate: 'Seen before',
  revised: 'Kept as a new version of an article',
  'off-beat': 'Left out: not about the beat',
  unreadable: 'Could not be read',
};

/** Why an article was kept, left out or grouped as it was. */
export const why: Command = {
  name: 'why',
  description: 'What became of a file, address or article, and why',
  rights: 'anyone',
  options: [
    {
      name: 'item',
      description: "The file's name, the address, or the article's id",
      type: 'string',
      required: true,
      positional: true,
    },
  ],
  examples: ['why note.txt', 'why https://example.org/article'],
  async run(options, context) {
    const wanted = nameOption(options, 'item');
    const outcomes = await context.archive.outcomesOf(wanted, outcomesShown);
    if (outcomes.length === 0) {
      return plainAnswer(
        `Why: ${wanted}`,
        'Nothing of that name has come in. Check the spelling; `sources` shows what is being read, and whether it is well.',
        { item: wanted, outcomes: [] },
      );
    }
    const article = await context.archive.article(wanted);
    const blocks: Block[] = outcomes.flatMap(outcome => describe(outcome, context));
    if (article) {
      const { reading } = article;
      blocks.push({ kind: 'divider' });
      blocks.push({
        kind: 'fields',
        fields: [
          {
            name: 'Relevance',
            value: `${reading.relevance.score.toFixed(2)}: ${reading.relevance.reasons.join('; ')}`,
          },
          {
            name: 'Language',
            value: `${reading.language} (${Math.round(reading.languageConfidence * 100)} % sure)`,
          },
          {
            name: 'Date',
            value: [
              reading.published.date ?? 'unknown',
              reading.published.basis,
              ...reading.published.clues,
            ].join('; '),
          },
          { name: 'Story', value: `#${article.storyId}` },
          ...(await sayCorrections(article, context)),
        ],
      });
    }
    return {
      view: {
        title: `Why: ${wanted}`,
        subtitle: null,
        blocks,
        actions: [],
        tone: 'answer',
        fallback: `${wanted}: ${meanings[outcomes[0]?.kind ?? 'stored']}`,
      },
      data: { item: wanted, outcomes },
    };
  },
};

/** What people made of the article's story: the mark it has, and the corrections that concern it. */
async function sayCorrections(
  article: Article,
  context: CommandContext,
): Promise<{ name: string; value: string }[]> {
  const mark = toStoryMark(await context.archive.judgement(article.storyId));
  const corrections = await context.archive.corrections({ storyId: article.storyId, limit: 5 });
  return [
    ...(mark === null
      ? []
      : [{ name: 'Mark', value: mark.note === null ? mark.text : `${mark.text}: ${mark.note}` }]),
    ...corrections.map(one => ({
      name: `Correction ${one.number}`,
      value: `${sayChange(one.change)}, ${sayWho(one)}, ${sayMoment(one.at, context.timeZone)}`,
    })),
  ];
}

function describe(outcome: Outcome, context: CommandContext): Block[] {
  const story = outcome.storyId === null ? '' : ` · story #${outcome.storyId}`;
  return [
    {
      kind: 'text',
      text: [
        { text: meanings[outcome.kind], bold: true },
        { text: ` · ` },
        { text: sayMoment(outcome.at, context.timeZone), time: outcome.at },
        { text: `${story} · ${outcome.locator}` },
      ],
    },
    { kind: 'list', ordered: false, items: outcome.reasons },
  ];
}
