import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mention } from '../../src/model/reading.ts';
import { makeQuery } from '../../src/reading/query.ts';
import { entityTerm, makeTerms } from '../../src/reading/terms.ts';

/** Whether an article of this language would be found, with no name known: words alone. */
function finds(language: string, article: string, typed: string): boolean {
  return meets(makeTerms(article, language), makeQuery(typed, { match: () => [] }));
}

function meets(terms: string[], query: { groups: string[][][]; without: string[][] }): boolean {
  const text = ` ${terms.join(' ')} `;
  const has = (run: string[]) => text.includes(` ${run.join(' ')} `);
  return query.groups.length > 0 && query.groups.every(group => group.some(has)) && !query.without.some(has);
}

/** language, what the article says, what is typed */
const found: [string, string, string][] = [
  ['hi', 'दोनों देशों के बीच', 'देश'],
  ['hi', 'कई समझौतों पर हस्ताक्षर', 'समझौता'],
  ['hi', 'एक समझौता हुआ', 'समझौते'],
  ['hi', 'पुरानी संधियों का', 'संधि'],
  ['hi', 'शांति वार्ताएं', 'वार्ता'],
  ['hi', 'मिसाइलें दागीं', 'मिसाइल'],
  ['hi', 'हमलों के बाद', 'हमला'],
  ['hi', 'ज़मीन और हथियारों', 'जमीन हथियार'],
  ['hi', 'चाँद पर', 'चांद'],
  ['hi', 'कोरियाई सेना', 'सेनाओं'],
  ['hi', 'साल २०२४ में', '2024'],
  ['hi', 'किम जोंग-उन से', 'किम जोंग उन'],
  ['gu', 'હથિયારોનો ઉપયોગ', 'હથિયાર'],
  ['gu', 'પ્રતિબંધો લગાવ્યા', 'પ્રતિબંધ'],
  ['gu', 'રશિયાની મુલાકાત', 'રશિયા'],
  ['gu', 'રશિયાએ કહ્યું', 'રશિયાને'],
  ['gu', '2017માં પરીક્ષણ', '2017'],
  ['gu', 'યોજનાઓની વાત', 'યોજના'],
  ['gu', 'સંબંધોમાં વળાંક', 'સંબંધ'],
  ['mr', 'करारावर सही', 'करार'],
  ['mr', 'संघटनेच्या बैठकीत', 'संघटना'],
  ['mr', 'रशियाने सांगितले', 'रशिया'],
  ['mr', 'क्षेपणास्त्रांची चाचणी', 'क्षेपणास्त्र'],
  ['ne', 'रुसको सेना', 'रुस'],
  ['ne', 'सम्झौतामा हस्ताक्षर', 'सम्झौता'],
  ['bn', 'রাশিয়ার সেনা', 'রাশিয়া'],
  ['bn', 'কোরিয়ায় সফর', 'কোরিয়া'],
  ['bn', 'যুদ্ধের কারণে', 'যুদ্ধ'],
  ['pa', 'ਸੈਨਿਕਾਂ ਨੇ', 'ਸੈਨਿਕ'],
  ['ta', 'ரஷ்யாவில் சந்திப்பு', 'ரஷ்யா'],
  ['ru', 'запуск ракеты', 'ракета'],
  ['ru', 'обстрелы ракетами', 'ракет'],
  ['ru', 'Договор подписан', 'договора'],
  ['ru', 'встречу с Петровой', 'встреча'],
  ['ru', 'министром Ивановым', 'Иванов'],
  ['ru', 'российских войск', 'российские войска'],
  ['ru', 'самолёт сел', 'самолет'],
  ['ru', 'заявили в Кремле', 'заявил Кремль'],
  ['uk', 'запуск ракети', 'ракета'],
  ['uk', 'зустрічі у Києві', 'зустріч'],
  ['uk', 'об’єднання сил', "об'єднання"],
  ['be', 'ракеты ляцелі', 'ракета'],
  ['bg', 'ракетите на режима', 'ракета'],
  ['sr', 'испаљене ракете', 'ракета'],
  ['ko', '미사일을 발사했다', '미사일'],
  ['ko', '정상회담에서 말했다', '회담'],
  ['ko', '정상 회담이 열렸다', '정상회담'],
  ['ko', '핵실험 이후', '핵실험을'],
  ['zh-Hans', '朝鲜发射弹道导弹', '导弹'],
  ['zh-Hant', '朝鮮發射彈道導彈', '导弹'],
  ['zh-Hans', '双方举行会谈', '會談'],
  ['ja', '弾道ミサイルを発射した', 'ミサイル'],
  ['ja', '首脳会談を行った', '会談'],
  ['ja', '北方領土問題', '領土'],
  ['th', 'ประธานาธิบดีรัสเซียกล่าว', 'รัสเซีย'],
  ['en', 'launched two missiles', 'missile launch'],
  ['en', 'new treaties were signed', 'treaty'],
  ['en', "Russia's visitors", 'russia'],
  ['en', 'some 12,000 troops', '12000'],
  ['de', 'die Raketen der Armee', 'Rakete'],
  ['de', 'Truppen über die Länder', 'lander truppe'],
  ['fr', "l'accord nucléaire", 'accords nucleaires'],
  ['es', 'los misiles rusos', 'misil ruso'],
  ['it', 'i missili russi', 'missile russo'],
  ['pt', 'as reuniões', 'reunião'],
  ['pl', 'rakietami i czołgami', 'rakieta'],
  ['cs', 'raketami', 'raketa'],
  ['tr', "Rusya'nın füzeleri", 'rusya füze'],
  ['tr', 'anlaşmalarını imzaladı', 'anlaşma'],
  ['vi', 'phóng tên lửa', 'tên lửa'],
  ['ar', 'والصاروخ الجديد', 'صاروخ'],
  ['fa', 'موشک‌های جدید', 'موشک'],
  ['ur', 'معاہدوں پر', 'معاہدے'],
];

