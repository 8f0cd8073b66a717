import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitParagraphs, splitSentences } from '../../src/reading/sentences.ts';

const cases: [string, string, string[]][] = [
  ['hi', 'सोल, 21 मार्च . रूस ने कहा.', ['सोल, 21 मार्च .', 'रूस ने कहा.']],
  ['hi', 'गठन हुआ था।उत्तर कोरिया साथ है।', ['गठन हुआ था।', 'उत्तर कोरिया साथ है।']],
  ['gu', 'રચના થઈ હતી.યુક્રેન યુદ્ધ ચાલુ છે.', ['રચના થઈ હતી.', 'યુક્રેન યુદ્ધ ચાલુ છે.']],
  ['hi', 'उसने चर्चा की.” उन्होंने कहा।', ['उसने चर्चा की.”', 'उन्होंने कहा।']],
  ['hi', 'समर्थन करेगा।” वह चला गया।', ['समर्थन करेगा।”', 'वह चला गया।']],
  ['hi', 'एजेंसी केसीएनए (KCNA) के अनुसार वह आया।', ['एजेंसी केसीएनए (KCNA) के अनुसार वह आया।']],
  ['hi', 'डॉ. शर्मा और श्री. पटेल आए। वे बोले।', ['डॉ. शर्मा और श्री. पटेल आए।', 'वे बोले।']],
  ['hi', 'अ.भा. समिति के. चंद्रशेखर से मिली. बैठक हुई.', ['अ.भा. समिति के. चंद्रशेखर से मिली.', 'बैठक हुई.']],
  ['gu', 'ડો. પટેલ તા. ૨૧ માર્ચે આવ્યા. તેઓ બોલ્યા.', ['ડો. પટેલ તા. ૨૧ માર્ચે આવ્યા.', 'તેઓ બોલ્યા.']],
  ['mr', 'ते 3.5 किमी चालले. मग थांबले.', ['ते 3.5 किमी चालले.', 'मग थांबले.']],
  [
    'ja',
    '両氏は会談した。「重要だ。続ける」と述べた。',
    ['両氏は会談した。', '「重要だ。続ける」と述べた。'],
  ],
  ['zh-Hans', '他说：“很好。”随后离开。朝鲜表示！', ['他说：“很好。”', '随后离开。', '朝鲜表示！']],
  [
    'ko',
    '그는 2024. 3. 21. 평양에 갔다. “좋다.” 그는 말했다.',
    ['그는 2024. 3. 21. 평양에 갔다.', '“좋다.”', '그는 말했다.'],
  ],
  [
    'en',
    'The U.S. Army said Gen. Smith left. J. K. Doe met Mr. Lee.',
    ['The U.S. Army said Gen. Smith left.', 'J. K. Doe met Mr. Lee.'],
  ],
  [
    'en',
    'They met in the U.S. The talks ended at 3.5 p.m. He left.',
    ['They met in the U.S.', 'The talks ended at 3.5 p.m.', 'He left.'],
  ],
  [
    'en',
    'Jan. 5 was cold. He said no. Then it rose to 3.14 points.',
    ['Jan. 5 was cold.', 'He said no.', 'Then it rose to 3.14 points.'],
  ],
  [
    'en',
    'He said "It is over." Then he left. Is it? Yes!',
    ['He said "It is over."', 'Then he left.', 'Is it?', 'Yes!'],
  ],
  ['en', 'It came to an end.The next began.', ['It came to an end.', 'The next began.']],
  [
    'en',
    'See example.com or v2.1 today. Wait… maybe not.',
    ['See example.com or v2.1 today.', 'Wait… maybe not.'],
  ],
  [
    'ru',
    'В 2025 г. в Москве И. О. Сидоров и А.С. Попов выступили. Все ушли.',
    ['В 2025 г. в Москве И. О. Сидоров и А.С. Попов выступили.', 'Все ушли.'],
  ],
  [
    'ru',
    'Договор подписан в 2024 г. В Москве довольны. Он живет в г. Томск.',
    ['Договор подписан в 2024 г.', 'В Москве довольны.', 'Он живет в г. Томск.'],
  ],
  ['ru', '«Что это?» — спросил он. Ответа нет.', ['«Что это?» — спросил он.', 'Ответа нет.']],
  [
    'de',
    'Am 21. März traf er den 3. Parteitag. „Gut!“, sagte er. Das war z. B. 2024. Ende.',
    ['Am 21. März traf er den 3. Parteitag.', '„Gut!“, sagte er.', 'Das war z. B. 2024.', 'Ende.'],
  ],
  [
    'fr',
    '« Non ! » a-t-il dit. « Fini. » Puis M. Durand partit.',
    ['« Non ! » a-t-il dit.', '« Fini. »', 'Puis M. Durand partit.'],
  ],
  [
    'de',
    'Plea (11. Minute) und Friedl (12.) trafen. Sein 24. Versuch gelang. Sie kam auf Platz 3. Die Halle tobte.',
    [
      'Plea (11. Minute) und Friedl (12.) trafen.',
      'Sein 24. Versuch gelang.',
      'Sie kam auf Platz 3.',
      'Die Halle tobte.',
    ],
  ],
  [
    'tr',
    'Heyet 3. Ordu karargahına geldi. Sayı 12. Bu yeni.',
    ['Heyet 3. Ordu karargahına geldi.', 'Sayı 12.', 'Bu yeni.'],
  ],
  ['bn', 'তিনি বলেন, "আমরা যাব। সবাই যাবে। "', ['তিনি বলেন, "আমরা যাব।', 'সবাই যাবে। "']],
  ['ur', 'صدر نے کہا۔ وہ گئے۔', ['صدر نے کہا۔', 'وہ گئے۔']],
  ['bn', 'তিনি বলেন। তারা গেছে।', ['তিনি বলেন।', 'তারা গেছে।']],
];

