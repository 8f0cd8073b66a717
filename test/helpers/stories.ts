import type { Article, Story } from '../../src/model/article.ts';
import type { Reading } from '../../src/model/reading.ts';
import { makeReading } from './readings.ts';

let nextKey = 1;

/** A kept article around a reading. */
export function makeArticle(
  overrides: Partial<Omit<Article, 'reading'>> & { reading?: Partial<Reading> } = {},
): Article {
  const key = overrides.key ?? nextKey++;
  return {
    key,
    id: `article-${key}.txt`,
    sourceId: 'folder:seeds',
    outlet: `article-${key}.txt`,
    url: null,
    authors: [],
    text: 'Text.',
    firstSeen: '2026-11-20T10:00:00.000Z',
    updated: '2026-11-20T10:00:00.000Z',
    backfill: false,
    revisions: 1,
    storyId: 1,
    ...overrides,
    reading: makeReading(overrides.reading ?? {}),
  };
}

/** A story of these articles; its title is the first one's. */
export function makeStory(articles: Article[], overrides: Partial<Story> = {}): Story {
  const lead = articles[0] as Article;
  return {
    id: 1,
    title: lead.reading.title,
    titleLanguage: lead.reading.language,
    brief: lead.reading.brief,
    eventType: null,
    languages: [...new Set(articles.map(article => article.reading.language))],
    topics: [],
    from: lead.reading.published.date,
    to: lead.reading.published.date,
    firstSeen: lead.firstSeen,
    lastSeen: lead.firstSeen,
    judgement: null,
    articles,
    ...overrides,
  };
}
