import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { type Judge, loadJudge } from '../../src/reading/judge.ts';
import { createLanguageDetector, type LanguageDetector } from '../../src/reading/language.ts';
import { languageFor } from '../../src/reading/language-names.ts';
import { createMatcher } from '../../src/reading/names.ts';
import { hanTexts, kinTexts, namedTexts } from './language-cases.ts';

const texts: [string, string][] = [
  ['hi', 'रूस के विदेश मंत्री ने प्योंगयांग में किम जोंग उन से मुलाकात की'],
  ['mr', 'रशियाच्या परराष्ट्रमंत्र्यांनी उत्तर कोरियाच्या नेत्यांशी चर्चा केली आहे'],
  ['ne', 'रुसका विदेशमन्त्रीले उत्तर कोरियाका नेतासँग भेटवार्ता गरेका छन्'],
  ['gu', 'રશિયાના વિદેશ મંત્રીએ ઉત્તર કોરિયાના નેતા સાથે મુલાકાત કરી'],
  ['bn', 'রাশিয়ার পররাষ্ট্রমন্ত্রী উত্তর কোরিয়ার নেতার সঙ্গে বৈঠক করেছেন'],
  ['pa', 'ਰੂਸ ਦੇ ਵਿਦੇਸ਼ ਮੰਤਰੀ ਨੇ ਉੱਤਰੀ ਕੋਰੀਆ ਦੇ ਆਗੂ ਨਾਲ ਮੁਲਾਕਾਤ ਕੀਤੀ'],
  ['ta', 'ரஷ்ய வெளியுறவு அமைச்சர் வட கொரிய தலைவரை சந்தித்தார்'],
  ['te', 'రష్యా విదేశాంగ మంత్రి ఉత్తర కొరియా నేతను కలిశారు'],
  ['kn', 'ರಷ್ಯಾ ವಿದೇಶಾಂಗ ಸಚಿವರು ಉತ್ತರ ಕೊರಿಯಾ ನಾಯಕರನ್ನು ಭೇಟಿಯಾದರು'],
  ['ml', 'റഷ്യൻ വിദേശകാര്യ മന്ത്രി ഉത്തര കൊറിയൻ നേതാവിനെ കണ്ടു'],
  ['or', 'ରୁଷିଆର ମନ୍ତ୍ରୀ ଉତ୍ତର କୋରିଆ ନେତାଙ୍କୁ ଭେଟିଲେ'],
  ['ur', 'روس کے وزیر خارجہ نے شمالی کوریا کے رہنما سے ملاقات کی ہے'],
  ['fa', 'وزیر امور خارجه روسیه با رهبر کره شمالی در پیونگ یانگ دیدار کرد'],
  ['ar', 'التقى وزير الخارجية الروسي زعيم كوريا الشمالية في بيونغ يانغ'],
  ['he', 'שר החוץ של רוסיה נפגש עם מנהיג קוריאה הצפונית'],
  ['ru', 'Министр иностранных дел России встретился с лидером КНДР в Пхеньяне'],
  ['uk', 'Міністр закордонних справ Росії зустрівся з лідером Північної Кореї'],
  ['be', 'Міністр замежных спраў Расіі сустрэўся з лідарам Паўночнай Карэі ў Пхеньяне'],
  ['bg', 'Руският външен министър се срещна с лидера на Северна Корея в Пхенян, съобщи агенцията'],
  ['sr', 'Министар спољних послова Русије састао се са лидером Северне Кореје'],
  ['mk', 'Рускиот министер за надворешни работи се сретна со лидерот на Северна Кореја, објави агенцијата'],
  ['kk', 'Ресей сыртқы істер министрі Солтүстік Корея басшысымен кездесті'],
  ['ko', '라브로프 러시아 외무장관이 평양에서 김정은을 만났다'],
  ['ja', 'ロシアのラブロフ外相は平壌で金正恩氏と会談した'],
  ['zh-Hans', '俄罗斯外长拉夫罗夫在平壤会见了朝鲜领导人'],
  ['zh-Hant', '俄羅斯外長拉夫羅夫在平壤會見了北韓領導人'],
  ['th', 'รัฐมนตรีต่างประเทศรัสเซียพบผู้นำเกาหลีเหนือ'],
  ['en', 'The Russian foreign minister met the leader of North Korea'],
  ['de', 'Der russische Außenminister hat sich mit dem Machthaber getroffen'],
  ['fr', 'Le ministre russe des Affaires étrangères a rencontré le dirigeant du pays'],
  ['es', 'El ministro de Exteriores ruso se reunió con el líder del país'],
  ['pt', 'O ministro das Relações Exteriores da Rússia reuniu-se com o líder do país'],
  ['it', 'Il ministro degli Esteri russo ha incontrato il leader del paese'],
  ['pl', 'Minister spraw zagranicznych Rosji spotkał się z przywódcą kraju'],
  ['nl', 'De Russische minister van Buitenlandse Zaken heeft met de leider gesproken'],
  ['tr', 'Rusya Dışişleri Bakanı, ülkenin lideri ile görüştü'],
  ['vi', 'Ngoại trưởng Nga đã gặp nhà lãnh đạo của nước này tại thủ đô'],
  [
    'id',
    'Menteri luar negeri Rusia bertemu dengan pemimpin negara itu karena ada kesepakatan yang bisa ditandatangani',
  ],
];

