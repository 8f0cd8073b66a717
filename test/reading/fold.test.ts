import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldText } from '../../src/reading/fold.ts';

describe('folding', () => {
  test.each([
    ['case and Latin accents make no difference', 'Pyŏngyang ÉTÉ Łódź', 'pyongyang ete lodz'],
    ['letters that stand for two', 'Straße Æsir œuvre', 'strasse aesir oeuvre'],
    ['Turkish i with and without its dot', 'İstanbul ılık', 'istanbul ilik'],
    ['nukta, candrabindu and the English o of Devanagari', 'ज़ॉम्बी हँसी', 'जाम्बी हंसी'],
    ['the same of Gujarati', 'ડૉલર હઁ', 'ડાલર હં'],
    ['Arabic and Persian letters of the same sound', 'كيم إلى آسيا ة', 'کیم الی اسیا ه'],
    ['Arabic vowel points and tatweel', 'مُحَمَّد ـــ', 'محمد '],
    ['Russian yo, but not short i', 'Ёлка йод', 'елка йод'],
    ['digits of every script', '२९ ૨૧ ২০২৪ ٣ ۵ ๙', '29 21 2024 3 5 9'],
    ['full-width letters', 'ＫＣＮＡ　１２', 'kcna 12'],
    ['one kind of dash', 'a–b—c‑d−e', 'a-b-c-d-e'],
    ['one kind of apostrophe', 'Putin’s ʼ `', "putin's ' '"],
    ['invisible signs are dropped', 'a\u200bb\u200dc\u00add\u202ee', 'abcde'],
    ['any white space is a blank', 'a\u00a0b\tc\nd\u3000e', 'a b c d e'],
    ['accents written apart', 'e\u0301 й', 'e й'],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('Vietnamese keeps its accents when asked', () => {
    expect(fold('Đà Nẵng', { accents: 'keep' }).text).toBe('đà nẵng');
    expect(fold('Đà Nẵng').text).toBe('da nang');
  });

  test('offsets lead back to the original', () => {
    const text = 'Straße ज़\u200dमीन Ende';
    const folded = fold(text);
    const at = folded.text.indexOf('ende');
    expect(text.slice(folded.at(at), folded.at(at + 4))).toBe('Ende');
    expect(folded.at(folded.text.length)).toBe(text.length);
  });

  test('a text that is not composed keeps its offsets', () => {
    const text = 'cafe\u0301 noir 한';
    const folded = fold(text);
    expect(folded.text).toBe('cafe noir 한');
    expect(text.slice(folded.at(5), folded.at(9))).toBe('noir');
  });

  test('offsets rise and stay inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
        const folded = fold(text);
        let last = 0;
        for (let i = 0; i <= folded.text.length; i++) {
          const at = folded.at(i);
          expect(at).toBeGreaterThanOrEqual(last);
          expect(at).toBeLessThanOrEqual(text.length);
          last = at;
        }
        expect(folded.at(folded.text.length)).toBe(text.length);
      }),
    );
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
    );
  });

  test('a stretch is folded as it is by itself, whatever was dropped or widened before it', () => {
    const pieces = fc.constantFrom(
      'a',
      'É',
      'ß',
      'Æ',
      'ड़',
      '\u00ad',
      '\u200d',
      'क्',
      ' ',
      '５',
      '\u0301',
      '북',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.nat(40), fc.nat(40), (parts, one, other) => {
        const text = parts.join('');
        const [start, end] = one < other ? [one, other] : [other, one];
        expect(fold(text).between(start, end)).toBe(foldText(text.slice(start, end)));
        expect(fold(text, { accents: 'keep' }).between(start, end)).toBe(
          fold(text.slice(start, end), { accents: 'keep' }).text,
        );
      }),
    );
    expect(fold('ab').between(-3, 1)).toBe('a');
    expect(fold('ab').between(2, 1)).toBe('');
  });

  test('broken surrogates pass through', () => {
    expect(foldText('a\ud800b')).toBe('a\ud800b');
  });

  test('Greek in capitals, which leave the accents out, is the same as in small letters', () => {
    expect(fold('ΡΩΣΙΑ, ΛΑΟΣ').text).toBe(fold('Ρωσία, λαός').text);
    expect(fold('Ήπειρος Ϊ ΰ').text).toBe('ηπειροσ ι υ');
  });
});
