import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import type { Mention } from '../../src/model/reading.ts';
import { createMatcher } from '../../src/reading/names.ts';
import { findQuotes } from '../../src/reading/quotes.ts';
import { splitSentences } from '../../src/reading/sentences.ts';
import { quoteCases } from './quotes-cases.ts';

const forms: [RegExp, string][] = [
  [/Kim Jong Un|किम जोंग[ -]उन|Kim Jong उन|김정은|金正恩|Ким Чен Ын/gu, 'Kim Jong Un'],
  [/Putin|पुतिन|પુતિન|푸틴|普京|Путин/gu, 'Vladimir Putin'],
  [/Lavrov|लावरोव|Лавров|라브로프|ラブロフ/gu, 'Sergei Lavrov'],
  [/शोइगु|શોઇગુ|Шойгу/gu, 'Sergei Shoigu'],
  [/North Korea/gu, '-'],
];

function mentionsIn(text: string): Mention[] {
  return forms
    .flatMap(([pattern, entity]) =>
      [...text.matchAll(pattern)].map(match => ({
        entity,
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        metonym: false,
      })),
    )
    .sort((a, b) => a.start - b.start);
}

function quotesIn(text: string, language: string): [string | null, string][] {
  const quotes = findQuotes(text, splitSentences(text, language), mentionsIn(text), entity =>
    entity === '-' ? null : entity,
  );
  for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  return quotes.map(quote => [quote.speaker, quote.text]);
}

const matcher = createMatcher(russiaDprk);

