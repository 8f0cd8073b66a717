import type { Archive, SearchQuery, StoryQuery } from '../src/archive/archive.ts';
import type { Corpus } from './archive-corpus.ts';
import { type Row, time } from './timing.ts';

const languages = ['hi', 'ru', 'ko', 'en', 'gu'];
const topics = ['arms', 'troops', 'diplomacy', 'economy', 'sanctions', 'labour'];

/** One of a list, another one each round. */
function pick<T>(list: T[], round: number): T {
  return list[round % list.length] as T;
}

/** Lists and look-ups, each round with another filter so that no answer is a repetition. */
export async function measureLists(archive: Archive, corpus: Corpus, size: number): Promise<Row[]> {
  const latest = (what: string, query: (round: number) => Partial<StoryQuery>) =>
    time(`latest 10${what}`, '< 50 ms, goal 2', round => archive.latest({ limit: 10, ...query(round) }));
  const cursors = new Map<string, string | null>();
  for (const language of languages) {
    cursors.set(language, (await archive.latest({ limit: 10, languages: [language] })).next);
  }
  return [
    await latest('', () => ({})),
    await latest(', one language', round => ({ languages: [pick(languages, round)] })),
    await latest(', one language, second page', round => ({
      languages: [pick(languages, round)],
      cursor: cursors.get(pick(languages, round)) ?? null,
    })),
    await latest(', a person', round => ({ person: `person-${1 + round}` })),
    await latest(', a person known to most and a language', round => ({
      person: `person-${1 + (round % 3)}`,
      languages: [pick(languages, round)],
    })),
    await latest(', two languages and a topic', round => ({
      languages: [pick(languages, round), pick(languages, round + 1)],
      topics: [pick(topics, round)],
    })),
    await latest(', a week of a language', round => ({
      languages: [pick(languages, round)],
      since: corpus.article(Math.floor(size * (1 - 7 / 730))).item.seen,
    })),
    await latest(', three reports or more', round => ({ minimumReports: 3 + (round % 2) })),
    await time('candidates for grouping', null, round => {
      const { reading, day } = corpus.article((round * 9973) % size);
      return archive.candidates(reading.groupKey, { from: day(-3), to: day(3) });
    }),
    await time('recall', null, round => {
      const { item, reading } = corpus.article((round * 9973) % size);
      return archive.recall(reading.fingerprint.content, item.source.id, item.locator, item.url);
    }),
    await time('outcomes by the end of an address', null, round =>
      archive.outcomesOf(`org/${(round * 9973) % size}`),
    ),
    await time(
      'stories of a day’s window',
      null,
      round => {
        const to = corpus.article(size - 1 - round).day(0);
        const from = corpus.article(size - 1 - round).day(-1);
        return archive.storiesInWindow(
          { from, to },
          { languages: [], topics: [], people: [], minimumReports: 1, minimumOutlets: 1 },
          null,
        );
      },
      20,
    ),
    await time('counts', null, () => archive.counts()),
  ];
}

/** Searches as people type them, other words each round. */
export async function measureSearch(archive: Archive, corpus: Corpus): Promise<Row[]> {
  const search = (what: string, target: string, query: (round: number) => Partial<SearchQuery>) =>
    time(
      `search, ${what}`,
      target,
      round => archive.search({ groups: [], without: [], limit: 10, ...query(round) }),
      60,
    );
  const window = corpus.lastDay();
  return [
    await search('a very common word', '< 25 ms', round => ({ groups: [[[corpus.word(round % 3)]]] })),
    await search('two words', '< 20 ms', round => ({
      groups: [[[corpus.word(5 + round)]], [[corpus.word(30 + round)]]],
    })),
    await search('a phrase', '< 20 ms', round => ({
      groups: [[[corpus.word(round % 5), corpus.word(round % 7)]]],
    })),
    await search('a rare word', '< 5 ms', round => ({ groups: [[[corpus.word(9000 + round)]]] })),
    await search('a person, a language and dates', '< 20 ms', round => ({
      person: `person-${1 + round}`,
      languages: [pick(languages, round)],
      from: window.from,
    })),
    await search('a common word, a person and a language', '< 20 ms', round => ({
      groups: [[[corpus.word(1 + (round % 9))]]],
      person: `person-${1 + (round % 20)}`,
      languages: ['hi'],
    })),
  ];
}
