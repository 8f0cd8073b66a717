import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBeat } from '../../src/beat/open.ts';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';
import { ConfigError } from '../../src/errors.ts';
import { createReader } from '../../src/reading/read.ts';
import { makeItem } from '../helpers/readings.ts';

const example = resolve(import.meta.dirname, '../../docs/beat-example');

describe('another beat', () => {
  const reader = createReader({ beat: openBeat(example), judge: null });
  const read = (text: string) =>
    reader.read(makeItem({ text, date: '2025-11-02T08:00:00.000Z', seen: '2025-11-02T09:00:00.000Z' }));

  test('articles on its two sides belong to it, with names, offices and brief', () => {
    const reading = read(
      'Глава МИД Армении прибыл в Баку\nМинистр иностранных дел Армении Арарат Мирзоян прибыл в Баку и провел переговоры ' +
        'с министром иностранных дел Азербайджана Джейхуном Байрамовым.',
    );
    expect(reading.relevance.relevant).toBe(true);
    expect(reading.people.map(person => person.name)).toEqual(['Ararat Mirzoyan', 'Jeyhun Bayramov']);
    expect(reading.brief).toContain("Ararat Mirzoyan, Armenia's Foreign Minister,");
  });

  test('the beat that comes with the bot is not followed any more', () => {
    const reading = read('Putin met Kim Jong Un in Pyongyang. Russia and North Korea signed a treaty.');
    expect(reading.relevance.relevant).toBe(false);
    expect(reading.relevance.reasons.join()).toContain('Armenia');
  });

  test('those whom every article names are its own', () => {
    const beat = openBeat(example);
    const ever = beat.entities.filter(entity => entity.everPresent).map(entity => entity.id);
    expect(ever.sort()).toEqual(['armenia', 'azerbaijan', 'ilham-aliyev', 'nikol-pashinyan']);
    expect(beat.entities.some(entity => entity.id === 'kim-jong-un')).toBe(false);
  });

  test('no folder means the beat that comes with the bot', () => {
    expect(openBeat(null)).toBe(russiaDprk);
  });
});

describe('a folder that is no beat', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beat-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const faultsOf = (files: Record<string, string>): string => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    try {
      openBeat(folder);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as ConfigError).message;
    }
    return '';
  };
  const head = 'id: a-b\nname: A and B\nsides: [AM, AZ]\nwith: [countries, topics, event-kinds]\n';

  test('an empty folder is told what it lacks', () => {
    expect(faultsOf({})).toContain('there is no beat.yaml');
  });

  test('all faults are told at once, by file and entry', () => {
    const told = faultsOf({
      'beat.yaml': 'id: a-b\nsides: [AM]\nwith: [planets]\n',
      'people.yaml': '- id: someone\n  name: Someone\n',
      'offices.json': '{"person": "someone"}',
      'events.yaml': '- [',
    });
    for (const fault of [
      'name is missing',
      'sides must be two',
      '"planets" can\'t be taken along',
      '"someone" lacks kind, forms',
      'offices: a list is needed',
      "events.yaml can't be read",
    ])
      expect(told).toContain(fault);
  });

  test('parts that do not fit each other are faults', () => {
    const told = faultsOf({
      'beat.yaml': head,
      'events.yaml':
        '- {id: e, title: T, type: meeting, from: 2025-01-01, to: 2025-01-01, participants: [nobody], source: s}\n',
    });
    expect(told).toContain('unknown participant "nobody"');
  });

  test('JSON serves as well as YAML, and days stay as they are written', () => {
    expect(
      faultsOf({ 'beat.json': '{"id":"a-b","name":"A and B","sides":["AM","AZ"],"with":["countries"]}' }),
    ).toBe('');
    writeFileSync(
      join(folder, 'people.yaml'),
      '- {id: p, name: P, kind: person, country: AM, forms: {en: [Pppp]}}\n',
    );
    writeFileSync(
      join(folder, 'offices.yaml'),
      "- {person: p, title: Armenia's Clerk, words: {en: [clerk]}, from: 2020-02-03, source: s}\n",
    );
    expect(openBeat(folder).offices[0]).toMatchObject({ from: '2020-02-03', to: null });
  });
});