describe('quotations', () => {
  test.each(quoteCases)('%s: %s', (language, text, expected) => {
    const composed = text.normalize('NFC');
    const quotes = findQuotes(
      composed,
      splitSentences(composed, language),
      matcher.find(composed, language),
      id => {
        const entity = matcher.entity(id);
        return entity?.kind === 'person' ? entity.name : null;
      },
    );
    expect(quotes.map(quote => [quote.speaker, quote.text])).toEqual(
      expected.map(([speaker, words]) => [speaker, words.normalize('NFC')]),
    );
    for (const quote of quotes) expect(composed.slice(quote.start, quote.end)).toBe(quote.text);
  });

  test('“ at the head of paragraphs that follow each other, closed at the last, is speech in each', () => {
    expect(
      quotesIn(
        'Putin said:\n“We have talked for a long time about this.\n“Now we will act on what we said.”',
        'en',
      ).map(([, words]) => words),
    ).toEqual(['We have talked for a long time about this.', 'Now we will act on what we said.']);
  });

  test('a mark that is never closed swallows nothing, and the marks behind it still count', () => {
    for (const [opening, [left, right]] of [
      ['«', '«»'],
      ['“', '“”'],
      ['"', '""'],
      ['„', '„“'],
      ['「', '「」'],
      ['‹', '‹›'],
    ] as const)
      expect(
        quotesIn(
          `Putin said ${opening}this and went on. Later Lavrov said: ${left}We will act on it very soon.${right}`,
          'en',
        ),
        opening,
      ).toEqual([['Sergei Lavrov', 'We will act on it very soon.']]);
  });

  test.each<[string, string, [string | null, string][]]>([
    ['en', '“We will support Russia,” Kim Jong Un said.', [['Kim Jong Un', 'We will support Russia,']]],
    [
      'en',
      'Lavrov met Kim Jong Un. “We will support them,” Kim Jong Un said.',
      [['Kim Jong Un', 'We will support them,']],
    ],
    ['en', 'Putin arrived. He said: "It is a great day."', [['Vladimir Putin', 'It is a great day.']]],
    ['en', 'Putin arrived. North Korea said it was "a very great day".', [[null, 'a very great day']]],
    ['en', 'The so-called “bridge” stands. It was the workers’ day.', []],
    [
      'hi',
      'शोइगु ने कहा, “हमने सुरक्षा मुद्दों पर चर्चा की.” उन्होंने पुतिन की “हार्दिक शुभकामनाएं” भेजते हुए कहा कि वे आएंगे.',
      [['Sergei Shoigu', 'हमने सुरक्षा मुद्दों पर चर्चा की.']],
    ],
    ['gu', 'પુતિને કહ્યું, “અમે હંમેશા તમારી સાથે છીએ.”', [['Vladimir Putin', 'અમે હંમેશા તમારી સાથે છીએ.']]],
    [
      'ru',
      'Лавров заявил: «Мы поддержим КНДР во всем». ООО «Ромашка» работает.',
      [['Sergei Lavrov', 'Мы поддержим КНДР во всем']],
    ],
    ['ru', '«Мы готовы к переговорам», — сказал Путин.', [['Vladimir Putin', 'Мы готовы к переговорам']]],
    [
      'ko',
      '김정은은 "러시아를 전적으로 지지한다"고 말했다.',
      [['Kim Jong Un', '러시아를 전적으로 지지한다']],
    ],
    [
      'ja',
      'ラブロフ氏は「ロシアは『友人』を支持する」と述べた。',
      [['Sergei Lavrov', 'ロシアは『友人』を支持する']],
    ],
    ['zh-Hans', '普京说：“我们支持朝鲜。”随后离开。', [['Vladimir Putin', '我们支持朝鲜。']]],
    [
      'de',
      'Putin sagte: „Wir stehen zusammen.“ Danach ging er.',
      [['Vladimir Putin', 'Wir stehen zusammen.']],
    ],
    ['de', '»Alles ist gut heute«, sagte Putin.', [['Vladimir Putin', 'Alles ist gut heute']]],
    [
      'fr',
      '« Nous sommes prêts à parler », a déclaré Putin.',
      [['Vladimir Putin', 'Nous sommes prêts à parler']],
    ],
    ['en', '‘We don’t want any war’, said Putin.', [['Vladimir Putin', 'We don’t want any war']]],
    ['en', 'An opening “ that never closes said Putin', []],
  ])('%s: %s', (language, text, quotes) => {
    expect(quotesIn(text, language)).toEqual(quotes);
  });

  test('the seeds: who said what', () => {
    const seeds = join(import.meta.dirname, '../../seeds');
    const read = (start: string) =>
      readFileSync(join(seeds, readdirSync(seeds).find(name => name.startsWith(start)) as string), 'utf8');
    const shoigu = quotesIn(read('004'), 'hi').filter(([speaker]) => speaker === 'Sergei Shoigu');
    expect(shoigu.length).toBeGreaterThanOrEqual(3);
    expect(quotesIn(read('001'), 'hi')[0]?.[0]).toBe('Kim Jong Un');
    expect(quotesIn(read('003'), 'hi')[0]?.[0]).toBe('Vladimir Putin');
    expect(quotesIn(read('000'), 'hi')).toEqual([]);
  });

  test('never overlapping, always verbatim, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(...quoteCases.map(([, text]) => text)),
      fc.constantFrom(
        '— ',
        "'",
        '《',
        '》',
        '라고 ',
        ', — сказал Путин. — ',
        '“',
        '”',
        '"',
        '«',
        '»',
        '„',
        '‘',
        '’',
        '「',
        '」',
        ' said ',
        'Putin ',
        'one two three ',
        '. ',
        '\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('');
        let end = 0;
        for (const quote of findQuotes(
          text,
          splitSentences(text, 'en'),
          mentionsIn(text),
          entity => entity,
        )) {
          expect(text.slice(quote.start, quote.end)).toBe(quote.text);
          expect(quote.start).toBeGreaterThanOrEqual(end);
          end = quote.end;
        }
      }),
    );
  });

  test('half a megabyte of quotation marks takes no time', () => {
    const began = performance.now();
    for (const piece of [
      '“',
      '" ',
      '“a b c” said. ',
      '«',
      '‘’',
      " 'a",
      '— а, ',
      '\n— a — said ',
      '「',
      'A said: “',
    ]) {
      const text = piece.repeat(300_000 / piece.length);
      findQuotes(text, splitSentences(text, 'en'), [], () => null);
    }
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
