import { describe, expect, test } from 'vitest';
import { extractHtml } from '../../src/intake/extract-html.ts';

const base = 'https://news.example/world/story-1';
const given = (head: string, body = '<p>x</p>', attributes = '') =>
  extractHtml(`<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`, base)
    .given;
const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('what a page says of itself', () => {
  test.each([
    ['a lone article', { '@type': 'NewsArticle', headline: 'H', author: { name: 'A' } }],
    ['a list', [{ '@type': 'WebSite' }, { '@type': 'ReportageNewsArticle', headline: 'H', author: ['A'] }]],
    [
      'a graph',
      {
        '@graph': [
          { '@type': 'Person', name: 'Z' },
          { '@type': ['Article', 'Thing'], headline: 'H', author: [{ name: 'A' }] },
        ],
      },
    ],
    [
      'a graph whose author stands elsewhere in it',
      {
        '@graph': [
          { '@id': '#a', '@type': 'Person', name: 'A' },
          { '@type': 'NewsArticle', headline: 'H', author: { '@id': '#a' } },
        ],
      },
    ],
    [
      'a page whose main thing is an article',
      { '@type': 'WebPage', mainEntity: { '@type': 'Article', headline: 'H', author: 'A' } },
    ],
  ])('JSON-LD: %s', (_name, value) => {
    expect(given(data(value))).toMatchObject({ title: 'H', authors: ['A'] });
  });

  test('faulty JSON-LD is mended where it is plain how, else passed over', () => {
    const wrapped =
      '<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","headline":"Two\nlines"}\n//]]></script>';
    expect(given(wrapped).title).toBe('Two lines');
    const broken =
      '<script type="application/ld+json">{"@type":"NewsArticle",,}</script><meta property="og:title" content="OG">';
    expect(given(broken).title).toBe('OG');
    const odd = data({
      '@type': 'NewsArticle',
      headline: { a: 1 },
      datePublished: [1],
      author: [null, 7, { name: {} }],
      inLanguage: {},
    });
    expect(given(odd)).toMatchObject({ title: null, date: null, language: null });
  });

  test('titles: JSON-LD, OpenGraph, the one headline, the title', () => {
    expect(given('<title>T</title>', '<h1>The headline</h1><p>x</p>').title).toBe('The headline');
    expect(given('<title>T</title>', '<h1>a</h1><h1>b</h1>').title).toBe('T');
    expect(given('<title>T</title><meta property="og:title" content="O">', '<h1>a</h1>').title).toBe('O');
  });

  test.each([
    [
      '<meta property="article:published_time" content="2026-03-04T10:00:00+09:00">',
      '',
      '2026-03-04T01:00:00.000Z',
    ],
    ['<meta name="pubdate" content="20260304">', '', '2026-03-04'],
    [
      '<meta name="DC.date.issued" content="2026-03-04"><meta name="dc.date.issued" content="2026-03-05">',
      '',
      '2026-03-05',
    ],
    [
      '',
      '<span itemprop="datePublished" datetime="2026-03-04T00:00Z">4 March</span>',
      '2026-03-04T00:00:00.000Z',
    ],
    [
      '',
      '<article><time datetime="2026-03-04T08:00:00Z">4 March</time><p>x</p></article>',
      '2026-03-04T08:00:00.000Z',
    ],
    ['', '<time>4 March</time>', null],
    ['<meta property="article:published_time" content="yesterday">', '', null],
  ])('dates: %s%s', (head, body, expected) => {
    expect(given(head, body).date).toBe(expected);
  });

  test('languages: the page’s own, by any of its ways of saying so', () => {
    expect(given('', '', 'lang="pt_BR"').language).toBe('pt-BR');
    expect(given('<meta http-equiv="content-language" content="ko">').language).toBe('ko');
    expect(given('<meta property="og:locale" content="ru_RU">').language).toBe('ru-RU');
    expect(given(data({ '@type': 'Article', inLanguage: 'uk' }), '', 'lang="ru"').language).toBe('uk');
  });

  test('the address it calls its own, made whole; other schemes don’t count', () => {
    expect(given('<link rel="canonical" href="../a">').url).toBe('https://news.example/a');
    expect(given('<link rel="canonical" href="javascript:x"><meta property="og:url" content="/b">').url).toBe(
      'https://news.example/b',
    );
    expect(
      given(data({ '@type': 'Article', mainEntityOfPage: { '@id': 'https://news.example/c' } })).url,
    ).toBe('https://news.example/c');
  });

  test('authors: names, never addresses', () => {
    expect(given('<meta property="article:author" content="https://social.example/u">').authors).toEqual([]);
    expect(
      given(data({ '@type': 'Article', author: ['https://a.example', { name: 'Kim' }] })).authors,
    ).toEqual(['Kim']);
    expect(given('', '<p><a rel="author" href="/k">Kim</a></p>').authors).toEqual(['Kim']);
  });
});
