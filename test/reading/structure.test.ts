import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findStructure } from '../../src/reading/structure.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const seed = (start: string) =>
  readFileSync(join(seeds, readdirSync(seeds).find(name => name.startsWith(start)) as string), 'utf8');

describe('the seeds', () => {
  test('the one with a headline has its first line as title and the desk initials as boilerplate', () => {
    const text = seed('004');
    const at = text.indexOf('सोल, 21 मार्च .');
    const found = findStructure(text, null, 'hi', { start: at, end: at + 'सोल, 21 मार्च .'.length });
    expect(found.titleBasis).toBe('first-line');
    expect(found.title).toBe(text.slice(0, text.indexOf('\n')));
    expect(found.boilerplate).toEqual(['पीएसएम/']);
    expect(found.body[0]?.text.startsWith('रूस के शीर्ष सुरक्षा अधिकारी ने')).toBe(true);
  });

  test.each(['000', '001', '002', '003'])('%s has no title of its own and no boilerplate', start => {
    const found = findStructure(seed(start), null, start === '002' ? 'gu' : 'hi', null);
    expect(found.titleBasis).toBe('derived');
    expect(found.boilerplate).toEqual([]);
  });

  test('a line between paragraphs is a sub-heading, not prose', () => {
    const text = seed('003');
    const found = findStructure(text, null, 'hi', null);
    expect(found.subheadings.map(span => text.slice(span.start, span.end))).toEqual(['‘प्रतिबंधों का उल्लंघन’']);
    expect(found.body.some(sentence => sentence.text.includes('‘प्रतिबंधों'))).toBe(false);
  });
});

describe('titles', () => {
  test('a title handed in is kept and is no prose when the text repeats it', () => {
    const found = findStructure('“Kim in Moscow”\nHe came by train. He left.', 'Kim in Moscow', 'en', null);
    expect([found.title, found.titleBasis]).toEqual(['Kim in Moscow', 'given']);
    expect(found.body.map(sentence => sentence.text)).toEqual(['He came by train.', 'He left.']);
  });

  test('a short first line without a stop is the headline', () => {
    const found = findStructure(
      '김정은, 푸틴과 회담\n북한은 15일 밝혔다.\n양측은 논의했다.',
      null,
      'ko',
      null,
    );
    expect([found.title, found.titleBasis]).toEqual(['김정은, 푸틴과 회담', 'first-line']);
  });

  test('a headline may ask', () => {
    expect(findStructure('Поедет ли Ким в Москву?\n\nОб этом сообщили вчера.', null, 'ru', null).title).toBe(
      'Поедет ли Ким в Москву?',
    );
  });

  test('a Markdown heading is a headline', () => {
    expect(findStructure('# Talks in Moscow.\n\nThey met. They left.', null, 'en', null).title).toBe(
      'Talks in Moscow.',
    );
  });

  test('a first line that is a sentence is no headline', () => {
    const found = findStructure(
      'The leaders met on Monday.\nThey spoke for an hour about grain.',
      null,
      'en',
      null,
    );
    expect([found.title, found.titleBasis]).toEqual(['The leaders met on Monday', 'derived']);
  });

  test('a derived title keeps its words and is cut at a clause', () => {
    const text =
      'The foreign minister of the country travelled to the capital of its neighbour on Monday morning, where he was to meet the head of state for talks on trade and on grain, officials said.';
    const { title } = findStructure(text, null, 'en', null);
    expect(title.endsWith('…')).toBe(true);
    expect(text.startsWith(title.slice(0, -1))).toBe(true);
    expect(text.charAt(title.length - 1)).toBe(',');
  });

  test('a long unspaced sentence is cut between characters', () => {
    const { title } = findStructure('朝'.repeat(400), null, 'zh-Hans', null);
    expect(title).toBe(`${'朝'.repeat(139)}…`);
  });

  test('a stub or a bare quotation gives no title when the next sentence does', () => {
    const stub = 'Mr Kim (52). The trader crossed the border river by the new bridge on Friday. He was glad.';
    expect(findStructure(stub, null, 'en', null).title).toBe(
      'The trader crossed the border river by the new bridge on Friday',
    );
    const quote = '“우리는 끝까지 함께 간다.” 러시아 외무장관은 금요일 평양에서 이렇게 말했다. 그는 떠났다.';
    expect(findStructure(quote, null, 'ko', null).title).toBe(
      '러시아 외무장관은 금요일 평양에서 이렇게 말했다',
    );
    expect(findStructure('He came. He went. He won.', null, 'en', null).title).toBe('He came');
  });

  test('a bullet before the first sentence is no part of the title', () => {
    expect(
      findStructure('▲ 러시아 하원 의장이 금요일 평양에 도착했다. 회담은 토요일이다.', null, 'ko', null)
        .title,
    ).toBe('러시아 하원 의장이 금요일 평양에 도착했다');
  });

  test('the hour of the last change is cut from a headline, and a picture’s owner makes no headline', () => {
    const prose = 'Der Minister kam am Montag in der Hauptstadt an. Er bleibt zwei Tage.';
    expect(
      findStructure(`Lawrow in Pjöngjang Stand: 03.11.2024 20:59 Uhr\n\n${prose}`, null, 'de', null).title,
    ).toBe('Lawrow in Pjöngjang');
    expect(findStructure(`Lawrow am Flughafen. © Agentur\n\n${prose}`, null, 'de', null).titleBasis).toBe(
      'derived',
    );
  });

  test('the dateline is no part of the title', () => {
    const text = 'MOSCOW, March 21. The minister left for Pyongyang. He will return.';
    expect(findStructure(text, null, 'en', { start: 0, end: 17 }).title).toBe(
      'The minister left for Pyongyang',
    );
  });

  test('nothing has an empty title', () => {
    expect(findStructure('', null, 'und', null)).toMatchObject({
      title: '',
      titleBasis: 'derived',
      body: [],
    });
    expect(findStructure(' \n ', '', 'und', null).title).toBe('');
  });
});

