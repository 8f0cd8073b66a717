import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { findOpeningDateline } from '../../src/reading/dateline-opening.ts';
import { findDates } from '../../src/reading/dates.ts';
import { createMatcher } from '../../src/reading/names.ts';
import { datelineCases } from './dateline-cases.ts';

const matcher = createMatcher(russiaDprk);
function read(text: string, language: string) {
  const { mentions, folded } = matcher.scan(text, language);
  return findOpeningDateline({
    text,
    from: 0,
    dates: findDates(text, language, folded),
    mentions,
    entity: matcher.entity,
  });
}

describe('datelines of many desks', () => {
  test.each([
    ['hi', 'सियोल, २९ जुलाई । रूस के मंत्री', { place: 'Seoul', month: 7, day: 29, text: 'सियोल, २९ जुलाई ।' }],
    ['hi', 'सोल, 21 मार्च . रूस के', { place: 'Seoul', month: 3, day: 21, text: 'सोल, 21 मार्च .' }],
    ['hi', 'नई दिल्ली, 5 जून (एजेंसी) : भारत ने', { place: 'New Delhi', month: 6, day: 5, agency: null }],
    ['gu', 'મોસ્કો, 5 જૂન (એજન્સી) – રશિયાએ', { place: 'Moscow', month: 6, day: 5 }],
    ['en', 'MOSCOW, March 21 (TASS) — Russia said', { place: 'Moscow', month: 3, day: 21, agency: 'TASS' }],
    [
      'en',
      'SEOUL, South Korea (AP) — North Korea said',
      { place: 'Seoul', agency: 'Associated Press', day: null },
    ],
    ['en', 'MOSCOW (Reuters) - Russia said', { place: 'Moscow', agency: 'Reuters' }],
    ['ru', 'ПХЕНЬЯН, 21 марта. /ТАСС/. Лидер', { place: 'Pyongyang', month: 3, day: 21, agency: 'TASS' }],
    ['ru', 'МОСКВА, 1 дек — РИА Новости. Власти', { place: 'Moscow', month: 12, day: 1 }],
    ['ko', '(서울=연합뉴스) 홍길동 기자 = 북한이', { place: 'Seoul', agency: 'Yonhap' }],
    ['ja', '【平壌3月21日】朝鮮は', { place: 'Pyongyang', month: 3, day: 21 }],
    ['zh', '新华社平壤3月21日电 朝鲜', { place: 'Pyongyang', month: 3, day: 21, agency: 'Xinhua' }],
    ['de', 'Moskau/Pjöngjang (dpa) - Der Kreml', { place: 'Moscow' }],
    ['fr', 'Séoul, 21 mars (AFP) - La Corée', { place: 'Seoul', month: 3, day: 21, agency: 'AFP' }],
    ['en', 'MOSCOW/SEOUL, March 21 (Reuters) - Russia', { place: 'Moscow', day: 21, agency: 'Reuters' }],
    [
      'en',
      'Moscow [Russia] March 21 (ANI): Russian',
      { place: 'Moscow', day: 21, agency: 'Asian News International' },
    ],
    ['en', '(Reuters) - Russia said', { place: null, agency: 'Reuters', text: '(Reuters) -' }],
    ['en', 'HANOI, Vietnam (AP) -- Kim', { place: 'Hanoi', agency: 'Associated Press' }],
    ['it', '(ANSA) - MOSCA, 21 MAR - La', { month: 3, day: 21, agency: 'ANSA' }],
    ['ru', '21 марта, Минск /Корр. БЕЛТА/. Власти', { place: 'Minsk', day: 21, agency: 'BelTA' }],
    ['ru', 'ПХЕНЬЯН, 22 марта. /ЦТАК/. Ким', { place: 'Pyongyang', day: 22, agency: 'KCNA' }],
    ['uk', 'Київ • УНН. Росія', { place: 'Kyiv', agency: 'UNN' }],
    [
      'ko',
      '평양 3월 22일발 조선중앙통신 경애하는',
      { place: 'Pyongyang', month: 3, day: 22, agency: 'KCNA' },
    ],
    ['ko', '[서울=뉴시스] 홍길동 기자 = 북한이', { place: 'Seoul', agency: 'Newsis' }],
    ['ja', '【モスクワ共同】ロシアの', { place: 'Moscow', agency: 'Kyodo' }],
    ['ja', '［ソウル　２１日　ロイター］ - 北朝鮮', { place: 'Seoul', day: 21, agency: 'Reuters' }],
    ['ja', 'モスクワ（CNN） ロシア', { place: 'Moscow', agency: 'CNN' }],
    ['zh', '新华社平壤３月２１日电 朝鲜', { place: 'Pyongyang', month: 3, day: 21, agency: 'Xinhua' }],
    ['zh', '本报莫斯科3月21日电（记者）俄', { place: 'Moscow', month: 3, day: 21, agency: null }],
    ['zh', '（中央社莫斯科21日綜合外電報導）俄', { place: 'Moscow', day: 21 }],
    ['zh', '（法新社平壤21日电） 朝鲜', { place: 'Pyongyang', day: 21, agency: 'AFP' }],
    ['hi', 'मॉस्को, एएनआई। रूस के', { place: 'Moscow', agency: 'Asian News International' }],
    ['hi', 'सियोल (एजेंसी)। उत्तर कोरिया', { place: 'Seoul', agency: null }],
    ['hi', 'सियोल/प्योंगयांग: उत्तर कोरिया', { place: 'Seoul' }],
    ['gu', '(એજન્સી) સિઓલ, તા.૨૧ ઉત્તર કોરિયા', { place: 'Seoul', day: 21, agency: null }],
    ['mr', 'मॉस्को, दि. 21 (वृत्तसंस्था) : रशिया', { place: 'Moscow', day: 21, agency: null }],
    ['te', 'మాస్కో, మార్చి 21: రష్యా', { place: 'Moscow', month: 3, day: 21 }],
    ['fa', 'مسکو - ایرنا - وزیر', { place: 'Moscow', agency: 'IRNA' }],
    ['ar', 'سول (أ ف ب) - قالت', { place: 'Seoul', agency: 'AFP' }],
    ['ur', 'ماسکو (اے پی پی) روس', { place: 'Moscow', agency: 'APP' }],
    ['id', 'MOSKOW, Kabar.com - Rusia', { place: 'Moscow', agency: 'Kabar.com' }],
  ])('%s: %s', (language, text, wanted) => {
    const dateline = read(text, language);
    expect(dateline).toMatchObject(wanted);
    expect(text.slice(dateline?.start, dateline?.end)).toBe(dateline?.text);
  });

  test.each([
    ['en', 'Russia – North Korea ties are growing.'],
    ['en', 'In Moscow, March 21 was a cold day.'],
    ['en', 'Kim Jong Un, March 21 (KCNA) was quoted.'],
    ['en', 'Putin met Kim (in Moscow) - again.'],
    ['hi', 'रूस के रक्षा मंत्री ने 21 मार्च को कहा।'],
    ['ko', '북한(조선)은 12일 밝혔다.'],
    ['en', 'Moscow, Pyongyang deepen ties - report'],
    ['en', 'North Korea, March 21 summit'],
    ['ru', 'Москва и Пхеньян — союзники'],
    ['zh', '（德国之声中文网）朝鲜'],
    ['zh', '据朝中社11月21日报道，朝鲜'],
    ['ko', '도널드 트럼프 미국 대통령은 21일(현지 시각) 밝혔다.'],
    ['ko', '한국과 중국이 21일(현지시각) 만났다.'],
    ['en', 'BREAKING — North Korea fires a missile'],
    ['en', 'WATCH: Kim and Putin in Moscow'],
    ['ru', 'Приморский край – регион на востоке России'],
    ['bn', 'আগামী ৬-৭ মাসে'],
    ['hi', 'रूस के राष्ट्रपति। बैठक'],
    ['en', ''],
  ])('no dateline in %s: %s', (language, text) => {
    expect(read(text, language)).toBeNull();
  });
});

