import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/intake/feed.ts';

async function read(text: string) {
  const parsed = await parseFeed(new TextEncoder().encode(text), { baseUrl: 'https://example.org/feed' });
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed;
}

const rss = (head: string, item: string) =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title>${head}<item><title>x</title>${item}</item></channel></rss>`;
const atom = (head: string, entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ru"><title>T</title>${head}<entry><title>x</title>${entry}</entry></feed>`;
const person = (name: string) => `<author><name>${name}</name></author>`;

describe('what an item has from its feed', () => {
  test.each([
    ['an Atom entry without author', atom(person('The Desk'), ''), ['The Desk']],
    ['an Atom entry with its own', atom(person('The Desk'), person('Kim')), ['Kim']],
    [
      'an Atom entry taken over from another feed',
      atom(person('The Planet'), `<source><title>S</title>${person('Origin')}</source>`),
      ['Origin'],
    ],
    ['an RSS item of a feed with a creator', rss('<dc:creator>The Desk</dc:creator>', ''), ['The Desk']],
    [
      'an RSS item of a feed with only an editor',
      rss('<managingEditor>boss@example.org (Boss)</managingEditor>', ''),
      [],
    ],
  ])('%s', async (_name, text, authors) => {
    expect((await read(text)).items[0]?.authors).toEqual(authors);
  });

  test('the language of the feed, unless the item has its own', async () => {
    expect((await read(atom('', ''))).items[0]?.language).toBe('ru');
    expect((await read(atom('', '<dc:language>ko</dc:language>'))).items[0]?.language).toBe('ko');
    expect((await read(rss('<language>uk</language>', ''))).items[0]?.language).toBe('uk');
    expect((await read(rss('<dc:language>hi-IN</dc:language>', ''))).items[0]?.language).toBe('hi-IN');
  });
});

describe('what an item is filed under', () => {
  test('RSS categories and Dublin Core subjects, as plain text, once each', async () => {
    const { items } = await read(
      rss(
        '',
        '<category>Мир</category><category domain="x">&lt;b&gt;Asia&lt;/b&gt; &amp;amp; Pacific</category><category>Мир</category><category/><dc:subject>Trade</dc:subject>',
      ),
    );
    expect(items[0]?.categories).toEqual(['Мир', 'Asia & Pacific', 'Trade']);
  });

  test('Atom categories by their label, else their term', async () => {
    const { items } = await read(
      atom('', '<category term="kr" label="한반도"/><category term="trade"/><category scheme="x"/>'),
    );
    expect(items[0]?.categories).toEqual(['한반도', 'trade']);
  });

  test('JSON Feed’s tags', async () => {
    const { items } = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [
          { id: '1', content_text: 'x', tags: ['asia', ' asia ', 7, null, 'trade'] },
          { id: '2', tags: 'no' },
        ],
      }),
    );
    expect(items.map(item => item.categories)).toEqual([['asia', 'trade'], []]);
  });

  test('no more than a feed in good faith has', async () => {
    const { items } = await read(
      rss('', Array.from({ length: 900 }, (_, n) => `<category>c${n}</category>`).join('')),
    );
    expect(items[0]?.categories).toHaveLength(50);
  });
});

test('a JSON Feed that says it has expired is asked seldom', async () => {
  const feed = (expired: unknown) =>
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [], expired });
  expect((await read(feed(true))).manners.ttlMinutes).toBe(7 * 24 * 60);
  expect((await read(feed(false))).manners.ttlMinutes).toBeNull();
  expect((await read(feed('yes'))).manners.ttlMinutes).toBeNull();
});
