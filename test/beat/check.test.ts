import { describe, expect, test } from 'vitest';
import type { Beat, Entity, KnownEvent, Office } from '../../src/beat/beat.ts';
import { checkBeat } from '../../src/beat/check.ts';
import { russiaDprk } from '../../src/beat/russia-dprk.ts';

const envoy: Entity = {
  id: 'ada-envoy',
  name: 'Ada Envoy',
  kind: 'person',
  country: 'NO',
  forms: { en: ['Ada Envoy'] },
};
const post: Office = {
  person: 'ada-envoy',
  title: "Norway's envoy",
  words: { en: ['envoy'] },
  from: '2020-01-01',
  to: '2021-12-31',
  source: 'The gazette',
};
const visit: KnownEvent = {
  id: 'visit-2021',
  title: 'The envoy visits Reykjavik',
  type: 'visit',
  from: '2021-03-01',
  to: '2021-03-02',
  participants: ['ada-envoy'],
  place: 'reykjavik',
  source: 'The gazette',
};

/** A small beat without a fault, with some parts replaced. */
function smallBeat(parts: Partial<Beat> = {}): Beat {
  return {
    id: 'norway-iceland',
    name: 'Norway–Iceland relations',
    sides: ['NO', 'IS'],
    entities: [
      { id: 'norway', name: 'Norway', kind: 'country', country: 'NO', forms: { en: ['Norway'] } },
      { id: 'iceland', name: 'Iceland', kind: 'country', country: 'IS', forms: { en: ['Iceland'] } },
      { id: 'reykjavik', name: 'Reykjavik', kind: 'place', country: 'IS', forms: { en: ['Reykjavik'] } },
      envoy,
    ],
    offices: [post],
    events: [visit],
    topics: [{ id: 'fish', name: 'Fish', words: { en: ['cod'] } }],
    eventKinds: [{ id: 'visit', name: 'Visit', words: { en: ['visit'] } }],
    pairs: { en: ['Norway-Iceland'] },
    ...parts,
  };
}

function withEntity(change: Partial<Entity>): Beat {
  const beat = smallBeat();
  return {
    ...beat,
    entities: beat.entities.map(entity => (entity === envoy ? { ...envoy, ...change } : entity)),
  };
}

describe('a small beat', () => {
  test('without a fault has none', () => {
    expect(checkBeat(smallBeat())).toEqual([]);
  });

  test.each<[string, Beat, string]>([
    ['an id given twice', smallBeat({ events: [visit, visit] }), 'The event id "visit-2021" is given twice.'],
    ['an id of another form', withEntity({ id: 'Ada Envoy' }), 'is not lower-case words with dashes'],
    ['a side without its country', smallBeat({ sides: ['NO', 'FO'] }), 'The side FO has no country'],
    [
      'one form for two entities',
      withEntity({ forms: { en: ['=iceland'] } }),
      '"=iceland" (en) stands for both "iceland" and "ada-envoy".',
    ],
    [
      'a place within an unknown one',
      withEntity({ within: 'atlantis' }),
      'Entity "ada-envoy" lies within the unknown "atlantis".',
    ],
    ['an unknown language tag', withEntity({ forms: { xq: ['Ada'] } }), 'unknown language tag "xq"'],
    ['a tag that is not one', withEntity({ forms: { 'hi!': ['Ada'] } }), 'unknown language tag "hi!"'],
    ['an empty list', withEntity({ forms: { en: [] } }), 'an empty list for en'],
    ['a form without a letter', withEntity({ forms: { en: ['=–'] } }), 'without a letter or digit'],
    ['a form twice', withEntity({ forms: { en: ['Ada', 'Ada'] } }), 'a word twice in en'],
    ['a decomposed form', withEntity({ forms: { fr: ['Ada\u0301'] } }), 'is not trimmed NFC text'],
    ['an unknown country', withEntity({ country: 'QZ' }), 'unknown country code "QZ"'],
    ['a country without a code', withEntity({ kind: 'country', country: null }), 'a country without a code'],
    ['a blocked text of signs', withEntity({ blocked: ['…'] }), 'blocked text without a letter'],
    [
      'a blocked text that is a name',
      withEntity({ blocked: ['Iceland'] }),
      '"Iceland", blocked for "ada-envoy", is a name of "iceland".',
    ],
    [
      'an office of nobody',
      smallBeat({ offices: [{ ...post, person: 'nobody' }] }),
      "a person the beat doesn't know",
    ],
    [
      'an office ending first',
      smallBeat({ offices: [{ ...post, to: '2019-01-01' }], events: [] }),
      'ends before it begins',
    ],
    [
      'an office dated by a month',
      smallBeat({ offices: [{ ...post, from: '2020-01' }] }),
      '"2020-01" where a day is needed',
    ],
    ['an office without a source', smallBeat({ offices: [{ ...post, source: ' ' }] }), 'has no source'],
    ['an event without a source', smallBeat({ events: [{ ...visit, source: '' }] }), 'has no source'],
    [
      'an event ending first',
      smallBeat({ events: [{ ...visit, to: '2021-02-01' }] }),
      'ends before it begins',
    ],
    [
      'an event on no day',
      smallBeat({ events: [{ ...visit, from: '2021-02-30' }] }),
      'has a date that is none',
    ],
    [
      'an unknown event kind',
      smallBeat({ events: [{ ...visit, type: 'picnic' }] }),
      'the unknown kind "picnic"',
    ],
    [
      'an unknown place',
      smallBeat({ events: [{ ...visit, place: 'atlantis' }] }),
      'the unknown place "atlantis"',
    ],
    [
      'an unknown participant',
      smallBeat({ events: [{ ...visit, participants: ['nobody'] }] }),
      'the unknown participant "nobody"',
    ],
    [
      'a participant out of office',
      smallBeat({ events: [{ ...visit, from: '2023-03-01', to: '2023-03-02' }] }),
      '"ada-envoy" has offices, but none on 2023-03-01',
    ],
    [
      'a topic without words',
      smallBeat({ topics: [{ id: 'fish', name: 'Fish', words: {} }] }),
      '"fish" has no words',
    ],
  ])('with %s is told so', (_, beat, fault) => {
    expect(checkBeat(beat).join('\n')).toContain(fault);
  });

  test('may have a short form of two people where it is bare', () => {
    expect(checkBeat(withEntity({ bare: { en: ['Iceland'] } }))).toEqual([]);
  });

  test('may have a proper name spelt like another word in another case', () => {
    expect(checkBeat(withEntity({ forms: { en: ['^ICELAND'] } }))).toEqual([]);
  });
});