const missed: [string, string, string][] = [
  ['hi', 'पांच किमी दूर', 'किम'],
  ['hi', 'दिल्ली में', 'दिल'],
  ['hi', 'सोलर पैनल', 'सोल'],
  ['hi', 'रूसो की किताब', 'रूस'],
  ['gu', 'કિમી દૂર', 'કિમ'],
  ['gu', 'સોલાર', 'સોલ'],
  ['ru', 'кимоно', 'Ким'],
  ['ru', 'мировой рынок', 'мирный'],
  ['uk', 'кімоно', 'Кім'],
  ['ko', '사일로', '미사일'],
  ['ko', '회의가 열렸다', '회담'],
  ['zh-Hans', '会见和谈判', '会谈'],
  ['ja', '会社の談話', '会談'],
  ['en', 'Miss Universe', 'missile'],
  ['en', 'the newspaper', 'news'],
  ['en', 'an organism', 'organ'],
  ['de', 'der Raketenwurm', 'Rakete'],
  ['tr', 'fuzuli', 'füze'],
  ['bn', 'যুদ্ধজাহাজ', 'যুদ্ধ'],
  ['vi', 'ngà voi', 'Nga'],
  ['vi', 'tên lúa', 'tên lửa'],
];

describe('search', () => {
  test.each(found)('%s: "%s" is found by "%s"', (language, article, typed) => {
    expect(finds(language, article, typed)).toBe(true);
  });

  test.each(missed)('%s: "%s" is not found by "%s"', (language, article, typed) => {
    expect(finds(language, article, typed)).toBe(false);
  });
});

const names: [string, string][] = [
  ['Shoigu', 'sergei-shoigu'],
  ['शोइगु', 'sergei-shoigu'],
  ['Шойгу', 'sergei-shoigu'],
  ['쇼이구', 'sergei-shoigu'],
  ['북한', 'north-korea'],
  ['普京', 'vladimir-putin'],
  ['朝鲜', 'north-korea'],
  ['Лавров', 'sergei-lavrov'],
  ['कीव', 'kyiv'],
  ['Kim Jong Un', 'kim-jong-un'],
];

function match(text: string): Mention[] {
  return names
    .flatMap(([form, entity]) => {
      const start = text.indexOf(form);
      return start < 0 ? [] : [{ entity, text: form, start, end: start + form.length, metonym: false }];
    })
    .sort((a, b) => a.start - b.start);
}

