import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

const reader = createReader({ beat: russiaDprk, judge: null });
const briefOf = (title: string | null, text: string, date: string | null = null) =>
  reader.read(makeItem({ id: 'a', title, text, date })).brief;

describe('a brief says only what the article says', () => {
  test('condolences on a death are not told as the death, and a known event lends no words', () => {
    const brief = briefOf(
      'Kim Jong Un sends condolences to Putin over ambassador Matsegora',
      'North Korean leader Kim Jong Un sent a message of condolence to Russian President Vladimir Putin over the death of the Russian ambassador Alexander Matsegora, KCNA reported.',
      '2025-12-09',
    );
    expect(brief ?? '').not.toMatch(/dies|died|2014/);
  });

  test('praise before a journey names no newspaper that the text does not name', () => {
    const brief = briefOf(
      null,
      'Ahead of his trip to North Korea on Tuesday, Russian President Vladimir Putin praised Pyongyang for firmly supporting the war in Ukraine, KCNA reported.',
      '2024-06-18',
    );
    expect(brief ?? '').not.toContain('Rodong');
    expect(brief ?? '').not.toContain('visited');
  });

  test('an envoy who brings greetings met the host, not the one who sent them', () => {
    const brief = briefOf(
      '러 하원의장, 평양서 김정은 만나…푸틴 인사 전달',
      '뱌체슬라프 볼로딘 러시아 하원 의장이 14일 평양에서 김정은 북한 국무위원장과 회동했다고 타스 통신이 보도했다.',
      '2025-08-15',
    );
    expect(brief).toBe(
      "Vyacheslav Volodin, chairman of Russia's State Duma, met Kim Jong Un in Pyongyang, 14 Aug 2025",
    );
  });

  test('an envoy without a name leaves the meeting open', () => {
    const brief = briefOf(
      '러 하원의장, 평양서 김정은 만나…푸틴 인사 전달',
      '러시아 하원의장이 평양에서 김정은 북한 국무위원장과 회동했다고 타스 통신이 보도했다.',
      '2025-08-15',
    );
    expect(brief ?? '').not.toContain('Putin');
  });

  test.each([
    [
      'en',
      'Kim Jong Un may meet Vladimir Putin in Vladivostok',
      'The Kremlin said a meeting of the leaders of Russia and North Korea is possible.',
    ],
    [
      'ru',
      'Путин и Ким Чен Ын могут провести встречу',
      'Встреча президента России Владимира Путина с лидером КНДР Ким Чен Ыном возможна, заявили в Кремле.',
    ],
    [
      'hi',
      'पुतिन से मुलाकात कर सकते हैं किम जोंग उन',
      'उत्तर कोरिया के नेता किम जोंग उन रूस के राष्ट्रपति व्लादिमीर पुतिन से मुलाकात कर सकते हैं।',
    ],
    [
      'ko',
      '김정은, 푸틴과 만날 가능성',
      '북한 김정은 국무위원장이 러시아 푸틴 대통령과 만날 가능성이 있다고 크렘린궁이 밝혔다.',
    ],
  ])('what may happen is not told as done or settled (%s)', (_language, title, text) => {
    expect(briefOf(title, text) ?? '').not.toMatch(/\b(?:met|to meet|visited|to visit)\b/);
  });

  test('what lies ahead is told as ahead', () => {
    expect(
      briefOf(
        'Lavrov to visit North Korea',
        'Russian Foreign Minister Sergei Lavrov will visit North Korea next week, the ministry said.',
        '2023-10-12',
      ),
    ).toMatch(/^Sergei Lavrov, Russia's Foreign Minister, to visit North Korea/);
  });

  test('the day of the report is not the day of the event', () => {
    const brief = briefOf(
      null,
      '최선희 북한 외무상이 러시아를 방문했다고 조선중앙통신이 26일 보도했다.',
      '2025-10-26',
    );
    expect(brief).toBe("Choe Son Hui, North Korea's Foreign Minister, visited Russia");
  });

  test('a spokesman who tells of a visit is not the visitor', () => {
    expect(
      briefOf(
        null,
        'A visit to North Korea is being arranged, Kremlin spokesman Dmitry Peskov said in Russia.',
        '2024-05-01',
      ) ?? '',
    ).not.toContain('Peskov');
  });

  test('where who did what is not sure, the subject alone is named', () => {
    expect(
      briefOf(
        'North Korean troops in Russia',
        'North Korean soldiers were seen in Russia, South Korea said on Monday.',
        '2024-10-21',
      ),
    ).toBe('About troops: Russia and North Korea');
  });

  test.each([
    [
      'a journey said to be set for a day',
      'Russian Foreign Minister Sergei Lavrov is set for a two-day visit to North Korea, the ministry said.',
      "Sergei Lavrov, Russia's Foreign Minister, to visit North Korea",
    ],
    [
      'a journey in the future tense of Arabic',
      'سيتوجه وزير الخارجية الروسي سيرغي لافروف إلى كوريا الشمالية في زيارة تستمر ثلاثة أيام.',
      "Sergei Lavrov, Russia's Foreign Minister, to visit North Korea",
    ],
  ])('%s is not told as done', (_what, text, wanted) => {
    expect(briefOf(null, text)).toBe(wanted);
  });

  test('what went as planned is not told as ahead', () => {
    expect(
      briefOf(
        null,
        '푸틴 러시아 대통령이 최선희 북한 외무상과 크렘린에서 만나 양국 관계가 계획대로 발전하고 있다고 말했다.',
      ) ?? '',
    ).not.toContain('to meet');
  });

  test('who comes by invitation has come', () => {
    expect(
      briefOf(
        'Volodin arrives in Pyongyang',
        'Vyacheslav Volodin, chairman of the State Duma, arrived in Pyongyang at the invitation of the Supreme People’s Assembly.',
        '2025-08-14',
      ),
    ).toMatch(/^Vyacheslav Volodin, .* visited Pyongyang/);
  });

  test("an envoy's Korean surname is no Russian word of doubt", () => {
    expect(
      briefOf(
        null,
        'Министр иностранных дел России Сергей Лавров встретился в Пхеньяне с министром иностранных дел КНДР Ли Ён Хо.',
        '2018-05-31',
      ),
    ).toMatch(/^Sergei Lavrov, .* met Ri Yong Ho/);
  });

  test('a day the opening names goes before the day of a known event beside it', () => {
    expect(
      briefOf(
        'DPRK Foreign Minister Meets Her Russian Counterpart',
        'Pyongyang, September 19 (KCNA) -- Choe Son Hui, foreign minister of the DPRK, met with Russian Foreign Minister Sergei Lavrov in Moscow on Sept. 17.',
        '2024-09-19',
      ),
    ).toContain('17 Sep 2024');
  });

  test('a building is named by its town', () => {
    expect(
      briefOf(
        '普京抵达平壤顺安机场',
        '俄罗斯总统普京抵达平壤顺安国际机场，对朝鲜进行国事访问。',
        '2024-06-19',
      ) ?? 'Pyongyang',
    ).not.toContain('airport');
  });

  test.each([
    [
      'Kim Jong Un receives greetings from Russian party leader',
      'Kim Jong Un received a message of greeting from Dmitry Medvedev, chairman of United Russia, on Oct. 9.',
      /^Dmitry Medvedev, .* sent Kim Jong Un a message/,
    ],
    [
      'Kim sends a message to the Russian president',
      'Kim Jong Un sent a message to Russian President Vladimir Putin on Victory Day.',
      /^Kim Jong Un sent Vladimir Putin a message/,
    ],
  ])('%s: who sent it', (title, text, wanted) => {
    expect(briefOf(title, text, '2024-10-10')).toMatch(wanted);
  });

  test('a summit with a third is not told as one of the two', () => {
    expect(
      briefOf(
        'Putin and Kim praise their pact before the summit with Trump',
        'Days before the Russian president meets Donald Trump in Alaska, the leaders of Russia and North Korea praised their partnership.',
        '2025-08-13',
      ) ?? '',
    ).not.toMatch(/summit|meeting/);
  });

  test("a Workers' Party is no news of workers", () => {
    expect(
      briefOf(
        null,
        "Kim Tok Hun, member of the Political Bureau of the Workers' Party of Korea, met with members of a Russian delegation.",
        '2024-08-28',
      ) ?? '',
    ).not.toContain('workers');
  });

  test.each([
    [
      'en',
      'Lavrov arrives in Pyongyang',
      'Russian Foreign Minister Sergei Lavrov arrived in Pyongyang to meet Kim Jong Un.',
      /^Sergei Lavrov, .* visited Pyongyang/,
    ],
    [
      'mr',
      null,
      'रशियाचे अध्यक्ष व्लादिमीर पुतिन यांची भेट घेण्यासाठी किम जोंग उन मंगळवारी रशियात पोहोचले.',
      /^(?!.*\bmet\b)/,
    ],
    ['ru', null, 'Сергей Лавров прибыл в Пхеньян для встречи с Ким Чен Ыном.', /^(?!.*\bmet\b)/],
  ])('who has come to meet someone has come, not met (%s)', (_language, title, text, wanted) => {
    expect(briefOf(title, text) ?? '').toMatch(wanted);
  });

  test('a gift is no meeting', () => {
    expect(
      briefOf('किम ने पुतिन को भेंट किए दो कुत्ते', 'पुतिन ने बदले में किम जोंग उन को कार भेंट की।') ?? '',
    ).not.toContain('met');
  });

  test('a drill of others that the two condemn is not theirs', () => {
    expect(
      briefOf(
        '日米韓の演習を非難 ロ朝外相',
        'ラブロフ外相と崔善姫外相は元山で会談し、軍事演習を非難した。',
      ) ?? '',
    ).not.toContain('drill');
  });
});
