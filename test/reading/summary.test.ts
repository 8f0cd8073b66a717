import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasOpenQuotation } from '../../src/reading/sentence-form.ts';
import { splitSentences } from '../../src/reading/sentences.ts';
import { findStructure } from '../../src/reading/structure.ts';
import { summarise } from '../../src/reading/summary.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const article = [
  'The foreign minister of Russia arrived in Pyongyang on Friday for three days of talks with his counterpart.',
  'He was met at the airport by a guard of honour.',
  'The ministers will discuss grain deliveries, the partnership treaty and the building of a bridge over the border river.',
  'It rained.',
  'Analysts say the partnership treaty and the grain deliveries have drawn Russia and its neighbour closer than before.',
  'The two countries share a short border along a river in the far east, which only a single railway bridge crosses.',
  'A spokesman for the ministry said that the talks on the treaty and on grain would go on until Sunday.',
].join(' ');

describe('summaries', () => {
  test.each(readdirSync(seeds))('%s: three sentences of its own, in order, at most 600 characters', file => {
    const text = readFileSync(join(seeds, file), 'utf8');
    const language = file.startsWith('002') ? 'gu' : 'hi';
    const { body } = findStructure(text, null, language, null);
    const summary = summarise(body, { language, title: null });
    expect(summary.length).toBeGreaterThanOrEqual(2);
    expect(summary.length).toBeLessThanOrEqual(3);
    expect(summary.reduce((sum, sentence) => sum + sentence.text.length + 1, -1)).toBeLessThanOrEqual(600);
    let end = -1;
    for (const sentence of summary) {
      expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(sentence.start).toBeGreaterThan(end);
      end = sentence.end;
    }
  });

  const sentences = splitSentences(article, 'en');

  test('the news comes first and a stub is not taken', () => {
    const summary = summarise(sentences, { language: 'en', title: null });
    expect(summary[0]).toEqual(sentences[0]);
    expect(summary).not.toContainEqual(sentences[3]);
  });

  test('a sentence that leans on an untaken one is not taken', () => {
    const two = summarise(sentences, { language: 'en', title: null, sentences: 2 });
    expect(two).toHaveLength(2);
    expect(two).not.toContainEqual(sentences[1]);
  });

  test('as many sentences as asked for', () => {
    for (const wanted of [1, 2, 5, 7, 20])
      expect(summarise(sentences, { language: 'en', title: null, sentences: wanted })).toHaveLength(
        Math.min(wanted, 7),
      );
    expect(summarise(sentences, { language: 'en', title: null, sentences: 0 })).toEqual([]);
  });

  test('never more characters than the budget', () => {
    for (const budget of [60, 130, 250, 400]) {
      const summary = summarise(sentences, { language: 'en', title: null, budget });
      expect(summary.map(sentence => sentence.text).join(' ').length).toBeLessThanOrEqual(budget);
      expect(summary.length).toBeGreaterThan(0);
    }
  });

  test('a sentence that only repeats the title gives way', () => {
    const title = 'Foreign minister of Russia arrives in Pyongyang';
    const repeated = splitSentences(`The foreign minister of Russia arrives in Pyongyang. ${article}`, 'en');
    const summary = summarise(repeated, { language: 'en', title, sentences: 1 });
    expect(summary[0]?.text).not.toBe(repeated[0]?.text);
  });

  test('one endless sentence is cut, still verbatim', () => {
    const text = 'शब्द '.repeat(20_000);
    const [only, ...more] = summarise(splitSentences(text, 'hi'), { language: 'hi', title: null });
    expect(more).toEqual([]);
    expect(only?.text.length).toBeLessThanOrEqual(600);
    expect(text.slice(only?.start, only?.end)).toBe(only?.text);
  });

  test('nothing has no summary', () => {
    expect(summarise([], { language: 'und', title: null })).toEqual([]);
  });

  test('verbatim and in order, and as many as asked for, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'He said. ',
        '「',
        '।',
        '\n',
        'क ',
        '朝鲜。',
        '\ud83d',
        '\ude00',
        '\u202e',
        '\u2066',
        '한다 ',
        '? ',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('hi', 'en', 'ko', 'zh-Hans', 'vi', 'und'),
        fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        (pieces, language, wanted) => {
          const text = pieces.join('');
          const all = splitSentences(text, language);
          const summary = summarise(all, {
            language,
            title: 'He said',
            ...(wanted === undefined ? {} : { sentences: wanted }),
          });
          if (wanted !== undefined) expect(summary).toHaveLength(Math.min(wanted, all.length));
          let end = -1;
          for (const sentence of summary) {
            expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
            expect(sentence.start).toBeGreaterThanOrEqual(end);
            end = sentence.end;
          }
        },
      ),
    );
  });

  test('as many sentences as asked for, of any article, each of them once', () => {
    const many = splitSentences(`${article} `.repeat(60), 'en');
    for (const wanted of [1, 3, 40, 199, 200, 201, 419, 420, 500])
      expect(
        new Set(summarise(many, { language: 'en', title: null, sentences: wanted }).map(s => s.start)).size,
      ).toBe(Math.min(wanted, 420));
  });

  test('the same article has the same summary, whatever was read before', () => {
    const first = summarise(sentences, { language: 'en', title: 'Talks in Pyongyang' });
    summarise(splitSentences('Иное. Совсем иное! И ещё одно.', 'ru'), { language: 'ru', title: null });
    expect(summarise(sentences, { language: 'en', title: 'Talks in Pyongyang' })).toEqual(first);
  });

  test('a rhetorical question is no news', () => {
    const asking = splitSentences(
      `${article} Will the partnership treaty draw Russia and its neighbour closer than before?`,
      'en',
    );
    for (const wanted of [1, 2, 3])
      expect(summarise(asking, { language: 'en', title: null, sentences: wanted })).not.toContainEqual(
        asking[7],
      );
  });

  test('a third of a text is chosen by what is central, a teaser by where it stands', () => {
    const text = [
      'On a cold morning a train with green carriages rolled slowly out of the old station.',
      'Few of the people who stood on the platform knew who sat behind its curtains.',
      'The treaty on the bridge obliges Russia to pay for the bridge and its roads.',
      'A baker on the square opened his shop at six, as he does on every working day.',
      'Russia will build the bridge within two years, and pay for its roads, the treaty says.',
      'The bridge and the roads of the treaty will join Russia to its neighbour.',
      'Somewhere a dog barked.',
      'The old station was painted last summer.',
    ].join(' ');
    const all = splitSentences(text, 'en');
    const third = summarise(all, { language: 'en', title: null, sentences: 3 });
    expect(third).toEqual([all[2], all[4], all[5]]);
    expect(summarise(all, { language: 'en', title: null })).toContainEqual(all[0]);
  });

  test('thousands of sentences take no longer than hundreds', () => {
    const took = (count: number): number => {
      const many = splitSentences(`${article} `.repeat(count), 'en');
      const times = [1, 2, 3].map(() => {
        const before = process.cpuUsage().user;
        summarise(many, { language: 'en', title: null });
        return process.cpuUsage().user - before;
      });
      return Math.min(...times);
    };
    took(40);
    expect(took(4000)).toBeLessThan(10 * took(40) + 300_000);
  });
});

test.each([
  ['He said “we agree”.', false],
  ['He said “we agree', true],
  ['we agree” he said.', true],
  ['Er sagte: „Gut“ und ging.', false],
  ['Она сказала: «Да».', false],
  ['Она сказала: «Да.', true],
  ['「重要だ」と述べた。', false],
  ['「重要だ', true],
  ["It's John's.", false],
  ['"one" and "two', true],
])('%s: quotation left open: %s', (text, open) => {
  expect(hasOpenQuotation(text)).toBe(open);
});