describe('sentences', () => {
  test.each(cases)('%s: %s', (language, text, sentences) => {
    expect(splitSentences(text, language).map(sentence => sentence.text)).toEqual(sentences);
  });

  test('Thai is cut at blanks before words that open a clause', () => {
    const text =
      'ผู้นำเกาหลีเหนือพบกับประธานาธิบดีรัสเซียที่กรุงมอสโกในวันพุธที่ผ่านมา โดยทั้งสองฝ่ายได้หารือเกี่ยวกับความร่วมมือทางทหาร';
    expect(splitSentences(text, 'th')).toHaveLength(2);
  });

  test('Korean copy without stops is cut behind its verbs', () => {
    const sentences = [
      '러시아 외무장관이 금요일 평양에 도착해 북한 외무상과 회담을 시작했다',
      '양측은 두만강 위에 새 자동차 다리를 놓는 문제를 논의한다',
      '다리는 두 나라를 잇는 첫 번째 도로가 될 것이다',
      '외무장관은 “모두 다 잘 되고 있다”고 말했다',
      '회담은 일요일까지 이어지며 결과는 나중에 발표됩니다',
    ];
    expect(splitSentences(sentences.join(' '), 'ko').map(s => s.text)).toEqual(sentences);
  });

  test('a paragraph ends its sentence even without a stop', () => {
    expect(splitSentences('A heading\nThe text goes on.', 'en').map(s => s.text)).toEqual([
      'A heading',
      'The text goes on.',
    ]);
  });

  test('a line broken only for its width goes on', () => {
    const text = 'The minister said on Monday that the talks would go\non until the end of the week.';
    expect(splitSentences(text, 'en')).toHaveLength(1);
  });

  test('paragraphs are trimmed and blank lines make none', () => {
    const text = '  one \n\n\n two\r\nthree\n';
    expect(splitParagraphs(text).map(p => text.slice(p.start, p.end))).toEqual(['one', 'two', 'three']);
  });

  test('every sentence is the text itself, in order, and nothing but blanks is left out', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '. ',
        '।',
        '。',
        '「',
        '」',
        '"',
        '” ',
        'डॉ. ',
        'U.S. ',
        '\n',
        '3.',
        ' г. ',
        'था।अब ',
        'A',
        'ไทย ',
        '\ud83d',
        '\ude00',
        '\u202e',
        '\u2066',
        '했다 ',
        '(1. ',
        '。」',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom('hi', 'en', 'ja', 'ko', 'th', 'und'),
        (pieces, language) => {
          const text = pieces.join('');
          let end = 0;
          for (const sentence of splitSentences(text, language)) {
            expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
            expect(sentence.text).not.toBe('');
            expect(text.slice(end, sentence.start).replace(/[\s\u0085\u200b\ufeff]/g, '')).toBe('');
            end = sentence.end;
          }
          expect(text.slice(end).replace(/[\s\u0085\u200b\ufeff]/g, '')).toBe('');
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    'x',
    '. ',
    'J. ',
    '「',
    '」',
    '"',
    'क.',
    ' ',
    '1. ',
    '(1. ',
    '다 ',
    'ไทย ',
    '\ud800',
    '\u202e',
    'M. A',
    '。」',
    '\n',
  ])('a megabyte of %j takes a time in proportion to its length', piece => {
    const took = (length: number): number => {
      const text = piece.repeat(length / piece.length);
      const times = [1, 2, 3].map(() => {
        const before = process.cpuUsage().user;
        splitSentences(text, piece === '다 ' ? 'ko' : 'de');
        return process.cpuUsage().user - before;
      });
      return Math.min(...times);
    };
    took(10_000);
    // eight times the length: a quadratic cutter would take sixty-four times as long
    expect(took(1_000_000)).toBeLessThan(30 * took(125_000) + 300_000);
  });
});
