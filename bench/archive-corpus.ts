import { createHash } from 'node:crypto';
import type { Item } from '../src/model/item.ts';
import type { EntityCount, Reading } from '../src/model/reading.ts';

/** A synthetic corpus: the same number always gives the same article. */
export interface Corpus {
  article(number: number): { item: Item; reading: Reading; day: (offset: number) => string };
  /** The n-th most frequent word of the first script. */
  word(rank: number): string;
  /** Bytes of all texts given so far (UTF-8), each counted once. */
  bytes(): number;
  lastDay(): { from: string; to: string };
}

/** Letters of which words are made, by language. */
const scripts: [string, string[]][] = [
  ['hi', [...'कखगचजटडतदनपबमयरलवशसह']],
  ['ru', [...'абвгдеиклмнопрстуя']],
  ['ko', [...'가나다라마바사아자하고노도로모보소오조호']],
  ['en', [...'abcdefghiklmnoprstu']],
  ['gu', [...'કખગચજટડતદનપબમયરલવશસહ']],
];
const vocabulary = 20_000;
const people = 400;
const topics = ['arms', 'troops', 'diplomacy', 'economy', 'sanctions', 'labour'];
const millisecondsADay = 86_400_000;
const start = Date.UTC(2024, 0, 1);

/** A small generator of numbers from 0 to 1 (mulberry32), so that nothing depends on chance. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes a corpus whose articles spread evenly over two years. */
export function makeCorpus(size: number): Corpus {
  const words = scripts.map(([, letters], script) => {
    const random = makeRandom(script + 1);
    return Array.from({ length: vocabulary }, () =>
      Array.from(
        { length: 3 + Math.floor(random() * 6) },
        () => letters[Math.floor(random() * letters.length)],
      ).join(''),
    );
  });
  const gap = (730 * millisecondsADay) / size;
  let bytes = 0;
  let counted = -1;

  function article(number: number) {
    const random = makeRandom(number + 1000);
    const script = Math.floor(random() * scripts.length);
    const language = (scripts[script] as [string, string[]])[0];
    // Zipf: the chance of the word of rank r is about 1/r.
    const pick = () => (words[script] as string[])[Math.floor(vocabulary ** random()) - 1] as string;
    const list = Array.from({ length: 180 + Math.floor(random() * 140) }, pick);
    const title = list.slice(0, 9).join(' ');
    const text = list.join(' ');
    const moment = new Date(start + Math.floor(number * gap));
    const names: EntityCount[] = Array.from({ length: 4 }, (_, index) => {
      const id = `person-${Math.floor(people ** random())}`;
      return { id, name: id, count: 1, first: index };
    });
    const entities = [...new Map(names.map(one => [one.id, one])).values()];
    if (number > counted) {
      bytes += Buffer.byteLength(text);
      counted = number;
    }
    const item: Item = {
      source: { id: `feed:${number % 50}`, kind: 'feed', name: `Feed ${number % 50}` },
      locator: `guid-${number}`,
      id: `guid-${number}`,
      text,
      title,
      url: `https://example.org/${number}`,
      date: null,
      language,
      authors: [],
      outlet: null,
      seen: moment.toISOString(),
      backfill: false,
      notes: [],
    };
    const summary = [0, 1, 2].map(index => {
      const sentence = list.slice(index * 20, index * 20 + 20).join(' ');
      return { text: sentence, start: 0, end: sentence.length };
    });
    const chosen = [topics[Math.floor(random() * topics.length)] as string];
    const reading: Reading = {
      language,
      languageConfidence: 0.98,
      title,
      titleBasis: 'given',
      published: {
        date: moment.toISOString().slice(0, 10),
        precision: 'day',
        basis: 'stated',
        clues: ['given with the item'],
      },
      dateline: null,
      dates: [],
      relevance: { relevant: true, score: 0.8, reasons: ['names both sides'] },
      people: entities,
      organisations: [],
      places: [],
      countries: ['RU', 'KP'],
      metonyms: [],
      agencies: [],
      topics: chosen,
      event: null,
      brief: null,
      summary,
      quotes: [],
      boilerplate: [],
      terms: [...list, ...entities.map(one => `e_${one.id.replaceAll('-', '_')}`)].join(' '),
      fingerprint: {
        content: createHash('sha256').update(`${number} ${text}`).digest('hex'),
        minhash: Array.from({ length: 126 }, () => Math.floor(random() * 4_294_967_296)),
      },
      groupKey: {
        language,
        eventType: 'meeting',
        leadEntities: entities.filter(one => one.id.length > 8).map(one => one.id),
        knownEvents: [],
        from: null,
        to: null,
        leadTerms: list.slice(0, 24),
        topics: chosen,
      },
    };
    const day = (offset: number) => new Date(moment.getTime() + offset * millisecondsADay).toISOString();
    return { item, reading, day };
  }

  return {
    article,
    word: rank => (words[0] as string[])[rank] as string,
    bytes: () => bytes,
    lastDay: () => {
      const end = start + 730 * millisecondsADay;
      return { from: new Date(end - millisecondsADay).toISOString(), to: new Date(end).toISOString() };
    },
  };
}
