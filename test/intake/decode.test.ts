import { describe, expect, test } from 'vitest';
import { decode } from '../../src/intake/decode.ts';
import { encode } from '../helpers/encode.ts';

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const all = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < all.length; i += 1) view.setUint16(i * 2, all.charCodeAt(i), little);
  return bytes;
}

const texts = {
  russian:
    'Министр обороны прибыл в Пхеньян с официальным визитом. Стороны обсудили договор о всеобъемлющем стратегическом партнёрстве и поставки боеприпасов.',
  ukrainian:
    'Міністр прибув до Пхеньяна з візитом. Сторони обговорили угоду; її зміст не розкрито, кажуть джерела в уряді.',
  korean:
    '러시아 국방장관이 평양을 방문해 김정은 국무위원장과 회담했다. 양측은 군사 협력을 확대하기로 했다고 통신이 전했다.',
  japanese:
    'ロシアの国防相が平壌を訪問し、金正恩総書記と会談した。両国は軍事協力を拡大することで一致したという。',
  chinese: '俄罗斯国防部长抵达平壤访问，会见了朝鲜领导人。双方讨论了军事合作和条约的执行情况。',
  traditional: '俄羅斯國防部長抵達平壤訪問，會見了朝鮮領導人。雙方討論了軍事合作和條約的執行情況。',
  greek:
    'Ο υπουργός Άμυνας έφτασε στην Πιονγκγιάνγκ για επίσημη επίσκεψη και συναντήθηκε με τον ηγέτη της χώρας.',
  arabic: 'وصل وزير الدفاع الروسي إلى بيونغ يانغ في زيارة رسمية والتقى الزعيم وناقش الطرفان التعاون العسكري.',
  hebrew: 'שר ההגנה הגיע לביקור רשמי בבירה ונפגש עם המנהיג. הצדדים דנו בשיתוף הפעולה הצבאי ביניהם.',
  thai: 'รัฐมนตรีกลาโหมเดินทางถึงกรุงเปียงยางเพื่อเยือนอย่างเป็นทางการ และหารือเรื่องความร่วมมือทางทหาร',
  polish:
    'Minister obrony przybył z wizytą do Pjongjangu. Strony omówiły współpracę wojskową i żądania dotyczące broni, źródła milczą.',
  german:
    'Der Verteidigungsminister traf zu einem Besuch ein; über die militärische Zusammenarbeit wurde ausführlich gesprochen, hieß es später.',
};

const cases: [keyof typeof texts, string, string[]][] = [
  ['russian', 'windows-1251', ['windows-1251']],
  ['russian', 'koi8-r', ['koi8-r', 'koi8-u']],
  ['russian', 'iso-8859-5', ['iso-8859-5']],
  ['russian', 'ibm866', ['ibm866']],
  ['russian', 'x-mac-cyrillic', ['x-mac-cyrillic', 'windows-1251']],
  ['ukrainian', 'koi8-u', ['koi8-u']],
  ['ukrainian', 'windows-1251', ['windows-1251']],
  ['korean', 'euc-kr', ['euc-kr']],
  ['japanese', 'shift_jis', ['shift_jis']],
  ['japanese', 'euc-jp', ['euc-jp']],
  ['chinese', 'gb18030', ['gb18030']],
  ['traditional', 'big5', ['big5']],
  ['greek', 'iso-8859-7', ['iso-8859-7', 'windows-1253']],
  ['arabic', 'windows-1256', ['windows-1256']],
  ['hebrew', 'windows-1255', ['windows-1255', 'iso-8859-8', 'iso-8859-8-i']],
  ['thai', 'windows-874', ['windows-874', 'iso-8859-11']],
  ['polish', 'iso-8859-2', ['iso-8859-2']],
  ['polish', 'windows-1250', ['windows-1250']],
];

function textOf(result: ReturnType<typeof decode>): string {
  if ('problem' in result) throw new Error(result.problem);
  return result.text;
}

