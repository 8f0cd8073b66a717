import { describe, expect, test } from 'vitest';
import { readPageHere } from '../../src/intake/page-here.ts';
import { joinPage } from '../../src/intake/page-join.ts';
import { endsCut } from '../../src/intake/page-phrases.ts';
import { isTeaser } from '../../src/intake/page-teaser.ts';
import type { Item } from '../../src/model/item.ts';
import { english, russian } from './pages/articles.ts';
import { modern } from './pages/layouts.ts';

const asked = 'https://news.example/world/2026/story-1';

const item: Item = {
  source: { id: 'feed:https://news.example/rss', kind: 'feed', name: 'Example' },
  locator: 'urn:1',
  id: 'urn:1',
  text: english.teaser,
  title: english.title,
  url: asked,
  date: '2026-03-03T00:00:00.000Z',
  language: 'en',
  authors: [],
  outlet: null,
  seen: '2026-03-04T06:00:00.000Z',
  backfill: false,
  notes: [],
};

function join(body: string, head = '', from = asked, about = item) {
  const html = `<!doctype html><html><head>${head || `<title>${english.title}</title>`}</head><body>${body}</body></html>`;
  const read = readPageHere({ bytes: new TextEncoder().encode(html), contentType: 'text/html', url: from });
  if ('problem' in read) throw new Error(read.problem);
  const joined = joinPage(about, read.page, from);
  return 'doubt' in joined ? joined.doubt : joined.item;
}

const p = (texts: string[]) => texts.map(text => `<p>${text}</p>`).join('');
const whole = `<article><h1>${english.title}</h1>${p(english.paragraphs)}</article>`;

describe('in doubt the teaser stays', () => {
  test.each([
    [
      'a page for payers',
      `<article><h1>${english.title}</h1>${p(english.paragraphs.slice(0, 2))}<div><p>Subscribe to continue reading. Already a subscriber? Sign in.</p></div></article>`,
      /for payers/,
    ],
    [
      'a page in Russian for payers',
      `<article><h1>${english.title}</h1>${p(english.paragraphs.slice(0, 2))}<p>Доступно только подписчикам издания.</p></article>`,
      /for payers/,
    ],
    [
      'a page that asks for consent first',
      `<main>${p(['We value your privacy. We and our partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers, for personalised content.', 'With your permission we may use precise geolocation data. You may click to accept all cookies or manage cookies in the settings of your browser at any time.'])}</main>`,
      /consent|something else/,
    ],
    [
      'a list of stories',
      `<main><h1>World</h1><ul>${Array.from({ length: 40 }, (_, n) => `<li><a href="/s/${n}">Passenger trains between Russia and North Korea: part ${n} of our series</a></li>`).join('')}</ul></main>`,
      /list of links|could be told|too few/,
    ],
    [
      'too few words',
      `<article><h1>${english.title}</h1><p>Passenger trains will resume.</p></article>`,
      /too few|no article/,
    ],
    ['another story', `<article><h1>Gardens</h1>${p(russian.paragraphs)}</article>`, /something else/],
    ['an empty page', '', /no article|too few/],
  ])('%s', (_name, body, reason) => {
    expect(join(body)).toMatch(reason);
  });

  test('an error page that answers as if all were well', () => {
    const body = `<main><h1>Page not found</h1>${p(['The page you are looking for may have been moved or deleted. Passenger trains, Russia, North Korea and next month are among the most searched words on this site today, so you may want to try the search or go back to the front page of this newspaper, where you find all news of the day.'])}</main>`;
    expect(join(body, '<title>404 – Page not found</title>')).toMatch(/there is nothing/);
  });

  test('a page that only payers may read, by its own word, is a stub while it is short', () => {
    const data =
      '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>';
    expect(join(`<article><h1>x</h1>${p(english.paragraphs)}</article>`, data)).toMatch(/for payers/);
    expect(
      join(`<article><h1>x</h1>${p([1, 2, 3, 4, 5].flatMap(() => english.paragraphs))}</article>`, data),
    ).toMatchObject({
      id: 'urn:1',
    });
  });

  test('an address that leads to the front page of its site', () => {
    expect(join(whole, '', 'https://news.example/')).toMatch(/front page/);
  });
});

