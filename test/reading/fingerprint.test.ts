import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateJaccard, fingerprint, overlap } from '../../src/reading/fingerprint.ts';
import { compareTexts, isNearDuplicate, type Printed } from '../../src/reading/near-duplicate.ts';

const words = Array.from({ length: 300 }, (_, i) => `word${(i * 7919) % 1009}`);
const text = words.join(' ');

/** A text with its fingerprint, as an article has them. */
function print(content: string, language = 'en'): Printed {
  return { fingerprint: fingerprint(null, content, language), language, text: () => content };
}

/** Every n-th word replaced. */
function change(content: string, step: number): string {
  return content
    .split(' ')
    .map((word, index) => (index % step === step - 1 ? `${word}x` : word))
    .join(' ');
}

describe('fingerprints', () => {
  test('spelling of blanks, dashes, quotation marks and case is no difference', () => {
    const one = fingerprint(null, 'Kim said: “We agree” – on Monday', 'en');
    const other = fingerprint(null, 'KIM  said:\n"we agree" - on\u00a0Monday\u200b', 'en');
    expect(other.content).toBe(one.content);
  });

  test('a title handed in beside a text that begins with it is the same article', () => {
    expect(fingerprint('Kim in Moscow', 'Kim in Moscow\n\nHe came by train.', 'en').content).toBe(
      fingerprint(null, 'Kim in Moscow\n\nHe came by train.', 'en').content,
    );
    expect(fingerprint('Kim in Moscow', 'He came by train.', 'en').content).toBe(
      fingerprint(null, 'Kim in Moscow\n\nHe came by train.', 'en').content,
    );
  });

  test('one changed word is another content', () => {
    expect(fingerprint(null, `${text} no`, 'en').content).not.toBe(
      fingerprint(null, `${text} yes`, 'en').content,
    );
  });

  test('a copy with a line added is a near-duplicate, another article is not', () => {
    const one = print(text);
    expect(isNearDuplicate(one, print(`${text} read also something else here`))).toBe(true);
    const other = print(words.map(word => `${word}x`).join(' '));
    expect(isNearDuplicate(one, other)).toBe(false);
    expect(estimateJaccard(one.fingerprint.minhash, other.fingerprint.minhash)).toBeLessThan(0.05);
  });

  test('where the estimate leaves doubt the texts decide: half of all runs shared, or nearly all of the shorter', () => {
    for (const step of [9, 12, 13, 14, 15, 16, 18, 20, 25]) {
      const other = change(text, step);
      const { jaccard } = compareTexts(text, other, 'en');
      expect(isNearDuplicate(print(text), print(other)), `J = ${jaccard}`).toBe(jaccard >= 0.5);
    }
    const half = words.slice(0, 150).join(' ');
    expect(compareTexts(text, half, 'en').jaccard).toBeLessThan(0.5);
    expect(isNearDuplicate(print(text), print(half))).toBe(true);
    expect(isNearDuplicate(print(text), print(words.slice(0, 60).join(' ')))).toBe(false);
  });

  test('the texts are only asked for where the fingerprints leave doubt', () => {
    const silent = (content: string): Printed => ({
      ...print(content),
      text: () => {
        throw new Error('asked for');
      },
    });
    expect(isNearDuplicate(silent(text), silent(`${text} and one more`))).toBe(true);
    expect(isNearDuplicate(silent(text), silent(change(text, 3)))).toBe(false);
    expect(isNearDuplicate(silent('Kim came'), silent('Kim went'))).toBe(false);
  });

  test('likeness is estimated well', () => {
    const half = words.slice(0, 150).join(' ');
    const guess = estimateJaccard(
      fingerprint(null, text, 'en').minhash,
      fingerprint(null, half, 'en').minhash,
    );
    expect(guess).toBeGreaterThan(0.35);
    expect(guess).toBeLessThan(0.63);
  });

  test('Chinese and Thai are compared by characters', () => {
    const chinese = '朝鲜最高领导人金正恩在平壤会见了俄罗斯外长拉夫罗夫并讨论了两国关系';
    const one = print(chinese, 'zh-Hans');
    expect(one.fingerprint.minhash).toHaveLength(126);
    expect(isNearDuplicate(one, print(`${chinese}。完`, 'zh-Hans'))).toBe(true);
  });

  test('too short a text has no likeness to anything, not even to itself', () => {
    const short = print('Kim came');
    const { minhash } = short.fingerprint;
    expect(minhash).toEqual([]);
    expect(estimateJaccard(minhash, minhash)).toBe(0);
    expect(isNearDuplicate(short, short)).toBe(true);
  });

  test('minhash values are unsigned 32-bit numbers', () => {
    for (const value of fingerprint(null, text, 'en').minhash) {
      expect(Number.isInteger(value) && value >= 0 && value <= 0xffffffff).toBe(true);
    }
  });

  test('overlap tells an edited text from a replaced one', () => {
    const edited = text.replace('word', 'Word, ').concat(' and one more sentence');
    expect(overlap(text, edited)).toBeGreaterThan(0.95);
    expect(overlap(text, 'quite another text about fishing in the north')).toBe(0);
    expect(overlap('', '')).toBe(1);
    expect(overlap('', text)).toBe(0);
    expect(overlap('word7', text)).toBeGreaterThanOrEqual(0);
  });

  test('anything has a fingerprint', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.option(fc.string({ unit: 'binary' })),
        (body, title) => {
          const print = fingerprint(title, body, 'und');
          expect(print.content).toMatch(/^[0-9a-f]{64}$/);
          expect([0, 126]).toContain(print.minhash.length);
          const share = overlap(body, title ?? '');
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('copies with small changes are found in spaced and unspaced scripts, other texts are not', () => {
    const phrases: Record<string, string[]> = {
      'zh-Hans': [
        '朝鲜领导人在平壤会见了俄罗斯代表团',
        '双方讨论了铁路和港口合作',
        '会谈持续了三个小时',
        '代表团参观了新建的工厂',
        '外交部没有公布细节',
        '专家认为协议将扩大贸易',
      ],
      ja: [
        '朝鮮の指導者は平壌でロシア代表団と会談した',
        '双方は鉄道と港の協力を話し合った',
        '会談は三時間続いた',
        '代表団は新しい工場を視察した',
        '外務省は詳細を明らかにしていない',
        '専門家は貿易が増えるとみている',
      ],
      th: [
        'ผู้นำเกาหลีเหนือพบคณะผู้แทนรัสเซียที่เปียงยาง',
        'ทั้งสองฝ่ายหารือเรื่องทางรถไฟและท่าเรือ',
        'การหารือใช้เวลาสามชั่วโมง',
        'คณะผู้แทนเยี่ยมชมโรงงานแห่งใหม่',
        'กระทรวงไม่ได้เปิดเผยรายละเอียด',
        'ผู้เชี่ยวชาญคาดว่าการค้าจะเพิ่มขึ้น',
      ],
      ko: [
        '북한 지도자가 평양에서 러시아 대표단을 만났다',
        '양측은 철도와 항만 협력을 논의했다',
        '회담은 세 시간 동안 이어졌다',
        '대표단은 새로 지은 공장을 둘러봤다',
        '외무성은 구체적인 내용을 밝히지 않았다',
        '전문가들은 교역이 늘어날 것으로 본다',
      ],
      hi: [
        'उत्तर कोरिया के नेता ने प्योंगयांग में रूसी प्रतिनिधिमंडल से मुलाकात की',
        'दोनों पक्षों ने रेल और बंदरगाह पर सहयोग की बात की',
        'बातचीत तीन घंटे चली',
        'प्रतिनिधिमंडल ने नया कारखाना देखा',
        'विदेश मंत्रालय ने ब्योरा नहीं दिया',
        'जानकारों को व्यापार बढ़ने की उम्मीद है',
      ],
    };
    for (const [language, sentences] of Object.entries(phrases)) {
      const mark = language === 'hi' ? '। ' : language === 'ko' ? '. ' : language === 'th' ? ' ' : '。';
      const whole = sentences.join(mark);
      const added = print(`${whole}${mark}${sentences[0]?.slice(0, 6)}`, language);
      expect(isNearDuplicate(print(whole, language), added), language).toBe(true);
      const moved = print([...sentences.slice(1), sentences[0]].join(mark), language);
      expect(isNearDuplicate(print(whole, language), moved), language).toBe(true);
      const [former, latter] = [sentences.slice(0, 3), sentences.slice(3)].map(part =>
        print(part.join(mark), language),
      );
      expect(isNearDuplicate(former as Printed, latter as Printed), language).toBe(false);
    }
  });
});