describe('queries', () => {
  const query = (typed: string) => makeQuery(typed, { match, now: '2026-11-21T10:00:00.000Z' });
  const article = makeTerms('शोइगु ने कहा', 'hi', match('शोइगु ने कहा'));

  test.each(['Shoigu', 'शोइगु', 'Шойгу', '쇼이구', '쇼이구는'])(
    '%s finds the Hindi article that names him',
    typed => {
      expect(meets(article, query(typed))).toBe(true);
    },
  );

  test.each([
    ['ko', '북한산 등산', '북한'],
    ['hi', 'कीवी फल', 'कीव'],
    ['ru', 'лавровый лист', 'Лаврова'],
  ])('%s: "%s" is not found by the name "%s"', (language, text, typed) => {
    expect(meets(makeTerms(text, language), query(typed))).toBe(false);
  });

  test('Chinese words beside names are asked for too', () => {
    const { groups } = query('普京访问朝鲜');
    expect(groups).toContainEqual([['访问']]);
    expect(groups).toContainEqual([['e_vladimir_putin']]);
    expect(groups).toContainEqual([['e_north_korea']]);
  });

  test('a name of several words may be met by its words', () => {
    const { groups } = query('Kim Jong Un');
    expect(groups).toHaveLength(1);
    expect(groups[0]).toContainEqual(['e_kim_jong_un']);
    expect(groups[0]).toContainEqual(['kim_en', 'jong_en', 'un_en']);
  });

  test('words in quotation marks stand together', () => {
    expect(meets(makeTerms('a new arms deal', 'en'), query('"arms deal"'))).toBe(true);
    expect(meets(makeTerms('a deal on arms', 'en'), query('"arms deal"'))).toBe(false);
    expect(meets(makeTerms('a deal on arms', 'en'), query('arms deal'))).toBe(true);
    expect(meets(makeTerms('हथियार सौदा हुआ', 'hi'), query('“हथियार सौदा”'))).toBe(true);
  });

  test('a minus takes away', () => {
    expect(meets(makeTerms('grain and arms', 'en'), query('grain -arms'))).toBe(false);
    expect(meets(makeTerms('grain and oil', 'en'), query('grain -arms'))).toBe(true);
    expect(query('grain -"arms deal"').without).toContainEqual(['arm_en', 'deal_en']);
  });

  test('one OR the other', () => {
    const either = query('grain OR oil price');
    expect(meets(makeTerms('grain price', 'en'), either)).toBe(true);
    expect(meets(makeTerms('oil price', 'en'), either)).toBe(true);
    expect(meets(makeTerms('grain oil', 'en'), either)).toBe(false);
  });

  test('filters are taken out of the words', () => {
    const made = query('missile lang:hindi,ko topic:"Arms supply" person:Shoigu from:2024-02 to:2024');
    expect(made.groups).toHaveLength(1);
    expect(made.filters).toEqual({
      languages: ['hi', 'ko'],
      topics: ['arms-supply'],
      person: 'sergei-shoigu',
      from: '2024-02-01T00:00:00.000Z',
      to: '2025-01-01T00:00:00.000Z',
    });
    expect(made.problems).toEqual([]);
  });

  test('"since" counts back from the present', () => {
    expect(query('since:7d').filters.from).toBe('2026-11-14T10:00:00.000Z');
    expect(query('since:36h').filters.from).toBe('2026-11-19T22:00:00.000Z');
    expect(query('since:2026-11-01').filters.from).toBe('2026-11-01T00:00:00.000Z');
  });

  test('Chinese asked for by its plain tag means both ways of writing', () => {
    expect(query('lang:zh').filters.languages).toEqual(['zh', 'zh-Hans', 'zh-Hant']);
  });

  test('what cannot be understood is told, and the rest still counts', () => {
    const made = query('grain lang:klingonisch from:2024-13 person:Nobody since:soon');
    expect(made.groups).toHaveLength(1);
    expect(made.problems).toHaveLength(4);
    expect(made.filters).toEqual({});
  });

  test('an address or a time is no filter', () => {
    expect(query('http://example.org 12:30').problems).toEqual([]);
  });

  test('nothing typed is an empty query', () => {
    expect(query('')).toEqual({ groups: [], without: [], filters: {}, problems: [] });
    expect(query(' "" - OR : ').groups).toEqual([]);
  });

  test('what is typed finds the text it was typed from', () => {
    const word = fc.constantFrom(
      'रूसी',
      'હથિયારો',
      'ракетами',
      'missiles',
      '会谈',
      '정상회담',
      'Länder',
      '2024',
      'संधियों',
      'اتفاق',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('hi', 'gu', 'ru', 'en', 'ko', 'de', 'vi'),
        (list, language) => {
          const text = list.join(' ');
          expect(meets(makeTerms(text, language), makeQuery(text, { match: () => [] }))).toBe(true);
        },
      ),
    );
  });
});

describe('terms', () => {
  test('names come at the end, so that phrases stay whole', () => {
    const text = 'Shoigu met Kim Jong Un';
    expect(makeTerms(text, 'en', match(text))).toEqual([
      'shoigu_en',
      'met_en',
      'kim_en',
      'jong_en',
      'un_en',
      'e_sergei_shoigu',
      'e_kim_jong_un',
    ]);
    expect(entityTerm('un-security-council')).toBe('e_un_security_council');
  });

  test('no term holds white space or ASCII punctuation, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.constantFrom('hi', 'vi', 'zh', 'tr', 'und'),
        (text, language) => {
          for (const term of makeTerms(text, language)) {
            expect(term).not.toMatch(/[\s!-/:-@[-^`{-~]/);
            expect(term).not.toBe('');
          }
          makeQuery(text, { match: () => [] });
        },
      ),
    );
  });

  test('a megabyte of anything is cut into terms in good time', () => {
    const began = performance.now();
    for (const piece of ['ab', 'क ', '朝', '1,', '123.', "l'", 'रू', '𠮷'])
      makeTerms(piece.repeat(500_000 / piece.length), 'hi');
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
