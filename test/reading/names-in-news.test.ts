import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createMatcher } from '../../src/reading/names.ts';

const matcher = createMatcher(russiaDprk);
const find = (text: string, language: string) => [
  ...new Set(matcher.find(text, language).map(mention => mention.entity)),
];

describe('names as headlines write them', () => {
  test.each([
    ['ko', '[북한단신] 러시아 사회단체 모임', ['north-korea', 'russia']],
    ['ko', '러, 北에 정제유 공급', ['russia', 'north-korea']],
    ['ko', '美 "北노동자 늘어"…러 "사실무근"', ['united-states', 'north-korea', 'russia']],
    ['ko', '미·러 정상 통화', ['united-states', 'russia']],
    ['ko', '10세 미만 아동의 미술 교육, 美術과 미로', []],
    ['ko', '골드 러시는 끝났다', []],
    ['ko', '北京 남북 만남', ['beijing']],
    ['ja', '米ロ首脳、電話で協議', ['russia']],
    ['ja', 'イロハの順', []],
    ['zh-Hans', '俄乌战场：俄称击落无人机', ['russia']],
    ['zh-Hans', '俄亥俄州议员', []],
    ['el', 'Ο υπουργός Εξωτερικών της Βορείου Κορέας στη Μόσχα', ['north-korea', 'moscow']],
    ['el', 'Βορειοκορεάτες στρατιώτες στο Κουρσκ', ['north-korea', 'kursk']],
    ['el', 'Ο Κιμ Γιονγκ Ουν και ο Πούτιν στο Κρεμλίνο', ['kim-jong-un', 'vladimir-putin', 'kremlin']],
    ['el', 'Ο λαός της Ρωσίας', ['russia']],
    ['ta', 'கசான் நகரில் புதின், டொனெட்ஸ்க்', ['kazan', 'vladimir-putin', 'donetsk']],
    ['ar', 'بيلوسوف في وونسان', ['andrei-belousov', 'wonsan']],
    ['ru', 'Тегеран и Варшава', ['tehran', 'warsaw']],
    ['hi', 'तेहरान, पेरिस और बर्लिन', ['tehran', 'paris', 'berlin']],
  ])('%s: %s', (language, text, wanted) => {
    expect(find(text, language)).toEqual(wanted);
  });
});