describe('the Russia–DPRK beat', () => {
  test('has no faults', () => {
    expect(checkBeat(russiaDprk)).toEqual([]);
  });

  test('is large enough for real news', () => {
    const { entities, events, offices, topics, eventKinds } = russiaDprk;
    const count = (kind: Entity['kind']) => entities.filter(entity => entity.kind === kind).length;
    expect(count('person') + count('organisation')).toBeGreaterThanOrEqual(120);
    expect(count('country')).toBeGreaterThanOrEqual(40);
    expect(count('place')).toBeGreaterThanOrEqual(60);
    expect(events.length).toBeGreaterThanOrEqual(90);
    expect(offices.length).toBeGreaterThanOrEqual(60);
    expect(topics.length).toBeGreaterThanOrEqual(22);
    expect(eventKinds.length).toBeGreaterThanOrEqual(28);
  });

  test('knows only events from 2018 to the end of 2025', () => {
    for (const event of russiaDprk.events) {
      expect(event.from >= '2018' && event.to < '2026', event.id).toBe(true);
    }
  });

  test('names its two sides, and the war, in every language of the news', () => {
    const languages =
      'hi gu mr ne bn pa ta te kn ml or ur fa ar ru uk be bg sr kk mn ko ja zh-Hans zh-Hant vi th en de fr es it pt pl tr id he';
    for (const id of ['russia', 'north-korea', 'ukraine', 'united-states', 'south-korea', 'japan', 'china']) {
      const entity = russiaDprk.entities.find(candidate => candidate.id === id);
      for (const language of languages.split(' '))
        expect(entity?.forms[language]?.length ?? 0, `${id} ${language}`).toBeGreaterThan(0);
    }
    for (const language of languages.split(' '))
      expect(russiaDprk.pairs[language]?.length ?? 0, language).toBeGreaterThan(0);
  });

  test('never lists the short forms that would be found everywhere', () => {
    const banned = new Set(['कोरिया', 'उन', 'किम', '北', '俄', '露', '朝', '美', 'us', 'usa', '朝方']);
    const wrong = russiaDprk.entities.flatMap(({ id, forms }) =>
      Object.values(forms)
        .flat()
        .filter(form => banned.has(form))
        .map(form => `${id}: ${form}`),
    );
    expect(wrong).toEqual([]);
  });

  test('knows which government each capital stands for', () => {
    const governs = new Map(russiaDprk.entities.map(entity => [entity.id, entity.governs]));
    expect(governs.get('seoul')).toBe('KR');
    expect(governs.get('washington')).toBe('US');
    expect(governs.get('kyiv')).toBe('UA');
    expect(governs.get('kremlin')).toBe('RU');
    expect(governs.get('vladivostok')).toBeUndefined();
  });
});
