import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Beat, Entity } from '../../src/beat/beat.ts';
import agencyData from '../../src/beat/data/agencies.json' with { type: 'json' };
import organisationData from '../../src/beat/data/organisations.json' with { type: 'json' };
import peopleData from '../../src/beat/data/people.json' with { type: 'json' };
import { baseLanguage, foldForm, parseForm } from '../../src/reading/name-forms.ts';
import { createMatcher } from '../../src/reading/names.ts';

const people = peopleData as unknown as Entity[];
const organisations = organisationData as unknown as Entity[];
const agencies = agencyData as unknown as Entity[];
const all = [...people, ...organisations, ...agencies];

/** Letters a form of the language may have; Latin stands in all of them ("KBS", "Kim Jong उन"). */
const scripts: Record<string, string> = {
  en: '',
  hi: 'Devanagari',
  mr: 'Devanagari',
  ne: 'Devanagari',
  gu: 'Gujarati',
  bn: 'Bengali',
  pa: 'Gurmukhi',
  ta: 'Tamil',
  te: 'Telugu',
  kn: 'Kannada',
  ml: 'Malayalam',
  or: 'Oriya',
  ur: 'Arabic',
  fa: 'Arabic',
  ar: 'Arabic',
  he: 'Hebrew',
  tr: '',
  ru: 'Cyrillic',
  uk: 'Cyrillic',
  be: 'Cyrillic',
  bg: 'Cyrillic',
  sr: 'Cyrillic',
  kk: 'Cyrillic',
  mn: 'Cyrillic',
  el: 'Greek',
  de: '',
  fr: '',
  nl: '',
  es: '',
  it: '',
  pt: '',
  pl: '',
  cs: '',
  vi: '',
  id: '',
  th: 'Thai',
  ko: 'Hangul',
  ja: 'Han|Hiragana|Katakana',
  'zh-Hans': 'Han',
  'zh-Hant': 'Han',
};
/** Languages in which only some names are known so far. */
const partly = ['pt', 'kn', 'ml', 'or', 'he', 'kk', 'mn', 'el', 'nl', 'cs'];
const everywhere = ['en', 'hi', 'gu', 'ru', 'uk', 'ko', 'ja', 'zh-Hans', 'zh-Hant'];
const important = [
  'kim-jong-un',
  'vladimir-putin',
  'sergei-lavrov',
  'sergei-shoigu',
  'andrei-belousov',
  'dmitry-peskov',
  'choe-son-hui',
  'kim-yo-jong',
  'donald-trump',
  'joe-biden',
  'volodymyr-zelensky',
  'xi-jinping',
  'yoon-suk-yeol',
  'lee-jae-myung',
  'kcna',
  'tass',
  'ria-novosti',
  'yonhap',
  'reuters',
  'afp',
  'associated-press',
  'united-nations',
  'un-security-council',
  'security-council-of-russia',
  'nato',
  'european-union',
];

function formsOf(entity: Entity): { language: string; form: string }[] {
  return [entity.forms, entity.bare ?? {}].flatMap(lists =>
    Object.entries(lists).flatMap(([language, list]) => list.map(form => ({ language, form }))),
  );
}

