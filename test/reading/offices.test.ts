import { expect, test } from 'vitest';
import { indexBeat } from '../../src/beat/lookup.ts';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { createOffices } from '../../src/reading/offices.ts';

const offices = createOffices(russiaDprk);

test('on the day a post changes hands reading gives the new office, as the beat does', () => {
  expect(offices.on('sergei-shoigu', '2024-05-11')?.title).toBe("Russia's Defence Minister");
  expect(offices.on('sergei-shoigu', '2024-05-12')?.title).toBe("Russia's Security Council secretary");
});

test('reading and the beat agree on every office on its first and last day', () => {
  const index = indexBeat(russiaDprk);
  for (const { person, from, to } of russiaDprk.offices)
    for (const day of [from, to])
      if (day !== null) expect(offices.on(person, day), `${person} ${day}`).toBe(index.officeOn(person, day));
});

test('without a day only someone with a single office has one', () => {
  expect(offices.on('sergei-shoigu', null)).toBe(null);
  expect(offices.on('sergei-lavrov', null)?.title).toBe("Russia's Foreign Minister");
  expect(offices.on('nobody', null)).toBe(null);
});
