import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Beat } from '../../src/beat/beat.ts';
import { createMatcher } from '../../src/reading/names.ts';

const beat: Beat = {
  id: 'test',
  name: 'Test',
  sides: ['RU', 'KP'],
  offices: [],
  events: [],
  topics: [],
  eventKinds: [],
  pairs: { hi: ['रूस-उत्तर कोरिया'], ko: ['북러'] },
  entities: [
    {
      id: 'north-korea',
      name: 'North Korea',
      kind: 'country',
      country: 'KP',
      everPresent: true,
      forms: {
        en: ['North Korea', 'North Korean', '=^DPRK'],
        hi: ['उत्तर कोरिया', 'उत्तर कोरियाई'],
        gu: ['ઉત્તર કોરિયા'],
        ru: ['=КНДР', 'Северная Корея', 'северокорейск*'],
        ko: ['북한'],
        ja: ['北朝鮮'],
        'zh-Hans': ['朝鲜'],
        vi: ['^Triều Tiên'],
        ar: ['كوريا الشمالية'],
      },
      blocked: ['朝鲜战争', '古朝鲜', '북한산'],
    },
    {
      id: 'south-korea',
      name: 'South Korea',
      kind: 'country',
      country: 'KR',
      forms: { en: ['South Korea'], hi: ['दक्षिण कोरिया'] },
    },
    {
      id: 'russia',
      name: 'Russia',
      kind: 'country',
      country: 'RU',
      everPresent: true,
      forms: {
        en: ['Russia'],
        hi: ['रूस', 'रूसी'],
        gu: ['રશિયા'],
        ru: ['Россия'],
        ko: ['러시아'],
        vi: ['^Nga'],
        ar: ['روسيا'],
        tr: ['Rusya'],
      },
    },
    {
      id: 'united-states',
      name: 'United States',
      kind: 'country',
      country: 'US',
      forms: { en: ['=^US', 'America'] },
    },
    {
      id: 'kim-jong-un',
      name: 'Kim Jong Un',
      kind: 'person',
      country: 'KP',
      everPresent: true,
      forms: {
        en: ['Kim Jong Un'],
        hi: ['किम जोंग उन'],
        gu: ['કિમ જોંગ ઉન'],
        ru: ['Ким Чен Ын'],
        ja: ['キム・ジョンウン'],
      },
      bare: { hi: ['किम'], gu: ['કિમ'], en: ['Kim'] },
    },
    {
      id: 'kim-jong-gyu',
      name: 'Kim Jong Gyu',
      kind: 'person',
      country: 'KP',
      forms: { hi: ['किम जोंग ग्यू'] },
    },
    {
      id: 'sergei-lavrov',
      name: 'Sergei Lavrov',
      kind: 'person',
      country: 'RU',
      forms: { en: ['Lavrov'], ru: ['Сергей Лавров', 'Лавров'] },
    },
    {
      id: 'seoul',
      name: 'Seoul',
      kind: 'place',
      country: 'KR',
      governs: 'KR',
      forms: { en: ['Seoul'], hi: ['सियोल'], tr: ['@Seul'] },
    },
    {
      id: 'kyiv',
      name: 'Kyiv',
      kind: 'place',
      country: 'UA',
      governs: 'UA',
      forms: { en: ['Kyiv'], hi: ['कीव'] },
    },
  ],
};
const matcher = createMatcher(beat);
const found = (text: string, language: string) =>
  matcher.find(text, language).map(mention => `${mention.entity}: ${mention.text}`);

