import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findCuts,
  isRightToLeft,
  languageLabel,
  plainText,
  shortenLabel,
  splitText,
} from '../../src/chat/fit.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemeBorders(text: string): Set<number> {
  return new Set([...segmenter.segment(text)].map(part => part.index).concat(text.length));
}

/** Letters of many scripts, joined emoji, flags, jamo, marks, sentence ends and spaces. */
const piece = fc.constantFrom(
  ...[
    'a',
    'Z',
    '7',
    ' ',
    '. ',
    '। ',
    '。',
    '! ',
    '\n',
    'क्षि',
    'हिन्दी',
    'ગુજરાતી',
    'ی\u200cک',
    'اردو',
    '한',
    '\u1112\u1161\u11ab',
  ],
  ...[
    '👨‍👩‍👧‍👦',
    '🇰🇵',
    '🇷🇺',
    'é',
    'e\u0301\u0323',
    '漢字',
    'ไทย',
    '𐍈',
    '\u200f',
    "d'accord",
    'https://example.org/a_b',
  ],
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary' }),
);

describe('splitText', () => {
  test('a text that fits stays whole', () => {
    expect(splitText('Two words.', 10)).toEqual(['Two words.']);
    expect(splitText('', 10)).toEqual([]);
  });

  test('cuts after a sentence where it can', () => {
    expect(splitText('One came. Two went. Three stayed.', 20)).toEqual([
      'One came. Two went. ',
      'Three stayed.',
    ]);
    expect(splitText('रूस ने कहा। उत्तर कोरिया ने माना।', 22)).toEqual(['रूस ने कहा। ', 'उत्तर कोरिया ने माना।']);
  });

  test('cuts a long sentence after a word, and a long word after a letter with its marks', () => {
    expect(splitText('alpha beta gamma', 11)).toEqual(['alpha beta ', 'gamma']);
    expect(splitText('e\u0301e\u0301e\u0301', 4)).toEqual(['e\u0301e\u0301', 'e\u0301']);
    expect(splitText('🇰🇵🇷🇺', 7)).toEqual(['🇰🇵', '🇷🇺']);
  });

  test('whatever the text: nothing lost, every part fits, no part is empty, no grapheme is cut', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 30, max: 120 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.join('')).toBe(text);
        expect(parts.every(part => part.length > 0 && part.length <= limit)).toBe(true);
        const longest = Math.max(0, ...[...segmenter.segment(text)].map(part => part.segment.length));
        if (longest > limit) return;
        const borders = graphemeBorders(text);
        let at = 0;
        for (const part of parts) {
          at += part.length;
          expect(borders.has(at)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a letter under more marks than fit is cut between code points, never inside a surrogate pair', () => {
    const tower = `a${'\u{1d167}'.repeat(50)}`;
    const parts = splitText(tower, 31);
    expect(parts.join('')).toBe(tower);
    expect(parts.every(part => part.length <= 31 && part.isWellFormed())).toBe(true);
  });

  test('long text is cut in time that grows with its length', () => {
    const parts = splitText('слово и дело, '.repeat(20_000), 3000);
    expect(parts.every(part => part.length <= 3000)).toBe(true);
  });

  test('cuts count what a stretch costs, not only its length', () => {
    const text = 'a*b*c*d';
    const cost = (start: number, end: number) => end - start + text.slice(start, end).split('*').length - 1;
    expect(findCuts(text, 4, cost)).toEqual([3, 5, 7]);
  });

  test('a limit nothing fits in is a mistake of the caller', () => {
    expect(() => splitText('ab', 1)).toThrow(RangeError);
    expect(() => findCuts('ab', 1, () => 5)).toThrow(RangeError);
  });
});

describe('languageLabel', () => {
  test('shows the tag in capitals and the language’s own name', () => {
    expect(languageLabel('hi')).toBe('HI हिन्दी');
    expect(languageLabel('gu')).toBe('GU ગુજરાતી');
    expect(languageLabel('zh-Hans')).toBe('ZH-HANS 简体中文');
    expect(languageLabel('ur')).toBe('UR اردو');
    expect(languageLabel('en')).toBe('EN English');
  });

  test('what is unknown, or no tag at all, is UND; a language without a known own name keeps its tag', () => {
    expect(languageLabel('und')).toBe('UND');
    expect(languageLabel('not a tag')).toBe('UND');
    expect(languageLabel('')).toBe('UND');
    expect(languageLabel('tlh')).toBe('TLH');
  });

  test('knows which languages run from right to left', () => {
    expect(['ur', 'fa', 'ar', 'he', 'ckb', 'dv'].every(isRightToLeft)).toBe(true);
    expect(['hi', 'ru', 'ko', 'zh', 'und', 'no tag', 'pa'].some(isRightToLeft)).toBe(false);
  });
});

test('plainText joins the runs and forgets their looks', () => {
  expect(plainText('as it is')).toBe('as it is');
  expect(plainText([{ text: 'See ' }, { text: 'this', bold: true, url: 'https://example.org' }])).toBe(
    'See this',
  );
});

test('shortenLabel leaves a mark where words had to go', () => {
  expect(shortenLabel('More', 10)).toBe('More');
  expect(shortenLabel('More about the meeting', 11)).toBe('More about…');
  expect(shortenLabel('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 14)).toBe('👨‍👩‍👧‍👦…');
});
