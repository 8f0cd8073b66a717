import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

/** A short news text with what a person would say: is it about dealings between the two sides? */
interface Case {
  lang: string;
  relevant: boolean;
  kind: string;
  title: string;
  text: string;
}

const folder = join(import.meta.dirname, '../corpus/relevance');
const cases = readdirSync(folder).flatMap(file =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case),
);
const reader = createReader({ beat: russiaDprk, judge: null });
const judged = cases.map(one => ({
  ...one,
  said: reader.read(makeItem({ text: one.text, title: one.title === '' ? null : one.title })).relevance,
}));
const named = (list: typeof judged) => list.map(one => `${one.lang} ${one.kind}: ${one.title || one.text}`);

describe('relevance of short news texts', () => {
  const taken = judged.filter(one => one.said.relevant);
  const wanted = judged.filter(one => one.relevant);

  test('at least 19 of 20 texts that are taken are about dealings of the two', () => {
    const wrong = taken.filter(one => !one.relevant);
    expect(wrong.length, named(wrong).join('\n')).toBeLessThanOrEqual(taken.length / 20);
  });

  test('at least 9 of 10 texts about dealings are taken', () => {
    const missed = wanted.filter(one => !one.said.relevant);
    expect(missed.length, named(missed).join('\n')).toBeLessThanOrEqual(wanted.length / 10);
  });

  test('each verdict has a reason', () => {
    for (const one of judged) expect(one.said.reasons.length, one.title).toBeGreaterThan(0);
  });
});