describe('names in running text', () => {
  test('case endings and postpositions belong to the name', () => {
    expect(found('ઉત્તર કોરિયાના કિમ જોંગ ઉને રશિયાને', 'gu')).toEqual([
      'north-korea: ઉત્તર કોરિયાના',
      'kim-jong-un: કિમ જોંગ ઉને',
      'russia: રશિયાને',
    ]);
    expect(found('в Северной Корее, о Ким Чен Ыне и Лаврову', 'ru')).toEqual([
      'north-korea: Северной Корее',
      'kim-jong-un: Ким Чен Ыне',
      'sergei-lavrov: Лаврову',
    ]);
    expect(found('북한은 러시아와', 'ko')).toEqual(['north-korea: 북한', 'russia: 러시아']);
    expect(found("Rusya'nın", 'tr')).toEqual(['russia: Rusya']);
  });

  test('particles joined before a name are no part of it', () => {
    expect(found('وروسيا ولروسيا', 'ar')).toEqual(['russia: روسيا', 'russia: روسيا']);
  });

  test('other words that begin or end like a name are not it', () => {
    expect(found('रूसो ने लिखा', 'hi')).toEqual([]);
    expect(found('prussia', 'en')).toEqual([]);
    expect(found('Tell us about it; the US knows', 'en')).toEqual(['united-states: US']);
    expect(found('북한산 등산', 'ko')).toEqual([]);
    expect(found('古朝鲜与朝鲜战争，朝鲜', 'zh-Hans')).toEqual(['north-korea: 朝鲜']);
    expect(found('ngà voi; nước Nga', 'vi')).toEqual(['russia: Nga']);
  });

  test('the longest name wins, and two people stay two', () => {
    expect(found('दक्षिण कोरिया, किम जोंग-ग्यू, किम जोंग-उन', 'hi')).toEqual([
      'south-korea: दक्षिण कोरिया',
      'kim-jong-gyu: किम जोंग-ग्यू',
      'kim-jong-un: किम जोंग-उन',
    ]);
  });

  test('a name may mix scripts', () => {
    expect(found('Kim Jong उन ने', 'hi')).toEqual(['kim-jong-un: Kim Jong उन']);
  });

  test('a bare name counts only after the full one', () => {
    expect(found('किम आए। किम जोंग उन बोले। किम गए।', 'hi')).toEqual([
      'kim-jong-un: किम जोंग उन',
      'kim-jong-un: किम',
    ]);
  });

  test('a form of one language stays in it', () => {
    expect(found('Il est seul à Seul', 'fr')).toEqual([]);
    expect(found("Seul'de", 'tr')).toEqual(['seoul: Seul']);
  });

  test('a dash makes a pair, a blank does not', () => {
    expect(matcher.scan('रूस-उत्तर कोरिया संबंध', 'hi').pairs).toHaveLength(1);
    expect(found('रूस-उत्तर कोरिया संबंध', 'hi')).toEqual(['russia: रूस', 'north-korea: उत्तर कोरिया']);
    expect(matcher.scan('रूस उत्तर कोरिया को हथियार दे सकता है', 'hi').pairs).toHaveLength(0);
    expect(matcher.scan('북러 정상회담', 'ko').pairs).toHaveLength(1);
  });

  test('a capital that claims something is a government, one that is visited is a place', () => {
    const metonyms = (text: string, language: string) =>
      matcher
        .find(text, language)
        .filter(one => one.metonym)
        .map(one => one.entity);
    expect(metonyms('सियोल और कीव ने दावा किया है', 'hi')).toEqual(['seoul', 'kyiv']);
    expect(metonyms('वह सियोल में रहते हैं', 'hi')).toEqual([]);
    expect(metonyms('Seoul has accused Russia; he flew to Seoul.', 'en')).toEqual(['seoul']);
  });
});

describe('names as people type them', () => {
  test('any script, case and spelling leads to the entity', () => {
    expect(matcher.resolve('ЛАВРОВ')).toEqual(['sergei-lavrov']);
    expect(matcher.resolve('lavrov')).toEqual(['sergei-lavrov']);
    expect(matcher.resolve('kim-jong-un')).toEqual(['kim-jong-un']);
    expect(matcher.resolve('Лавровым')).toEqual(['sergei-lavrov']);
  });

  test('a beginning leads to all that begin so', () => {
    expect(matcher.resolve('किम जों')).toEqual(['kim-jong-un', 'kim-jong-gyu']);
  });

  test('nothing leads to nothing', () => {
    expect(matcher.resolve('')).toEqual([]);
    expect(matcher.resolve('zzzz')).toEqual([]);
  });
});

test('what was read before changes no answer', () => {
  const texts: [string, string][] = [
    ['रूस और उत्तर कोरिया: Kim Jong उन ने लावरोव से बात की', 'hi'],
    ['Kim Jong Un met Lavrov in Pyongyang', 'en'],
    ['Лавров прибыл в Пхеньян', 'ru'],
    ['북러 정상 김정은', 'ko'],
  ];
  const typed = ['किम जों', 'Kim', 'ki', 'Лав', 'kim-jong-un'];
  const seen = createMatcher(beat);
  for (const [text, language] of texts) seen.find(text, language);
  for (const [text, language] of [...texts].reverse())
    expect(seen.find(text, language)).toEqual(createMatcher(beat).find(text, language));
  for (const words of typed) expect(seen.resolve(words)).toEqual(createMatcher(beat).resolve(words));
});

test('any text is read without failing, and mentions cut out their words in order', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'किम जोंग-उन',
      'રશિયાને',
      '북한',
      'Kim Jong Un',
      'КНДР',
      '-',
      ' ',
      '\u200d',
      '़',
      'وروسيا',
      '朝鲜战争',
      '북러',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 30 }),
      fc.constantFrom('hi', 'gu', 'ru', 'ko', 'en', 'vi', 'und'),
      (parts, language) => {
        const text = parts.join('');
        let last = 0;
        for (const mention of matcher.find(text, language)) {
          expect(mention.start).toBeGreaterThanOrEqual(last);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          last = mention.end;
        }
      },
    ),
    { numRuns: 300 },
  );
});
