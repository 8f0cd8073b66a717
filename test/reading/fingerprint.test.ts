import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateJaccard, fingerprint, isNearDuplicate, overlap } from '../../src/reading/fingerprint.ts';

const words = Array.from({ length: 300 }, (_, i) => `word${(i * 7919) % 1009}`);
const text = words.join(' ');

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
    const one = fingerprint(null, text, 'en');
    expect(isNearDuplicate(one, fingerprint(null, `${text} read also something else here`, 'en'))).toBe(true);
    const other = fingerprint(null, words.map(word => `${word}x`).join(' '), 'en');
    expect(isNearDuplicate(one, other)).toBe(false);
    expect(estimateJaccard(one.minhash, other.minhash)).toBeLessThan(0.05);
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
    const one = fingerprint(null, chinese, 'zh-Hans');
    expect(one.minhash).toHaveLength(126);
    expect(isNearDuplicate(one, fingerprint(null, `${chinese}。完`, 'zh-Hans'))).toBe(true);
  });

  test('too short a text has no likeness to anything, not even to itself', () => {
    const short = fingerprint(null, 'Kim came', 'en');
    expect(short.minhash).toEqual([]);
    expect(estimateJaccard(short.minhash, short.minhash)).toBe(0);
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
});
