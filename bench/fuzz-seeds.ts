import { usualFeeds } from './feed-samples.ts';

/** What the fuzz run begins with, by target: sound documents, made up, in several encodings. */
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Two bytes a sign, lower first. */
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** Cyrillic letters in windows-1251 lie 0x350 below their code points. */
const cyrillic = (text: string) =>
  Uint8Array.from(
    [...text].map(sign =>
      sign >= 'А' && sign <= 'я' ? sign.charCodeAt(0) - 0x350 : sign.charCodeAt(0) & 0x7f,
    ),
  );

const paragraph =
  'Делегация прибыла в Пхеньян и обсудила поставки угля. 대표단이 평양에 도착했다. The delegation left on Friday.';

const page = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><base href="/x/"><title>Визит</title>
<link rel="alternate" type="application/rss+xml" href="/rss" title="RSS"><link rel="canonical" href="/news/1">
<meta property="og:title" content="Визит &amp; встреча"><meta property="article:published_time" content="2026-03-04T05:00:00Z">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Визит","author":[{"name":"А. Б."}],"datePublished":"2026-03-04"}]}</script></head>
<body><nav><ul><li><a href="/">Главная</a></li></ul></nav><article><h1>Визит</h1><div class="share-bar"><a href="#">x</a></div>
${`<p>${paragraph} <a href="/a?b=1&copy=2">ссылка</a></p><blockquote>${paragraph}</blockquote>`.repeat(6)}
<table><tr><td>1<td>2</table><ul class="related"><li><a href="/r">Ещё</a></ul></article><footer>©</footer></body></html>`;

const feed = `<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE rss [<!ENTITY q "kv">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Лента</title><ttl>60</ttl><skipHours><hour>3</hour></skipHours><item><title>Визит &q; &amp; встреча</title><link>/n/1?a=1&amp;b=2</link><guid isPermaLink="false">g1</guid><pubDate>Thu, 01 Jan 2026 10:00:00 +0300</pubDate><category>Мир</category><description><![CDATA[<p>Текст <b>новости</b></p>]]></description></item></channel></rss>`;

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Feed',
  authors: [{ name: 'A' }],
  items: Array.from({ length: 5 }, (_, n) => ({
    id: `${n}`,
    url: `https://example.org/${n}`,
    title: `Title ${n}`,
    content_html: `<p>${paragraph}</p>`,
    date_published: '2026-01-02T03:04:05+09:00',
    tags: ['a', 'b'],
    attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 12 }],
  })),
});

const records = [
  { id: '1', title: 'Визит', text: paragraph, date: '2026-03-04', language: 'ru', authors: ['A'] },
  {
    id: '2',
    content_html: `<p>${paragraph}</p>`,
    url: 'https://example.org/2',
    seen: '2026-03-04T00:00:00Z',
  },
];

const feeds = [
  ...Object.values(usualFeeds).map(bytes => bytes.slice(0, 20_000)),
  cyrillic(feed),
  utf16(feed.replace('windows-1251', 'utf-16')),
  utf8(json),
];

export const seeds: Record<string, Uint8Array[]> = {
  decoding: [
    utf8(paragraph.repeat(5)),
    cyrillic(feed),
    utf16(paragraph.repeat(3)),
    utf8(page),
    utf8('\u001b$B%m%7%"\u001b(B text'),
  ],
  feeds,
  pages: [utf8(page), utf8(page.replace('utf-8', 'windows-1251')), utf16(page), cyrillic(page)],
  links: [utf8(page)],
  files: [
    utf8(
      `---\ntitle: "Визит: итоги"\ndate: 2026-03-04\nauthors: [A, B]\nlanguage: ru\n---\n# Визит\n\n${paragraph}\n\n* один\n* два\n\n| a | b |\n|---|---|\n| [x](http://e.org) | \`c\` |\n`,
    ),
    utf8(JSON.stringify(records)),
    utf8(records.map(record => JSON.stringify(record)).join('\n')),
    utf8(JSON.stringify({ items: records })),
  ],
  lists: [
    utf8(
      `<?xml version="1.0"?><opml version="2.0"><head><title>T</title></head><body><outline text="A &amp; B"><outline type="rss" text="F" xmlUrl="https://f.example/rss?a=1&amp;b=2" category="/X/Y,Z"/></outline><outline text="G" xmlUrl="feed://g.example/f" isComment="false"/></body></opml>`,
    ),
  ],
  robots: [
    utf8(
      'User-agent: *\nDisallow: /private/*.php$\nAllow: /private/open\nCrawl-delay: 2\n\nUser-agent: dprk-russia-digest\nUser-agent: other/2.0\nDisallow: /новости # no\nSitemap: https://example.org/s.xml\n',
    ),
  ],
};