describe('language', () => {
  let judge: Judge;
  let detect: LanguageDetector;
  beforeAll(async () => {
    judge = await loadJudge();
    detect = createLanguageDetector({
      judge,
      mask: text => text.replace(/Kim Jong Un|Putin|Pyongyang|Russia|North Korea/g, ' '),
    });
  });

  test.each(texts)('%s: %s', (language, text) => {
    expect(detect(null, text, null).language).toBe(language);
  });

  test('Latin names do not sway a text of another script', () => {
    expect(detect('Kim Jong Un અને Putin ની મુલાકાત', '', null).language).toBe('gu');
    expect(
      detect('Putin और Kim Jong Un की मुलाकात, Russia North Korea treaty पर चर्चा', '', null).language,
    ).toBe('hi');
  });

  test('names do not sway a Latin headline', () => {
    expect(detect('Kim Jong Un meets with Putin in Pyongyang', '', null).language).toBe('en');
    expect(detect('Putin und Kim Jong Un treffen sich in Pyongyang', '', null).language).toBe('de');
  });

  test('addresses, handles and tags are no words', () => {
    expect(
      detect(null, 'किम से मिले https://example.com/kim-meets-putin-in-the-capital @someone #NorthKorea', null)
        .language,
    ).toBe('hi');
  });

  test('a declared language decides only where the text leaves doubt', () => {
    expect(detect(null, '普京', 'zh-TW').language).toBe('zh-Hant');
    expect(detect(null, '平壌', 'ja').language).toBe('ja');
    expect(detect(null, 'The minister said that the talks were over', 'hi').language).toBe('en');
    expect(detect(null, '123', 'ko').language).toBe('ko');
  });

  test('where nothing can be told the answer is "und"', () => {
    expect(detect(null, '', null)).toEqual({ language: 'und', confidence: 0 });
    expect(detect(null, '2024 — 😀 %%%', null).language).toBe('und');
    expect(detect(null, 'xkcd', null).confidence).toBeLessThan(0.6);
  });

  test('long plain Hindi needs no judge, and gets none', () => {
    const alone = createLanguageDetector({ judge: null });
    const text = 'रूस और उत्तर कोरिया के बीच संबंध गहरे हो रहे हैं और दोनों देशों ने इस पर चर्चा की है।';
    expect(alone(null, text, null).language).toBe('hi');
    expect(alone.needsJudge(null, text, null)).toBe(false);
    expect(alone.needsJudge(null, 'રશિયા', null)).toBe(false);
    expect(alone.needsJudge(null, 'Selamat', null)).toBe(true);
  });

  test('a judge that arrives later is used from then on', () => {
    const later: { current: Judge | null } = { current: null };
    const waiting = createLanguageDetector({ judge: later });
    const before = waiting(null, 'Landsforræderi', null);
    later.current = judge;
    expect(waiting(null, 'Landsforræderi', null).confidence).not.toBe(before.confidence);
  });

  describe('among kin, and with names of other scripts', () => {
    let reads: LanguageDetector;
    beforeAll(() => {
      const matcher = createMatcher(russiaDprk);
      const mask = (text: string) => {
        let masked = '';
        let at = 0;
        for (const { start, end } of matcher.find(text, 'und')) {
          masked += text.slice(at, start) + ' '.repeat(end - start);
          at = end;
        }
        return masked + text.slice(at);
      };
      reads = createLanguageDetector({ judge, mask });
    });
    const missed = (texts: [string, string][]) =>
      texts.flatMap(([language, text]) => {
        const answer = reads(null, text, null).language;
        return answer === language ? [] : [`${language} taken for ${answer}: ${text}`];
      });

    test('of 147 titles in kin languages at most three are misread', () => {
      expect(missed(kinTexts).length, missed(kinTexts).join('\n')).toBeLessThanOrEqual(3);
    });

    test.each([...hanTexts, ...namedTexts])('%s: %s', (language, text) => {
      expect(reads(null, text, null).language).toBe(language);
    });

    test('a Latin sentence that quotes a name in its own script stays what it is', () => {
      expect(reads(null, 'The leader met with 김정은 in the capital of his country', null).language).toBe(
        'en',
      );
      expect(reads(null, 'Der Präsident hat Ким Чен Ын in der Hauptstadt getroffen', null).language).toBe(
        'de',
      );
    });
  });

  test('any text has a known language or none, with a share for confidence', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 60 }),
            fc.constantFrom(...kinTexts.map(([, text]) => text), '\ud800', '\u202e', '😀', 'e\u0301'),
          ),
          { maxLength: 6 },
        ),
        fc.option(fc.constantFrom('hi', 'zh', 'sr-Latn', '??', 'x'.repeat(50))),
        (parts, declared) => {
          const { language, confidence } = detect(parts[0] ?? null, parts.slice(1).join(''), declared);
          expect(language === 'und' || names.of(language) !== undefined, language).toBe(true);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('five megabytes cost no more than their beginning', () => {
    const line = 'रूस और North Korea के बीच संबंध गहरे हो रहे हैं ';
    const spend = (text: string) => {
      const before = process.cpuUsage();
      for (let i = 0; i < 20; i++) detect(null, text, null);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const short = line.repeat(20);
    const long = line.repeat(110_000);
    spend(short);
    // twenty readings of the beginning, and a floor for what the clock can't tell
    expect(spend(long)).toBeLessThan(20 * (spend(short) + 2_000));
  });
});

test.each([
  ['hi', 'hi'],
  ['Hindi', 'hi'],
  ['हिन्दी', 'hi'],
  ['korean', 'ko'],
  ['русский', 'ru'],
  ['zh-tw', 'zh-Hant'],
  ['ZH_HANS', 'zh-Hans'],
  ['farsi', 'fa'],
])('the language called %s is %s', (name, tag) => {
  expect(languageFor(name)).toBe(tag);
});

test('no language is called so', () => {
  expect(languageFor('klingonisch')).toBeNull();
  expect(languageFor('')).toBeNull();
});
