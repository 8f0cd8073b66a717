/** Feeds as sites write them, made up: what speed is measured on. */
const lead = 'Министр обороны прибыл в Пхеньян и встретился с руководителем КНДР, сообщает агентство';
const plain = `<p>${lead}. Стороны обсудили <a href="https://example.org/topics/7">военное сотрудничество</a> и обмен делегациями.</p>\n`;
const rich = `<p class="lead">${lead}.</p><figure><img src="/i/7.jpg" alt="Встреча" width="640" height="360" loading="lazy"></figure><p>Подробности <strong>позже</strong>.</p>\n`;

function makeRss(count: number, body: (n: number) => string): string {
  const items = Array.from(
    { length: count },
    (_, n) =>
      `<item><title>${lead} &amp; номер ${n}</title><link>https://example.org/n/${n}?a=1&amp;b=2</link><guid isPermaLink="false">urn:${n}</guid><pubDate>Thu, 0${(n % 9) + 1} Jan 2026 10:00:00 +0300</pubDate><dc:creator><![CDATA[И. Петров]]></dc:creator><category>Мир</category><enclosure url="https://example.org/i/${n}.jpg" type="image/jpeg" length="1000"/>${body(n)}</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Лента</title><link>https://example.org/</link><description>Новости</description>${items.join('\n')}</channel></rss>`;
}

function makeAtom(count: number): string {
  const entries = Array.from(
    { length: count },
    (_, n) =>
      `<entry><title>조로 친선 ${n}</title><link rel="alternate" href="https://example.org/k/${n}"/><id>urn:k:${n}</id><updated>2026-01-0${(n % 9) + 1}T10:00:00+09:00</updated><author><name>기자</name></author><summary type="html">&lt;p&gt;평양에서 회담이 열렸다.&lt;/p&gt;</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${'<p>평양에서 <em>회담</em>이 열렸다.</p>'.repeat(12)}</div></content></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>소식</title><id>urn:k</id>${entries.join('\n')}</feed>`;
}

const described = (html: string) => `<description><![CDATA[${html}]]></description>`;

/** Fifty items each, by name. */
export const usualFeeds: Record<string, Uint8Array> = Object.fromEntries(
  Object.entries({
    'titles and links only': makeRss(50, () => ''),
    'a short teaser': makeRss(50, n => described(`${lead} (${n}).`)),
    'escaped teasers': makeRss(
      50,
      () => `<description>&lt;p&gt;${lead}&lt;/p&gt;&lt;br&gt;&amp;nbsp;${lead}</description>`,
    ),
    'whole articles, plain': makeRss(
      50,
      () => `${described(lead)}<content:encoded><![CDATA[${plain.repeat(15)}]]></content:encoded>`,
    ),
    'whole articles with pictures': makeRss(
      50,
      () => `${described(lead)}<content:encoded><![CDATA[${rich.repeat(10)}]]></content:encoded>`,
    ),
    'Atom with XHTML': makeAtom(50),
  }).map(([name, text]) => [name, new TextEncoder().encode(text)]),
);

const size = 5_000_000;
const fill = (unit: string, bytes = size) => unit.repeat(Math.floor(bytes / unit.length));
const item = (inner: string) =>
  `<rss version="2.0"><channel><title>t</title><item><title>x</title><link>http://example.org/1</link>${inner}</item></channel></rss>`;

/** Five megabytes each that would keep a careless reader busy, by name. */
export const hostileFeeds: Record<string, () => string> = {
  '170,000 tiny items': () => `<rss><channel>${fill('<item><title>a</title></item>')}</channel></rss>`,
  '700,000 empty items': () => `<rss><channel>${fill('<item/>')}</channel></rss>`,
  '250,000 authors': () => item(fill('<author>a</author>')),
  '5 million < in a body': () => item(`<description><![CDATA[${fill('<')}]]></description>`),
  '1.2 million escaped <': () => item(`<description>${fill('&lt;')}</description>`),
  '5 million bare &': () => item(`<description>${fill('&')}</description>`),
  '800,000 false references': () => item(`<description>${fill('&#x0;')}</description>`),
  'elements 1.6 million deep': () => item(fill('<a>')),
  'HTML 180,000 deep': () => item(`<description><![CDATA[${fill('<div>', 900_000)}]]></description>`),
  'HTML deep behind stray end tags': () =>
    item(`<description><![CDATA[${fill('<div></b>', 900_000)}]]></description>`),
  'tables in tables': () =>
    item(`<description><![CDATA[${fill('<table><tr><td>', 900_000)}]]></description>`),
  '350,000 attributes': () =>
    item(`<enclosure ${Array.from({ length: 350_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
  'many namespaces': () =>
    item(Array.from({ length: 100_000 }, (_, n) => `<x${n}:a xmlns:x${n}="urn:${n}">`).join('')),
  '130,000 enclosures': () => item(fill('<enclosure url="http://example.org/a.mp3"/>')),
  'a body of 700,000 elements': () => item(`<content type="xhtml">${fill('<b>x</b>')}</content>`),
  '400,000 CDATA sections': () => item(`<description>${fill('<![CDATA[a]]>')}</description>`),
  'feeds in feeds': () => fill('<rss><channel><item><title>a</title></item></channel></rss>'),
  'entities that grow': () =>
    `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n} "${`&b${n - 1};`.repeat(10)}">`).join('')}]>${item('<description>&b19;</description>')}`,
  'JSON 5 million deep': () => `{"items":${fill('[')}`,
  'a cut JSON Feed': () =>
    `{"version":"https://jsonfeed.org/version/1","items":[${fill('{"id":"1","content_text":"a"},')}{"id"`,
};
