import { expect, test } from 'vitest';
import { countScripts, isLetterOrMark, isMark, scriptOf } from '../../src/reading/script.ts';

test.each([
  ['क', 'Deva'],
  ['ક', 'Gujr'],
  ['한', 'Hang'],
  ['の', 'Hira'],
  ['ロ', 'Kana'],
  ['朝', 'Hani'],
  ['Ж', 'Cyrl'],
  ['k', 'Latn'],
  ['ع', 'Arab'],
  ['ก', 'Thai'],
  ['7', 'Zyyy'],
  ['।', 'Zyyy'],
  ['😀', 'Zyyy'],
])('%s is %s', (letter, script) => {
  expect(scriptOf(letter.codePointAt(0) as number)).toBe(script);
});

test('a rare Han character beyond the basic plane is Han', () => {
  expect(scriptOf('𠮷'.codePointAt(0) as number)).toBe('Hani');
  expect(countScripts('𠮷').get('Hani')).toBe(1);
});

test('vowel signs belong to their words', () => {
  expect(isLetterOrMark('ि'.charCodeAt(0))).toBe(true);
  expect(isMark('ि'.charCodeAt(0))).toBe(true);
  expect(isMark('क'.charCodeAt(0))).toBe(false);
  expect(isLetterOrMark(' '.charCodeAt(0))).toBe(false);
});

test('scripts are counted by their letters', () => {
  expect(countScripts('Kim किम 2024')).toEqual(
    new Map([
      ['Latn', 3],
      ['Deva', 3],
    ]),
  );
  expect(countScripts('')).toEqual(new Map());
});
