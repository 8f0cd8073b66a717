import { expect, test } from 'vitest';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

const reader = createReader({ beat: russiaDprk, judge: null });

test("a country's unnamed agencies are listed once, however they are cited", () => {
  const { agencies } = reader.read(
    makeItem({
      text: 'Putin will visit North Korea, Russian news agencies said. Russian state news agencies gave no date. Russia news agencies quoted the Kremlin.',
    }),
  );
  expect(agencies).toEqual(['Russian news agencies (unnamed)']);
});
