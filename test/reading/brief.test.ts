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
});