describe('decoding', () => {
  test.each(cases)('%s in %s is found without any label', (language, encoding) => {
    expect(textOf(decode(encode(texts[language], encoding), { kind: 'text' }))).toBe(texts[language]);
  });

  test.each(cases)('%s in %s is told in the notes', (language, encoding, names) => {
    const result = decode(encode(texts[language], encoding), { kind: 'text' });
    expect('encoding' in result && names.includes(result.encoding) && result.notes.join()).toMatch(
      /^decoded from/,
    );
  });

  test('German in windows-1252 is found', () => {
    expect(textOf(decode(encode(texts.german, 'windows-1252')))).toBe(texts.german);
  });

  test('UTF-8 wins over every label', () => {
    const result = decode(new TextEncoder().encode(texts.russian), {
      contentType: 'text/html; charset=windows-1251',
      kind: 'html',
    });
    expect(result).toMatchObject({ text: texts.russian, encoding: 'utf-8' });
  });

  test('a byte order mark is not a part of the text, nor is a second one', () => {
    expect(textOf(decode(new TextEncoder().encode(`\ufeff\ufeff${texts.korean}`)))).toBe(texts.korean);
  });

  test.each([
    [true, true],
    [false, true],
    [true, false],
    [false, false],
  ])('UTF-16 is read (little-endian: %s, marked: %s)', (little, mark) => {
    expect(textOf(decode(utf16(`${texts.russian}\n${texts.german}\n`, little, mark)))).toBe(
      `${texts.russian}\n${texts.german}\n`,
    );
  });

  test('ISO-2022-JP shows by its escapes', () => {
    const bytes = Uint8Array.of(0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, 0x21);
    expect(decode(bytes)).toMatchObject({ text: '日本!', encoding: 'iso-2022-jp' });
  });

  test('one damaged spot in UTF-8 costs one character', () => {
    const bytes = [...new TextEncoder().encode(texts.russian)];
    bytes.splice(40, 1);
    const result = decode(Uint8Array.from(bytes));
    expect(result).toMatchObject({ encoding: 'utf-8', notes: ['mended damaged UTF-8'] });
    expect(textOf(result).match(/\ufffd/g)).toHaveLength(1);
  });

  test('a pasted windows-1252 quote inside UTF-8 becomes that quote', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode(texts.russian), 0x20, 0x93, 0x41, 0x94]);
    expect(textOf(decode(bytes))).toBe(`${texts.russian} “A”`);
  });

  test('a right label decides about a text too short to judge', () => {
    const bytes = encode('Мир', 'koi8-r');
    expect(decode(bytes, { contentType: 'text/plain; charset="KOI8_R"' })).toMatchObject({
      text: 'Мир',
      encoding: 'koi8-r',
    });
  });

  test('a false iso-8859-1 label is not believed', () => {
    const bytes = encode(texts.russian, 'windows-1251');
    expect(textOf(decode(bytes, { contentType: 'text/xml; charset=iso-8859-1', kind: 'xml' }))).toBe(
      texts.russian,
    );
  });

  test.each(['cp949', 'EUC_KR', 'x-windows-949', 'ks_c_5601-1987', 'uhc'])(
    '%s is a name of the Korean encoding',
    label => {
      const bytes = encode('<?xml version="1.0"?><a>서울</a>', 'euc-kr');
      expect(textOf(decode(bytes, { contentType: `text/xml; charset=${label}`, kind: 'xml' }))).toContain(
        '서울',
      );
    },
  );

  test('the XML declaration and the meta element count as labels', () => {
    const xml = encode('<?xml version="1.0" encoding="win-1251"?><a>Ким</a>', 'windows-1251');
    const html = encode('<meta charset=windows-1251><p>Ким</p>', 'windows-1251');
    expect(textOf(decode(xml, { kind: 'xml' }))).toContain('Ким');
    expect(textOf(decode(html, { kind: 'html' }))).toContain('Ким');
  });

  test('random bytes are reported, never shown as text', () => {
    let seed = 7;
    const noise = Uint8Array.from({ length: 4000 }, () => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 16) & 0xff;
    });
    expect(decode(noise)).toHaveProperty('problem');
    expect(decode(noise.map(byte => byte | 0x80))).toHaveProperty('problem');
  });

  test('an empty file is empty text', () => {
    expect(decode(new Uint8Array())).toMatchObject({ text: '' });
  });
});
