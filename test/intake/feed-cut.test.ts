import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFeedHere } from '../../src/intake/feed-here.ts';

/** Three feeds of three kinds in three encodings, each with the byte after which its items are whole. */
interface Sample {
  name: string;
  bytes: Uint8Array;
  contentType: string | null;
  titles: string[];
  /** The item's last byte, by item. */
  ends: number[];
}

const cyrillic = (text: string) =>
  Uint8Array.from(text, char => {
    const code = char.charCodeAt(0);
    if (code >= 0x410 && code <= 0x44f) return code - 0x350;
    return code < 0x80 ? code : 0x3f;
  });
const wide = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf8 = (text: string) => new TextEncoder().encode(text);

function sample(
  name: string,
  parts: { before: string; items: string[]; after: string },
  encode: (text: string) => Uint8Array,
  contentType: string | null,
  titles: string[],
): Sample {
  const ends: number[] = [];
  let text = parts.before;
  for (const item of parts.items) {
    text += item;
    ends.push(encode(text).length);
    text += '\n';
  }
  return { name, bytes: encode(text + parts.after), contentType, titles, ends };
}

const rss = (title: string, n: number) =>
  `<item><title>${title}</title><link>https://example.org/${n}</link><description><![CDATA[<p>${title} &amp; ${n}</p>]]></description><pubDate>Thu, 01 Jan 2026 10:00:00 +0300</pubDate></item>`;

const samples: Sample[] = [
  sample(
    'RSS in windows-1251',
    {
      before: '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Лента</title>',
      items: [rss('Встреча в Пхеньяне', 1), rss('Поезд прибыл', 2), rss('Договор подписан', 3)],
      after: '</channel></rss>',
    },
    cyrillic,
    'text/xml; charset=windows-1251',
    ['Встреча в Пхеньяне', 'Поезд прибыл', 'Договор подписан'],
  ),
  sample(
    'Atom in UTF-16',
    {
      before: '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>로동신문</title>',
      items: ['평양 회담', '조로 친선'].map(
        (title, n) =>
          `<entry><title type="html">${title}</title><id>urn:${n}</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${title}</p></div></content></entry>`,
      ),
      after: '</feed>',
    },
    wide,
    null,
    ['평양 회담', '조로 친선'],
  ),
  sample(
    'JSON Feed in UTF-8',
    {
      before: '{"version":"https://jsonfeed.org/version/1.1","title":"समाचार","items":[',
      items: [
        '{"id":"1","title":"किम और \\"पुतिन\\"","content_html":"<p>मिले {}[]</p>","authors":[{"name":"अ"}]}',
        ',{"id":"2","title":"ट्रेन","content_text":"पहुँची"}',
      ],
      after: ']}',
    },
    utf8,
    'application/feed+json',
    ['किम और "पुतिन"', 'ट्रेन'],
  ),
];

describe('a feed cut at any byte', () => {
  test.each(samples)(
    '$name: every item that is whole comes out',
    async ({ bytes, contentType, titles, ends }) => {
      const wrong: string[] = [];
      for (let cut = 1; cut <= bytes.length; cut += 1) {
        const whole = ends.filter(end => end <= cut).length;
        const parsed = await parseFeedHere(bytes.subarray(0, cut), { contentType });
        const got = 'error' in parsed ? [] : parsed.items.map(item => item.title);
        if (got.slice(0, whole).join('|') !== titles.slice(0, whole).join('|') || got.length > titles.length)
          wrong.push(`${cut}: ${whole} whole, got ${got.join('|')}`);
      }
      expect(wrong.slice(0, 3)).toEqual([]);
    },
    60_000,
  );
});

describe('mutated feeds', () => {
  test('whatever happens to their bytes, an answer comes, in time, with every item in shape', async () => {
    const mutation = fc.record({
      feed: fc.integer({ min: 0, max: samples.length - 1 }),
      steps: fc.array(
        fc.record({
          kind: fc.constantFrom('flip', 'drop', 'double', 'insert', 'swap'),
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.integer({ min: 1, max: 60 }),
          piece: fc.constantFrom(
            ...[
              '<',
              '>',
              '&',
              ']]>',
              '<![CDATA[',
              '<!--',
              '-->',
              '</item>',
              '<item>',
              '<entry>',
              '</channel>',
              '"',
            ],
            ...[
              '<rss>',
              '\0',
              '&#xD800;',
              '&#0;',
              '<?xml?>',
              '<!DOCTYPE a [',
              'xmlns:x="y"',
              '\ufeff',
              '{',
              '}',
              ',',
            ],
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ feed, steps }) => {
        const { bytes, contentType } = samples[feed] as Sample;
        let mutated = Buffer.from(bytes);
        for (const { kind, at, length, piece } of steps) {
          const place = Math.floor(at * mutated.length);
          const [before, part, after] = [
            mutated.subarray(0, place),
            mutated.subarray(place, place + length),
            mutated.subarray(place + length),
          ];
          if (kind === 'flip') mutated[place] = (mutated[place] ?? 0) ^ (1 << (length % 8));
          else if (kind === 'drop') mutated = Buffer.concat([before, after]);
          else if (kind === 'double') mutated = Buffer.concat([before, part, part, after]);
          else if (kind === 'insert') mutated = Buffer.concat([before, Buffer.from(piece), part, after]);
          else mutated = Buffer.concat([before, after, part]);
        }
        const began = performance.now();
        const parsed = await parseFeedHere(mutated, { contentType, baseUrl: 'https://example.org/f' });
        expect(performance.now() - began).toBeLessThan(5000);
        if ('error' in parsed) {
          expect(parsed.error.message).not.toBe('');
          return;
        }
        for (const item of parsed.items) {
          expect(item.title === null || typeof item.title === 'string').toBe(true);
          expect(item.url === null || URL.canParse(item.url)).toBe(true);
          expect(item.published === null || !Number.isNaN(Date.parse(item.published))).toBe(true);
          expect(`${item.summary} ${item.content}`).not.toMatch(/<script/i);
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  }, 60_000);
});
