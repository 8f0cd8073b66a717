import { describe, expect, test } from 'vitest';
import { readPageHere } from '../../src/intake/page-here.ts';
import { joinPage } from '../../src/intake/page-join.ts';
import { isTeaser } from '../../src/intake/page-teaser.ts';
import type { Item } from '../../src/model/item.ts';
import { encode } from '../helpers/encode.ts';
import type { SampleArticle } from './pages/articles.ts';
import * as articles from './pages/articles.ts';
import * as layouts from './pages/layouts.ts';

const url = 'https://news.example/world/2026/story-1?utm_source=rss';

const itemOf = (article: SampleArticle): Item => ({
  source: { id: 'feed:https://news.example/rss', kind: 'feed', name: 'Example' },
  locator: 'urn:1',
  id: 'urn:1',
  text: article.teaser,
  title: article.title,
  url,
  date: null,
  language: null,
  authors: [],
  outlet: 'Example',
  seen: '2026-03-04T06:00:00.000Z',
  backfill: false,
  notes: [],
});

function read(article: SampleArticle, layout: layouts.Layout, charset: string, contentType: string) {
  const source = layout(article, charset);
  // What an old encoding may lack stands there as a reference.
  const written = source.replace(/[–—“”«»…’]/g, sign => `&#${sign.codePointAt(0)};`);
  const bytes = charset === 'utf-8' ? new TextEncoder().encode(source) : encode(written, charset);
  const answer = readPageHere({ bytes, contentType, url });
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.page;
}

const paragraphsOf = (page: { text: string }) => page.text.split(/\n+/).filter(Boolean);
const everyArticle = new Map(Object.entries(articles));

const all = Object.entries(articles).flatMap(([name, article]) =>
  Object.entries(layouts).map(([layout, make]) => ({ name, article, layout, make })),
);

const legacy = [
  ['russian', 'windows-1251'],
  ['russian', 'koi8-r'],
  ['ukrainian', 'windows-1251'],
  ['korean', 'euc-kr'],
  ['japanese', 'shift_jis'],
  ['japanese', 'euc-jp'],
  ['chinese', 'gbk'],
  ['arabic', 'windows-1256'],
] as const;

describe('a news page', () => {
  test.each(all)(
    'in $name, laid out as $layout: every paragraph is found, and nothing else',
    ({ article, make }) => {
      const page = read(article, make, 'utf-8', 'text/html; charset=utf-8');
      expect(paragraphsOf(page)).toEqual(article.paragraphs);
      expect(page.given.title).toBe(article.title);
      expect(page.found).toBe(true);
    },
  );

  test.each(legacy)('in %s, encoded as %s and declared only in the page, is read alike', (name, charset) => {
    const article = everyArticle.get(name) as SampleArticle;
    for (const layout of [layouts.portal, layouts.weblog])
      expect(paragraphsOf(read(article, layout, charset, 'text/html'))).toEqual(article.paragraphs);
  });

  test.each(Object.entries(articles))(
    'in %s: the feed’s teaser is known as one and the page takes its place',
    (_name, article) => {
      expect(isTeaser(article.teaser, article.title)).toBe(true);
      expect(
        isTeaser(`${article.paragraphs.join('\n\n')}\n\n${article.paragraphs.join('\n\n')}`, article.title),
      ).toBe(false);
      const joined = joinPage(itemOf(article), read(article, layouts.modern, 'utf-8', 'text/html'), url);
      expect(joined).toMatchObject({
        item: {
          text: article.paragraphs.join('\n\n'),
          title: article.title,
          url: 'https://news.example/world/2026/story-1',
          date: '2026-03-04T05:15:00.000Z',
          language: article.language,
          authors: [article.author],
          notes: ['the whole text is from its page'],
        },
      });
    },
  );
});