describe('the names of people, organisations and agencies', () => {
  test('every entry has the shape of an entity', () => {
    const kinds = new Map<Entity[], Entity['kind']>([
      [people, 'person'],
      [organisations, 'organisation'],
      [agencies, 'agency'],
    ]);
    const known = ['id', 'name', 'kind', 'country', 'forms', 'blocked', 'bare', 'everPresent'];
    for (const [file, kind] of kinds)
      for (const entity of file) {
        expect(Object.keys(entity).filter(key => !known.includes(key))).toEqual([]);
        expect(entity.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(entity.name.trim()).toBe(entity.name);
        expect(entity.kind).toBe(kind);
        if (entity.country !== null) expect(entity.country).toMatch(/^[A-Z]{2}$/);
      }
  });

  test('ids and names are given once', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test('there are enough of them for real news', () => {
    expect(people.length).toBeGreaterThanOrEqual(95);
    expect(organisations.length).toBeGreaterThanOrEqual(45);
    expect(agencies.length).toBeGreaterThanOrEqual(25);
  });

  test('only the two leaders are in every article', () => {
    expect(all.filter(entity => entity.everPresent).map(({ id }) => id)).toEqual([
      'kim-jong-un',
      'vladimir-putin',
    ]);
  });

  test('every form can be read, is NFC and is written in letters of its language', () => {
    const wrong: string[] = [];
    for (const entity of all)
      for (const { language, form } of formsOf(entity)) {
        const parsed = parseForm(form);
        const script = scripts[language];
        const allowed = ['Latin', 'Common', 'Inherited', ...(script ? script.split('|') : [])];
        // Serbian is written in both; the danda and the like are shared by the scripts of India
        const letters = new RegExp(
          `^[${allowed.map(name => `\\p{Script_Extensions=${name}}`).join('')}]+$`,
          'u',
        );
        if (
          script === undefined ||
          parsed === null ||
          form !== form.normalize('NFC') ||
          form !== form.trim() ||
          !letters.test(parsed.written)
        )
          wrong.push(`${entity.id} ${language} "${form}"`);
      }
    expect(wrong).toEqual([]);
  });

  test('no word mixes Cyrillic with look-alike Latin letters', () => {
    const mixed = all
      .flatMap(entity => formsOf(entity).map(({ form }) => `${entity.id} ${form}`))
      .filter(form => /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u.test(form));
    expect(mixed).toEqual([]);
  });

  test('no language lists a form twice for one entity', () => {
    for (const entity of all)
      for (const list of Object.values(entity.forms)) {
        expect(list.length).toBeGreaterThan(0);
        expect(new Set(list).size).toBe(list.length);
      }
  });

  test('no form means two entities, not even in different languages', () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const entity of all)
      for (const [language, list] of Object.entries(entity.forms))
        for (const form of list) {
          const folded = foldForm(parseForm(form)?.written ?? '', { language: baseLanguage(language) });
          const known = owner.get(folded) ?? entity.id;
          if (known !== entity.id) shared.push(`"${form}" is ${known} and ${entity.id}`);
          owner.set(folded, known);
        }
    expect(shared).toEqual([]);
  });

  test('everyone is named in the main languages, the important ones in some thirty', () => {
    const languages = Object.keys(scripts).filter(tag => !partly.includes(tag));
    for (const entity of all)
      expect([entity.id, everywhere.filter(tag => entity.forms[tag] === undefined)]).toEqual([entity.id, []]);
    for (const id of important) {
      const entity = all.find(one => one.id === id) as Entity;
      expect([id, languages.filter(tag => entity.forms[tag] === undefined)]).toEqual([id, []]);
    }
  });
});

const beat: Beat = {
  id: 'names',
  name: 'Names',
  sides: ['RU', 'KP'],
  entities: all,
  offices: [],
  events: [],
  topics: [],
  eventKinds: [],
  pairs: {},
};
const matcher = createMatcher(beat);

function named(text: string, language: string): string[] {
  return [...new Set(matcher.find(text, language).map(mention => mention.entity))].sort();
}