/** The same name, in the beat's form or as written. */
const same = (a: string | null, b: string | null) =>
  a === b ||
  (a !== null &&
    b !== null &&
    (a.toLowerCase() === b.toLowerCase() || (matcher.resolve(a)[0] ?? a) === (matcher.resolve(b)[0] ?? b)));

describe('openings as agencies write them', () => {
  test.each(datelineCases)('%s: %s', (language, text, place, day, agency) => {
    const found = read(text, language);
    const date =
      found?.day == null ? null : found.month === null ? `${found.day}` : `${found.month}-${found.day}`;
    expect(date).toBe(day);
    expect([found?.place ?? null, same(found?.place ?? null, place)]).toEqual([found?.place ?? null, true]);
    expect([found?.agency ?? null, same(found?.agency ?? null, agency)]).toEqual([
      found?.agency ?? null,
      true,
    ]);
    if (found !== null) expect(text.slice(found.start, found.end)).toBe(found.text);
  });
});

test('a dateline cuts out its own words, whatever the text', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(...datelineCases.map(([, text]) => text)),
    fc.constantFrom(
      'SEOUL',
      ', ',
      '21',
      ' March',
      ' (',
      'AFP',
      ')',
      ' - ',
      '।',
      '新华社',
      '日电',
      '【',
      '】',
      '=',
      '/',
      '\n',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 8 }),
      fc.constantFrom('en', 'ru', 'hi', 'ar', 'ko', 'zh', 'ja', 'und'),
      (parts, language) => {
        const text = parts.join('');
        const found = read(text, language);
        if (found !== null) expect(text.slice(found.start, found.end)).toBe(found.text);
      },
    ),
    { numRuns: 500 },
  );
});
