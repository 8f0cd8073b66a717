import { type Copies, otherOutlets, sayOutlets } from '../src/digest/copies.ts';
import { gatherFigures } from '../src/digest/story-figures.ts';
import type { Article } from '../src/model/article.ts';
import type { Block, TextRun } from '../src/model/view.ts';
import type { Speaker } from '../src/wording/speaker.ts';

/** How many things counted, values of each and quotes an answer shows before it says how many more there are. */
const kindsShown = 8;
const valuesShown = 6;
const outletsShown = 4;
const quotesShown = 5;

/** The figures of a story's reports side by side: "troops: 10,000 — Yonhap (ko), Reuters (en); 12,000 — TASS (ru)". */
export function figureBlocks(articles: readonly Article[], say: Speaker): Block[] {
  const gathered = gatherFigures(articles, say);
  if (gathered.length === 0) return [];
  const items = gathered.slice(0, kindsShown).map(({ counted, values }): TextRun[] => {
    const said = values.slice(0, valuesShown).map(({ text, reports }) => {
      const named = reports.slice(0, outletsShown).map(({ outlet, language }) => `${outlet} (${language})`);
      const more = reports.length - named.length;
      const told = { value: text, outlets: named.join(', ') };
      return more > 0 ? say('figures.saidMore', { ...told, n: more }) : say('figures.said', told);
    });
    const hidden = values.length - said.length;
    return [
      { text: counted, bold: true },
      {
        text: `: ${said.join('; ')}${hidden > 0 ? `; ${say('figures.values', { n: hidden })}` : ''}`,
      },
    ];
  });
  const rest = gathered.length - items.length;
  return [
    { kind: 'heading', text: say('figures.title') },
    { kind: 'list', items, ordered: false },
    ...(rest > 0
      ? [
          {
            kind: 'note' as const,
            text: say('figures.rest', { n: rest }),
          },
        ]
      : []),
  ];
}

/** Who said what: quotations whose speaker is known first; the same words in several reports stand once. */
export function quoteBlocks(groups: readonly Copies[], say: Speaker): Block[] {
  const said = new Set<string>();
  const quotes = groups
    .flatMap(group => group.shown.reading.quotes.map(quote => ({ group, quote })))
    .filter(({ quote }) => {
      const words = quote.text
        .replace(/[\p{P}\s]+/gu, ' ')
        .trim()
        .toLowerCase();
      return !said.has(words) && said.add(words);
    })
    .sort((a, b) => Number(b.quote.speaker !== null) - Number(a.quote.speaker !== null));
  if (quotes.length === 0) return [];
  const hidden = quotes.length - quotesShown;
  return [
    { kind: 'heading', text: say('quotes.title') },
    ...quotes.slice(0, quotesShown).map(
      ({ group, quote }): Block => ({
        kind: 'extract',
        extract: { text: quote.text, language: group.shown.reading.language },
        caption: `${quote.speaker ?? say('quotes.nobody')} · ${sayOutlets(group, say)}`,
      }),
    ),
    ...(hidden > 0 ? [{ kind: 'note' as const, text: say('quotes.rest', { n: hidden }) }] : []),
  ];
}

/** The outlets that carry the same text as the report shown; nothing when it stands alone. */
export function copyNote(group: Copies, say: Speaker): Block[] {
  const others = otherOutlets(group);
  return others.length === 0
    ? []
    : [{ kind: 'note', text: say('copies.also', { outlets: others.join(', ') }) }];
}
