import { describe, expect, test } from 'vitest';
import { groupCopies, sayOutlets } from '../../src/digest/copies.ts';
import { toStoryBlock } from '../../src/digest/story-block.ts';
import type { Article } from '../../src/model/article.ts';
import { fingerprint } from '../../src/reading/fingerprint.ts';
import { makeArticle, makeStory } from '../helpers/stories.ts';

const wire = Array.from({ length: 60 }, (_, i) => `word${(i * 7919) % 1009}`).join(' ');

function report(outlet: string, text: string, seen: string, language = 'en'): Article {
  return makeArticle({
    outlet,
    text,
    url: `https://${outlet.toLowerCase()}.example/1`,
    firstSeen: `2026-11-20T${seen}:00.000Z`,
    reading: {
      language,
      titleBasis: 'derived',
      title: 'A wire text',
      fingerprint: fingerprint(null, text, language),
    },
  });
}

const first = report('Yonhap', wire, '08:00');
const second = report('Herald', `${wire} Read also this`, '09:00');
const third = report('Times', `Seoul — ${wire}`, '10:00');
const own = report('Reuters', wire.replaceAll('word', 'other'), '07:00');

describe('copies of one text', () => {
  test('stand behind the one first seen, whatever the order they come in', () => {
    for (const order of [
      [first, second, third, own],
      [own, third, second, first],
    ]) {
      const groups = groupCopies(order);
      expect(groups).toHaveLength(2);
      const group = groups.find(one => one.copies.length > 0);
      expect(group?.shown).toBe(first);
      expect(group?.copies).toEqual([second, third]);
      expect(group && sayOutlets(group)).toBe('Yonhap +2 outlets');
    }
  });

  test('groups keep the order in which their articles are given', () => {
    expect(groupCopies([third, own, first]).map(group => group.shown.outlet)).toEqual(['Yonhap', 'Reuters']);
    expect(groupCopies([own, third, first]).map(group => group.shown.outlet)).toEqual(['Reuters', 'Yonhap']);
  });

  test('the same words in another language are no copy, and one outlet counts once', () => {
    const spanish = report('Agencia', wire, '08:30', 'es');
    expect(groupCopies([first, spanish])).toHaveLength(2);
    const again = report('Yonhap', `${wire} Update`, '11:00');
    const groups = groupCopies([first, again, second]);
    expect(groups).toHaveLength(1);
    expect(groups.map(group => sayOutlets(group))).toEqual(['Yonhap +1 outlet']);
  });

  test('short texts are copies only when they are the same', () => {
    const [a, b, c] = ['Kim came', 'Kim came', 'Kim went'].map((text, i) =>
      report(`O${i}`, text, `0${i}:00`),
    );
    expect(groupCopies([a, b, c] as Article[]).map(group => sayOutlets(group))).toEqual([
      'O0 +1 outlet',
      'O2',
    ]);
  });

  test('a story names a wire text once with the outlets counted', () => {
    const block = toStoryBlock(makeStory([third, own, second, first]), {
      position: 1,
      form: 'compact',
      status: null,
      timeZone: 'UTC',
      actions: [],
    });
    expect(block.sources.map(source => source.name)).toEqual(['Yonhap +2 outlets', 'Reuters']);
    expect(block.sources[0]?.url).toBe('https://yonhap.example/1');
  });

  test('four hundred reports are settled quickly, different ones and ones that are half alike', () => {
    const different = (i: number) => wire.replaceAll('word', `w${i}x`);
    const halfAlike = (i: number) =>
      wire
        .split(' ')
        .map((word, at) => ((at + i) % 11 === 0 ? `${word}x${i}` : word))
        .join(' ');
    for (const make of [different, halfAlike]) {
      const reports = Array.from({ length: 400 }, (_, i) => report(`O${i}`, make(i), '08:00'));
      const began = performance.now();
      expect(groupCopies(reports).length).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(1_500);
    }
  });
});