/** Names of three in Latin letters, in other letters and half and half, inside sentences of the language. */
describe('names inside news with Latin names in it', () => {
  test.each([
    ['gu', 'Kim Jong Un અને Putin ની મુલાકાત', ['kim-jong-un', 'vladimir-putin']],
    ['gu', 'Kim Jong ઉન આજે Moscow પહોંચ્યા', ['kim-jong-un', 'moscow']],
    ['gu', 'કિમ Jong Un ને મળ્યા Sergei Lavrov', ['kim-jong-un', 'sergei-lavrov']],
    ['hi', 'Kim Jong उन से मिले Putin', ['kim-jong-un', 'vladimir-putin']],
    ['hi', 'किम Jong Un का रूस दौरा, Pyongyang से रवाना', ['kim-jong-un', 'russia', 'pyongyang']],
    ['hi', 'Vladimir पुतिन ने North Korea को कहा धन्यवाद', ['vladimir-putin', 'north-korea']],
    ['hi', 'Sergei शोइगु पहुंचे प्योंगयांग', ['sergei-shoigu', 'pyongyang']],
    ['mr', 'Kim Jong Un आणि पुतिन यांची भेट', ['kim-jong-un', 'vladimir-putin']],
    ['mr', 'Putin यांनी Kim Jong Un यांना फोन केला', ['vladimir-putin', 'kim-jong-un']],
    ['ne', 'Kim Jong Un र पुटिनबीच भेट', ['kim-jong-un', 'vladimir-putin']],
    ['bn', 'Kim Jong Un ও পুতিনের বৈঠক', ['kim-jong-un', 'vladimir-putin']],
    ['bn', 'মস্কোয় Lavrov, সঙ্গে Choe Son Hui', ['moscow', 'sergei-lavrov', 'choe-son-hui']],
    ['pa', 'Kim Jong Un ਨੇ ਪੁਤਿਨ ਨੂੰ ਮਿਲਿਆ', ['kim-jong-un', 'vladimir-putin']],
    ['ta', 'Kim Jong Un மற்றும் புதின் சந்திப்பு', ['kim-jong-un', 'vladimir-putin']],
    ['ta', 'KCNA தகவல்: Putinக்கு கிம் ஜாங் உன் கடிதம்', ['kcna', 'vladimir-putin', 'kim-jong-un']],
    ['te', 'Kim Jong Un, పుతిన్ భేటీ', ['kim-jong-un', 'vladimir-putin']],
    ['kn', 'Kim Jong Un ಮತ್ತು ಪುಟಿನ್ ಭೇಟಿ', ['kim-jong-un', 'vladimir-putin']],
    ['ml', 'Kim Jong Un പുടിൻ കൂടിക്കാഴ്ച', ['kim-jong-un', 'vladimir-putin']],
    ['ur', 'Kim Jong Un اور پوتن کی ملاقات', ['kim-jong-un', 'vladimir-putin']],
    ['fa', 'دیدار Kim Jong Un و پوتین در Moscow', ['kim-jong-un', 'vladimir-putin', 'moscow']],
    ['ar', 'لقاء Kim Jong Un وبوتين في TASS', ['kim-jong-un', 'vladimir-putin', 'tass']],
    ['he', 'פגישת Kim Jong Un ופוטין', ['kim-jong-un', 'vladimir-putin']],
    ['ru', 'Kim Jong Un приехал к Путину, пишет Reuters', ['kim-jong-un', 'vladimir-putin', 'reuters']],
    ['uk', 'Kim Jong Un і Путін у Kremlin', ['kim-jong-un', 'vladimir-putin', 'kremlin']],
    ['ko', 'Kim Jong Un과 Putin의 회담, KCNA 보도', ['kim-jong-un', 'vladimir-putin', 'kcna']],
    ['ko', 'DPRK와 Russia가 합의', ['north-korea', 'russia']],
    ['ja', 'Kim Jong UnとPutinが会談', ['kim-jong-un', 'vladimir-putin']],
    ['ja', 'DPRKのChoe Son Hui外相がMoscowへ', ['north-korea', 'choe-son-hui', 'moscow']],
    ['zh-Hans', 'Kim Jong Un会见Lavrov', ['kim-jong-un', 'sergei-lavrov']],
    ['zh-Hant', 'Putin與Kim Jong Un通話', ['vladimir-putin', 'kim-jong-un']],
    ['th', 'Kim Jong Un พบ Putin ที่กรุงมอสโก', ['kim-jong-un', 'vladimir-putin', 'moscow']],
    ['el', 'Ο Kim Jong Un και ο Πούτιν', ['kim-jong-un', 'vladimir-putin']],
    ['hi', 'किम जोंग उन रूस पहुंचे। किम ने Putin से हाथ मिलाया', ['kim-jong-un', 'russia', 'vladimir-putin']],
    ['gu', 'કિમ જોંગ ઉન પહોંચ્યા. કિમે Shoigu સાથે વાત કરી', ['kim-jong-un', 'sergei-shoigu']],
  ])('%s: %s', (language, text, wanted) => {
    expect(find(text, language)).toEqual(wanted);
  });

  test('a bare किम counts each time once the full name was seen, and never before', () => {
    const text = 'किम जोंग उन आए। किम ने कहा। किम बोले।';
    expect(matcher.find(text, 'hi').filter(mention => mention.entity === 'kim-jong-un')).toHaveLength(3);
    expect(find('किम ने कहा', 'hi')).toEqual([]);
  });

  test('a short name does not reach from a title into the text', () => {
    const text = 'Kim Jong Un hears from party leader\nKim Jong Un received a letter';
    expect(matcher.find(text, 'en').map(mention => mention.text)).toEqual(['Kim Jong Un', 'Kim Jong Un']);
  });

  test.each([
    ['hi', 'किम ने पुतिन को लिखा खत', ['kim-jong-un', 'vladimir-putin']],
    ['en', 'Kim vows support for Putin', ['kim-jong-un', 'vladimir-putin']],
    ['ru', 'Ким поздравил Путина', ['kim-jong-un', 'vladimir-putin']],
    [
      'en',
      'Kim opens resort\nNorth Korean leader Kim Jong Un cut the ribbon.',
      ['kim-jong-un', 'north-korea'],
    ],
    ['en', 'Kim wins golf title\nHer coach praised her.', []],
  ])(
    'a headline may use the short name that the text or the other leader makes clear (%s: %s)',
    (language, text, wanted) => {
      expect(find(text, language)).toEqual(wanted);
    },
  );
});