describe('sub-headings', () => {
  test('Korean lines that end as sentences do are prose, without a stop too', () => {
    const lines = [
      '양국 외무장관이 평양에서 만났다',
      '회담은 두 시간 동안 이어졌다',
      '새 철교의 위치',
      '양측은 철교 건설을 논의했다',
    ];
    const found = findStructure(lines.join('\n'), '외무장관 회담', 'ko', null);
    expect(found.body.map(sentence => sentence.text)).toEqual([lines[0], lines[1], lines[3]]);
    expect(found.subheadings).toHaveLength(1);
  });

  test('where no line has a stop, its absence says nothing', () => {
    const lines = [
      'लावरोव प्योंगयांग पहुँचे',
      'वार्ता दो दिन चलेगी',
      'पुल के निर्माण पर चर्चा होगी',
      'दोनों पक्ष संतुष्ट हैं',
      'अगली बैठक मास्को में',
    ];
    expect(findStructure(lines.join('\n'), 'शीर्षक', 'hi', null).body).toHaveLength(5);
  });

  test('a line that says the title again with a kicker and an hour is no prose', () => {
    const text =
      'Besuch in Pjöngjang Außenminister reist zu Gesprächen nach Nordkorea Stand: 03.11.2024 20:59 Uhr\nDer Minister kam am Montag an. Er bleibt zwei Tage.';
    const found = findStructure(text, 'Außenminister reist zu Gesprächen nach Nordkorea', 'de', null);
    expect(found.body.map(sentence => sentence.text)).toEqual([
      'Der Minister kam am Montag an.',
      'Er bleibt zwei Tage.',
    ]);
  });
});

describe('boilerplate', () => {
  const prose = 'The leaders met on Monday for an hour.';
  test.each([
    ['en', 'Read also: Ten things to know'],
    ['en', '(With inputs from agencies)'],
    ['en', '(Reporting by Jane Doe; Editing by John Roe)'],
    ['en', 'Copyright 2025 The Paper'],
    ['en', '© 2025 The Paper. All rights reserved.'],
    ['en', 'Subscribe to our newsletter'],
    ['hi', 'यह भी पढ़ें: आज की दस खबरें'],
    ['hi', 'ये भी पढ़ें- बड़ी खबर'],
    ['hi', 'एएनआई/वीएनएस'],
    ['hi', 'डीएससी/'],
    ['hi', '(एजेंसी)'],
    ['gu', 'આ પણ વાંચો: મોટા સમાચાર'],
    ['mr', 'हेही वाचा : मोठी बातमी'],
    ['ru', 'Читайте также: другая новость'],
    ['ru', 'Фото: ТАСС'],
    ['uk', 'Читайте також: інша новина'],
    ['ko', '<저작권자(c) 통신, 무단 전재-재배포 금지>'],
    ['ko', '홍길동 기자 = hong@example.co.kr'],
    ['ja', '【関連記事】別の記事'],
    ['zh-Hans', '责任编辑：张三'],
    ['de', 'Minister und Gastgeber am Flughafen | Foto: A. Person/Agentur'],
    ['vi', 'Hai bộ trưởng gặp nhau tại Bình Nhưỡng. Ảnh: TTX'],
    ['ru', 'Министр у трапа самолёта. Фото: пресс-служба'],
    ['tr', 'Bunlar da ilginizi çekebilir'],
  ])('%s: "%s"', (language, line) => {
    const text = `${prose}\n${prose} They left.\n${line}`;
    const found = findStructure(text, null, language, null);
    expect(found.boilerplate).toEqual([line]);
    expect(found.body).toHaveLength(3);
  });

  test.each([
    ['en', 'Copyright law in the country was changed by decree on Monday evening.'],
    ['en', 'Follow-up talks were held.'],
    ['ru', 'Реклама на улицах исчезла.'],
    ['hi', 'यह खबर सामने आने के बाद बैठक हुई।'],
    ['en', 'North Korea/Russia talks have been going on for many months now.'],
  ])('%s: "%s" is prose', (language, line) => {
    const found = findStructure(`${prose}\n${prose}\n${line}`, null, language, null);
    expect(found.boilerplate).toEqual([]);
    expect(found.body).toHaveLength(3);
  });

  test('a credit that hangs on the last sentence is cut from it', () => {
    const found = findStructure('किम ने कहा। वह चले गए। (ANI)', null, 'hi', null);
    expect(found.boilerplate).toEqual(['(ANI)']);
    expect(found.body.map(sentence => sentence.text)).toEqual(['किम ने कहा।', 'वह चले गए।']);
  });
});

test('all spans lie in the text and prose is in order, whatever the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('\n', '\n\n', 'पीएसएम/', 'Read also: x', '. ', '।', '(ANI)', '# ', 'Kim met Putin', '😀'),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
      (pieces, title) => {
        const text = pieces.join('');
        const found = findStructure(text, title, 'hi', null);
        let end = 0;
        for (const sentence of found.body) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          end = sentence.end;
        }
        expect(found.boilerplate).toEqual(
          found.boilerplateSpans.map(span => text.slice(span.start, span.end)),
        );
        if (text.isWellFormed() && (title ?? '').isWellFormed())
          expect(found.title.isWellFormed()).toBe(true);
      },
    ),
  );
});