describe('names found with these forms', () => {
  test.each([
    ['000_5d2a33ffeaec6e74.txt', 'hi', 'kim-jong-un sergei-shoigu vladimir-putin'],
    ['001_a085c0f097b1e019.txt', 'hi', 'kcna kim-jong-un sergei-lavrov un-security-council'],
    ['002_1a62deddc95f55f7.txt', 'gu', 'kim-jong-un un-security-council vladimir-putin'],
    [
      '003_9fb6eb0e4babde48.txt',
      'hi',
      'afp kcna kim-jong-un russian-news-agencies united-nations vladimir-putin yuri-ushakov',
    ],
    [
      '004_717432b970d5a5cf.txt',
      'hi',
      'alexander-matsegora andrey-rudenko choe-son-hui donald-trump kim-jong-gyu kim-jong-un ' +
        'security-council-of-russia sergei-shoigu shin-won-sik sputnik tass vladimir-putin yonhap-news-tv',
    ],
  ])('the seed %s names whom it names and nobody else', (file, language, ids) => {
    const text = readFileSync(resolve(import.meta.dirname, '../../seeds', file), 'utf8');
    expect(named(text, language)).toEqual(ids.split(' '));
  });

  test.each([
    ['ru', 'Лавров встретился с Ким Чен Ыном, сообщает ТАСС', 'kim-jong-un sergei-lavrov tass'],
    ['ru', 'ПУТИН И КИМ ЧЕН ЫН ПОДПИСАЛИ ДОГОВОР', 'kim-jong-un vladimir-putin'],
    ['ru', 'По словам Пак Чон Чхона, Ким Чен Гю встречал гостя', 'kim-jong-gyu pak-jong-chon'],
    ['ru', 'Совет безопасности РФ и Совбез ООН', 'security-council-of-russia un-security-council'],
    ['uk', 'Буданов: Путін і Кім Чен Ин домовилися', 'kim-jong-un kyrylo-budanov vladimir-putin'],
    ['be', 'Пуцін сустрэўся з Кім Чэн Ынам', 'kim-jong-un vladimir-putin'],
    ['bg', 'Путин се срещна с Ким Чен-ун, съобщи Ройтерс', 'kim-jong-un reuters vladimir-putin'],
    ['sr', 'Путин и Ким Џонг Ун', 'kim-jong-un vladimir-putin'],
    ['en', 'Kim Jong Gyu met Andrei Rudenko', 'andrey-rudenko kim-jong-gyu'],
    ['en', 'Kim Song and Kim Song Nam', 'kim-song kim-song-nam'],
    ['de', 'Wladimir Putins Besuch im UN-Sicherheitsrat', 'un-security-council vladimir-putin'],
    ['fr', 'Poutine et Choïgou, selon l’AFP', 'afp sergei-shoigu vladimir-putin'],
    ['pl', 'Putin spotkał się z Kim Dzong Unem', 'kim-jong-un vladimir-putin'],
    ['tr', "Putin'in Kim Jong-un ile görüşmesi", 'kim-jong-un vladimir-putin'],
    ['vi', 'Ông Putin điện đàm với ông Tập Cận Bình', 'vladimir-putin xi-jinping'],
    ['th', 'ปูตินพบคิม จองอึน', 'kim-jong-un vladimir-putin'],
    ['ko', '김정은이 라브로프를 만났다고 조선중앙통신이 전했다', 'kcna kim-jong-un sergei-lavrov'],
    ['ko', '김성 유엔주재 대사와 김성남 부장', 'kim-song kim-song-nam'],
    ['ja', '金正恩総書記とプーチン大統領、国連安保理', 'kim-jong-un un-security-council vladimir-putin'],
    ['zh-Hans', '据朝中社报道，金正恩会见拉夫罗夫', 'kcna kim-jong-un sergei-lavrov'],
    ['zh-Hant', '普丁與金正恩簽署條約，韓聯社報導', 'kim-jong-un vladimir-putin yonhap'],
    ['mr', 'पुतिन यांनी किम जोंग उन यांची भेट घेतली', 'kim-jong-un vladimir-putin'],
    ['ne', 'पुटिनले किम जोङ उनलाई भेटे', 'kim-jong-un vladimir-putin'],
    ['bn', 'পুতিনের সঙ্গে কিম জং-উনের বৈঠক', 'kim-jong-un vladimir-putin'],
    ['pa', 'ਪੁਤਿਨ ਨੇ ਕਿਮ ਜੋਂਗ ਉਨ ਨਾਲ ਮੁਲਾਕਾਤ ਕੀਤੀ', 'kim-jong-un vladimir-putin'],
    ['ta', 'விளாடிமிர் புடினை கிம் ஜோங் உன் சந்தித்தார்', 'kim-jong-un vladimir-putin'],
    ['te', 'పుతిన్‌తో కిమ్ జోంగ్ ఉన్ భేటీ', 'kim-jong-un vladimir-putin'],
    ['kn', 'ಪುಟಿನ್ ಮತ್ತು ಕಿಮ್ ಜಾಂಗ್ ಉನ್', 'kim-jong-un vladimir-putin'],
    ['ml', 'പുടിന്റെ അതിഥിയായി കിം ജോങ് ഉൻ', 'kim-jong-un vladimir-putin'],
    ['or', 'ପୁଟିନ ଓ କିମ ଜଙ୍ଗ ଉନ', 'kim-jong-un vladimir-putin'],
    ['kk', 'Путин мен Ким Чен Ын кездесті', 'kim-jong-un vladimir-putin'],
    ['mn', 'Путин, Ким Жон-Ун нар уулзлаа', 'kim-jong-un vladimir-putin'],
    ['el', 'Ο Πούτιν συνάντησε τον Κιμ Γιονγκ Ουν', 'kim-jong-un vladimir-putin'],
    ['he', 'פוטין נפגש עם קים ג׳ונג און', 'kim-jong-un vladimir-putin'],
    ['nl', 'Poetin ontving Kim Jong-un', 'kim-jong-un vladimir-putin'],
    ['cs', 'Putin přijal Kim Čong-una', 'kim-jong-un vladimir-putin'],
    ['ur', 'روسی صدر پیوٹن اور کم جونگ ان', 'kim-jong-un vladimir-putin'],
    ['fa', 'دیدار پوتین با کیم جونگ‌اون', 'kim-jong-un vladimir-putin'],
    ['ar', 'التقى بوتين بكيم جونغ أون', 'kim-jong-un vladimir-putin'],
    ['gu', 'પુતિને કિમ જોંગ ઉનને આવકાર્યા. કિમે આભાર માન્યો', 'kim-jong-un vladimir-putin'],
  ])('%s: %s', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids.split(' '));
  });

  test.each([
    ['ru', 'лососевая путина завершилась, вывезли тонны песков'],
    ['ru', 'Россия 24 февраля; спутник выведен на орбиту'],
    ['en', 'He played the trump card; the us economy; a macron over the vowel'],
    ['en', 'Kim Kardashian; Sputnik V and an RT-PCR test; M.K. Stalin of Tamil Nadu'],
    ['en', 'Kim, Lee, Pak and Choe are common family names'],
    ['es', 'un hombre rubio'],
    ['it', 'i grossi problemi'],
    ['de', 'Die Lichter blinken, ein Nordwind weht'],
    ['pl', 'duma narodowa'],
    ['uk', 'тренди в моді'],
    ['zh-Hans', '据消息报道，据俄罗斯报道'],
    ['ko', '메르츠증권, 가디언즈 우승'],
    ['mr', 'सामना दोन तास चालला'],
    ['hi', 'संयुक्त राष्ट्र अमेरिका ने टॉस जीता; आंध्र; आरटी-पीसीआर जांच'],
    ['gu', 'વર્ગનો તાસ પૂરો થયો; કિમ ગામ'],
    ['bn', 'তাস খেলা'],
    ['te', 'టాస్ గెలిచిన జట్టు'],
    ['tr', 'Kim geldi? Kim bilir.'],
    ['zh-Hans', '白俄罗斯外交部发言人；东北约三百公里；统一部署'],
    ['ja', '金星が見える夜'],
  ])('nobody is named in %s: %s', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  test.each([
    ['ko', '김일성종합대학 학생들'],
    ['ru', 'Университет имени Ким Ир Сена'],
  ])('a university named after a person is no person (%s)', (language, text) => {
    expect(named(text, language)).toEqual(['kim-il-sung-university']);
  });
});
