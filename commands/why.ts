import { sayChange, sayWho, toStoryMark } from '../src/digest/judgement-words.ts';
import { sayMoment } from '../src/digest/wording.ts';
import type { Article } from '../src/model/article.ts';
import type { Outcome } from '../src/model/outcome.ts';
import type { Block } from '../src/model/view.ts';
import { plainAnswer } from './answers.ts';
import { nameOption } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';

const outcomesShown = 10;

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
    const { say } = context;
    const wanted = nameOption(options, 'item');
    const outcomes = await context.archive.outcomesOf(wanted, outcomesShown);
    if (outcomes.length === 0) {
      return plainAnswer(say('why.title', { item: wanted }), say('why.unknown'), {
        item: wanted,
        outcomes: [],
      });
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
            name: say('why.relevance'),
            value: `${reading.relevance.score.toFixed(2)}: ${reading.relevance.reasons.join('; ')}`,
          },
          {
            name: say('why.language'),
            value: say('why.sure', {
              language: reading.language,
              percent: Math.round(reading.languageConfidence * 100),
            }),
          },
          {
            name: say('why.date'),
            value: [
              reading.published.date ?? say('why.unknownDate'),
              reading.published.basis,
              ...reading.published.clues,
            ].join('; '),
          },
          { name: say('why.story'), value: `#${article.storyId}` },
          ...(await sayCorrections(article, context)),
        ],
      });
    }
    return {
      view: {
        title: say('why.title', { item: wanted }),
        subtitle: null,
        blocks,
        actions: [],
        tone: 'answer',
        fallback: `${wanted}: ${say(`why.${outcomes[0]?.kind ?? 'stored'}`)}`,
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
  const mark = toStoryMark(await context.archive.judgement(article.storyId), context.say);
  const corrections = await context.archive.corrections({ storyId: article.storyId, limit: 5 });
  return [
    ...(mark === null
      ? []
      : [
          {
            name: context.say('why.mark'),
            value: mark.note === null ? mark.text : `${mark.text}: ${mark.note}`,
          },
        ]),
    ...corrections.map(one => ({
      name: context.say('correction.number', { number: one.number }),
      value: `${sayChange(one.change, context.say)}, ${sayWho(one, context.say)}, ${sayMoment(one.at, context.timeZone, context.say)}`,
    })),
  ];
}

function describe(outcome: Outcome, context: CommandContext): Block[] {
  const story = outcome.storyId === null ? '' : ` · ${context.say('story.small', { id: outcome.storyId })}`;
  return [
    {
      kind: 'text',
      text: [
        { text: context.say(`why.${outcome.kind}`), bold: true },
        { text: ` · ` },
        { text: sayMoment(outcome.at, context.timeZone, context.say), time: outcome.at },
        { text: `${story} · ${outcome.locator}` },
      ],
    },
    { kind: 'list', ordered: false, items: outcome.reasons },
  ];
}