describe('what the page adds', () => {
  test('a short article that the feed gave whole is no teaser: only what is missing is added', () => {
    const brief = { ...item, text: (english.paragraphs[0] as string).slice(0, 190), date: null };
    const body = `<article><h1>${english.title}</h1><p>${brief.text}</p></article>`;
    const joined = join(
      body,
      '<meta name="author" content="M. L."><meta name="date" content="2026-03-04">',
      asked,
      brief,
    );
    expect(joined).toMatchObject({ text: brief.text, authors: ['M. L.'], date: '2026-03-04' });
    expect(joined).toMatchObject({ notes: ['its page holds no more than the feed'] });
  });

  test('what the feed said stays; what it left out comes from the page', () => {
    expect(
      join(
        whole,
        '<meta property="article:published_time" content="2026-03-04T10:00:00Z"><meta name="author" content="M. Lindqvist">',
      ),
    ).toMatchObject({
      date: '2026-03-03T00:00:00.000Z',
      language: 'en',
      title: english.title,
      authors: ['M. Lindqvist'],
      text: english.paragraphs.join('\n\n'),
    });
  });

  test('a cut title is made whole', () => {
    const cut = { ...item, title: 'Rail link across the Tumen to…' };
    expect(join(whole, `<meta property="og:title" content="${english.title}">`, asked, cut)).toMatchObject({
      title: english.title,
    });
  });

  test.each([
    ['https://www.news.example/world/story-1', 'https://www.news.example/world/story-1'],
    ['/world/story-1?ref=rss', 'https://news.example/world/story-1?ref=rss'],
    ['https://other.example/their/story-1', asked],
    ['https://news.example/world', asked],
    ['https://news.example/', asked],
    ['javascript:alert(1)', asked],
  ])('a canonical address %s makes the item’s %s', (canonical, expected) => {
    expect(join(whole, `<link rel="canonical" href="${canonical}">`)).toMatchObject({ url: expected });
  });

  test('an address that leads on to another site is replaced by where it leads', () => {
    const from = 'https://paper.example/story/7?utm_medium=feed';
    const about = { ...item, url: 'https://click.example/r/8812' };
    expect(join(whole, '<title>x</title>', from, about)).toMatchObject({
      url: 'https://paper.example/story/7',
    });
  });

  test('a date on the page is read from JSON-LD, else meta, else <time>', () => {
    const undated = { ...item, date: null };
    const time = '<time datetime="2026-03-01T09:00:00+09:00">1 March</time>';
    const body = whole.replace('</h1>', `</h1>${time}`);
    expect(join(body, '<title>x</title>', asked, undated)).toMatchObject({
      date: '2026-03-01T00:00:00.000Z',
    });
    const read = join(modern(english, 'utf-8'), '', asked, undated);
    expect(read).toMatchObject({ date: '2026-03-04T05:15:00.000Z' });
  });

  test('the text a page hands to machines stands in where its layout hides it', () => {
    const data = {
      '@type': 'NewsArticle',
      headline: english.title,
      articleBody: english.paragraphs.join('\n\n'),
    };
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(join('<div id="root"></div>', head)).toMatchObject({ text: english.paragraphs.join('\n\n') });
  });
});

describe('a teaser', () => {
  test.each([
    'The minister arrived in the capital on Monday […]',
    'The minister arrived in the capital on Monday [...]',
    'The minister arrived... Read more',
    'The minister arrived. Continue reading →',
    'Министр прибыл в столицу. Подробнее',
    '장관이 도착했다. 더보기',
    'मंत्री राजधानी पहुँचे। और पढ़ें',
    'The minister arrived in […] The post Minister arrives appeared first on The Ledger.',
  ])('ends as one: %s', text => {
    expect(endsCut(text.normalize('NFC'))).toBe(true);
  });

  test.each([
    'Das gab es so noch nie und braucht es nicht mehr',
    'The ministers agreed to meet again in May.',
    '大臣は月曜日に到着した。',
    'Он обещал рассказать далее',
  ])('does not end as one: %s', text => {
    expect(endsCut(text)).toBe(false);
  });

  test('is a short body, one that looks cut, or the title again; not a whole article', () => {
    const long = 'A whole sentence of an article. '.repeat(40);
    expect(isTeaser(long, 'T')).toBe(false);
    expect(isTeaser(`${long.trim()} […]`, 'T')).toBe(true);
    expect(isTeaser('A whole sentence.', 'T')).toBe(true);
    expect(isTeaser('러시아 대표단이 평양에 도착해 회담했다. '.repeat(12), 'T')).toBe(false);
  });
});
