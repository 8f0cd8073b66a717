import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHome, renderView, type SlackMessage } from '../../../src/chat/slack/render.ts';
import type { Action, Block, Extract, StoryBlock, TextRun, View } from '../../../src/model/view.ts';
import { findBlockFaults, findViewFaults } from '../../helpers/fake-slack/block-kit.ts';
import { makeStory, makeView, readWords } from './fixtures.ts';

const invisible = /[\u2060\u2068\u2069\u200F]/g;

/** What a reader would see of the messages, invisible signs and white space aside. */
function see(messages: SlackMessage[]): string {
  return fold(messages.map(readWords).join(' '));
}

/** The same folding for what went in: control and direction signs are dropped on purpose; twins stand for their signs. */
function fold(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u2060]/g,
      '',
    )
    .replace(/[＊*]/g, '*')
    .replace(/[＿_]/g, '_')
    .replace(/[～~]/g, '~')
    .replace(/[｀`]/g, '`')
    .replace(/\s+/g, '');
}

const hostile = fc.oneof(
  fc.constantFrom(
    '<!channel> <!here|x> @here @channel @everyone <@U123> <#C1>',
    '*bold* _it_ ~gone~ `code` ```block``` > quote',
    '<https://evil.example|bank> [a](https://evil.example) https://evil.example',
    ':smile: :100: &amp; &lt;b&gt; |pipe| >',
    '\u202Egnp.exe \u2066hidden\u2069 \u0000\u0007 \uD800',
    'पुतिन और किम ने प्योंगयांग में भेंट की। 👩‍👩‍👧‍👦🇰🇵 é̂̃',
    'کره شمالی و روسیه پیمان بستند؛ 2024 BBC',
    'BBC فارسی: دیدار',
    '',
    ' ',
    '\n\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.lorem({ mode: 'sentences', maxCount: 40 }),
  fc
    .integer({ min: 1, max: 8000 })
    .map(length => '한국어 문장입니다. '.repeat(Math.ceil(length / 11)).slice(0, length)),
);
const languages = fc.constantFrom(
  'en',
  'hi',
  'gu',
  'ru',
  'ko',
  'fa',
  'ur',
  'ar',
  'zh-Hans',
  'und',
  'not a tag!',
);
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://a.example/|x>',
    'https://a.example/ü?q=a b',
    'nonsense',
    '',
  ),
  fc.constant(`https://long.example/${'a'.repeat(3500)}`),
  fc.constant(`https://long.example/${'b'.repeat(2700)}`),
);
const run: fc.Arbitrary<TextRun> = fc
  .record(
    {
      text: hostile,
      bold: fc.boolean(),
      mark: fc.boolean(),
      code: fc.boolean(),
      url,
      time: fc.constantFrom('2026-11-21T08:30:00.000Z', 'never'),
    },
    { requiredKeys: ['text'] },
  )
  .map(made => made as TextRun);
const text = fc.oneof(hostile, fc.array(run, { maxLength: 8 }));
const shortId = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const choices = fc.array(
  fc.record(
    { label: hostile, value: fc.oneof(shortId, fc.stringMatching(/^[a-z]{60,120}$/)), description: hostile },
    { requiredKeys: ['label', 'value'] },
  ),
  { maxLength: 30 },
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('form' as const), id: shortId, label: hostile }),
  fc.record({
    kind: fc.constant('select' as const),
    id: shortId,
    placeholder: hostile,
    choices,
    chosen: fc.option(shortId),
  }),
  fc.record({
    kind: fc.constant('command' as const),
    id: fc.stringMatching(/^[a-z0-9]{1,12}$/),
    label: hostile,
  }),
  fc.record({
    kind: fc.constant('share' as const),
    id: fc.stringMatching(/^[a-z0-9]{1,12}$/),
    label: hostile,
  }),
  fc.record({ kind: fc.constant('link' as const), url, label: hostile }),
  fc.record({ kind: fc.constant('label' as const), label: hostile }),
);
const extract: fc.Arbitrary<Extract> = fc
  .record({ text: hostile, language: languages })
  .chain(made =>
    fc
      .array(fc.tuple(fc.nat(made.text.length), fc.nat(made.text.length)), { maxLength: 4 })
      .map(marks => ({ ...made, marks: marks.map(([start, end]) => ({ start, end })) })),
  );
const story: fc.Arbitrary<StoryBlock> = fc.record({
  kind: fc.constant('story' as const),
  position: fc.option(fc.integer({ min: 1, max: 99 })),
  storyId: fc.nat(),
  languages: fc.array(languages, { maxLength: 5 }),
  title: hostile,
  titleLanguage: languages,
  url: fc.option(url),
  brief: fc.option(hostile),
  extracts: fc.array(extract, { maxLength: 3 }),
  date: hostile,
  sources: fc.array(fc.record({ name: hostile, url: fc.option(url), language: languages }), {
    maxLength: 12,
  }),
  status: fc.constantFrom(null, 'new', '+3 reports'),
  actions: fc.array(action, { maxLength: 7 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  story,
  fc.record({ kind: fc.constant('heading' as const), text: hostile }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('extract' as const), extract, caption: fc.option(hostile) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ name: hostile, value: text }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(text, { maxLength: 12 }),
    ordered: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('code' as const), text: hostile }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.constant({ kind: 'divider' as const }),
);
const view: fc.Arbitrary<View> = fc.record({
  title: hostile,
  subtitle: fc.option(text),
  blocks: fc.array(block, { maxLength: 14 }),
  actions: fc.array(action, { maxLength: 30 }),
  tone: fc.constantFrom('digest' as const, 'answer' as const, 'problem' as const),
  fallback: hostile,
});

/** Every string of a view that a reader must be able to read. */
function wordsOf(of: View): string[] {
  const words: string[] = [of.title];
  const add = (value: string | TextRun[] | null) =>
    words.push(...(value === null ? [] : typeof value === 'string' ? [value] : value.map(part => part.text)));
  add(of.subtitle);
  for (const part of of.blocks) {
    if (part.kind === 'story') {
      words.push(part.title, part.brief ?? '', part.date, part.status ?? '');
      words.push(...part.extracts.map(each => each.text), ...part.sources.map(source => source.name));
    } else if (part.kind === 'extract') words.push(part.extract.text, part.caption ?? '');
    else if (part.kind === 'fields')
      for (const field of part.fields) {
        words.push(field.name);
        add(field.value);
      }
    else if (part.kind === 'list') part.items.forEach(add);
    else if (part.kind !== 'divider') add(part.text);
  }
  return words;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text, as a reader sees them: a cut may fall between two, never inside one. */
function findWords(words: string): string[] {
  return [...segmenter.segment(words)].filter(each => each.isWordLike).map(each => fold(each.segment));
}

/** Everything Slack would act on: a mention, a link we did not make, a broadcast node. */
function findMentions(messages: SlackMessage[]): string[] {
  const json = JSON.stringify(messages);
  return [
    ...(json.match(/<[!@#](?!date\^)[^>]*>/g) ?? []),
    ...(json.match(/@(?:here|channel|everyone)\b/gi) ?? []),
    ...(json.match(/"type":"(?:broadcast|user|usergroup|channel|team|emoji)"/g) ?? []),
  ];
}

describe('a view on Slack', () => {
  test('whatever it holds: Slack takes it, nothing is lost, nobody is called', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(view, made => {
        const messages = renderView(made);
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.flatMap(findBlockFaults)).toEqual([]);
        expect(findMentions(messages)).toEqual([]);
        const seen = see(messages);
        const lost = [...new Set(wordsOf(made).flatMap(findWords))].filter(word => !seen.includes(word));
        expect(lost).toEqual([]);
      }),
      { numRuns: 120, seed: 20261121 },
    );
  });

  test('whatever it holds, as the bot’s own page: Slack takes it, nobody is called', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(view, made => {
        const page = renderHome(made);
        expect(findViewFaults(page)).toEqual([]);
        expect(findMentions([{ text: '', blocks: page.blocks as SlackMessage['blocks'] }])).toEqual([]);
      }),
      { numRuns: 60, seed: 20261121, endOnFailure: true },
    );
  });

  test('forty stories go on in further messages, in order, each whole', () => {
    const blocks = Array.from({ length: 40 }, (_, index) =>
      makeStory({
        position: index + 1,
        title: `Story number ${index + 1}`,
        brief: 'Something happened in Pyongyang. '.repeat(6),
        actions: [{ kind: 'command', id: `s${index}`, label: 'More' }],
      }),
    );
    const messages = renderView(makeView({ blocks, actions: [{ kind: 'share', id: 'x', label: 'Share' }] }));
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.flatMap(findBlockFaults)).toEqual([]);
    const words = messages.map(readWords).join('\n');
    const places = blocks.map(each => words.indexOf(each.title));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    for (const message of messages) {
      const leads = message.blocks.filter(each => each.type === 'section').length;
      const meta = message.blocks.filter(each => each.type === 'context').length;
      expect(meta).toBeGreaterThanOrEqual(leads);
    }
    expect(JSON.stringify(messages.at(-1)?.blocks)).toContain(':share');
    expect(readWords(messages[1] as SlackMessage)).toMatch(/^Newest stories \(2 of \d\)/);
  });

  test('a story shows its language tag first, its words alone, its small print last', () => {
    const [message] = renderView(
      makeView({
        blocks: [
          makeStory({
            languages: ['hi', 'en'],
            title: 'किम और पुतिन',
            titleLanguage: 'hi',
            status: 'new',
            extracts: [{ text: 'Kim met Putin.', language: 'en', marks: [{ start: 0, end: 3 }] }],
            sources: [
              { name: 'DD News', url: 'https://example.org/a', language: 'hi' },
              { name: 'KCNA', url: null, language: 'en' },
            ],
          }),
        ],
      }),
    );
    const [, lead, words, meta] = (message?.blocks ?? []) as never as [unknown, never, never, never];
    expect(lead).toMatchObject({
      type: 'section',
      text: { text: '*1.*  `HI हिन्दी`  ·  `EN English`  ·  *new*', verbatim: true },
    });
    expect(words).toMatchObject({
      type: 'rich_text',
      elements: [
        { elements: [{ type: 'link', text: 'किम और पुतिन', url: 'https://example.org/a' }, { text: '\n' }] },
        { elements: [{ text: 'Two ministers met in Pyongyang.' }, { text: '\n' }] },
        { elements: [{ text: 'EN English', style: { code: true } }] },
        {
          type: 'rich_text_quote',
          elements: [{ text: 'Kim', style: { bold: true } }, { text: ' met Putin.' }],
        },
      ],
    });
    expect(meta).toMatchObject({
      type: 'context',
      elements: [{ text: '21 Mar 2025  ·  2 sources: <https://example.org/a|DD News> `HI`  ·  KCNA `EN`' }],
    });
  });

  test('right-to-left words stand alone on their lines, and read the same without invisible signs', () => {
    const title = 'BBC: دیدار کیم و پوتین';
    const [message] = renderView(
      makeView({
        blocks: [
          makeStory({
            title,
            titleLanguage: 'fa',
            languages: ['fa'],
            brief: null,
            extracts: [{ text: 'آنها در وونسان دیدار کردند.', language: 'fa' }],
          }),
        ],
      }),
    );
    const rich = message?.blocks.find(each => each.type === 'rich_text') as never as {
      elements: { elements: { text: string }[] }[];
    };
    const lines = rich.elements.map(line =>
      line.elements
        .map(node => node.text)
        .join('')
        .replace('\n', ''),
    );
    expect(lines[0]).toBe(`\u200F${title}`);
    expect(lines[1]).toBe('آنها در وونسان دیدار کردند.');
    expect(lines.map(line => line.replace(invisible, ''))).toEqual([title, 'آنها در وونسان دیدار کردند.']);
  });

  test('a right-to-left value stands on a line of its own, under its name', () => {
    const [message] = renderView(
      makeView({
        blocks: [
          {
            kind: 'fields',
            fields: [
              { name: 'Title', value: 'دیدار در وونسان' },
              { name: 'Place', value: 'Wonsan' },
            ],
          },
        ],
      }),
    );
    const rich = message?.blocks[1] as never as { elements: { elements: { text: string }[] }[] };
    const lines = rich.elements.map(line =>
      line.elements
        .map(node => node.text)
        .join('')
        .trim(),
    );
    expect(lines).toEqual(['Title:', 'دیدار در وونسان', 'Place: Wonsan']);
  });

  test('long words of every kind of block are all there, in order', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `W${index}.`).join(' ');
    const kinds: Block[] = [
      { kind: 'text', text: words },
      { kind: 'heading', text: words },
      { kind: 'note', text: words },
      { kind: 'note', text: [{ text: words, url: 'https://example.org/&' }] },
      { kind: 'code', text: words },
      { kind: 'extract', extract: { text: words, language: 'en' }, caption: null },
      { kind: 'list', items: [words], ordered: true },
      { kind: 'list', items: words.split(' '), ordered: true },
      {
        kind: 'list',
        items: words.split(' ').map(word => `${word}\n${word.replace('W', 'X')}`),
        ordered: false,
      },
      { kind: 'fields', fields: [{ name: 'Words', value: words }] },
      makeStory({ title: words }),
      makeStory({ brief: words }),
      makeStory({ date: words }),
      makeStory({ extracts: [{ text: words, language: 'hi' }] }),
      makeStory({
        sources: words.split(' ').map(name => ({ name, url: 'https://example.org/', language: 'en' })),
      }),
    ];
    for (const made of kinds) {
      const messages = renderView(makeView({ title: 'Title', fallback: 'x', blocks: [made] }));
      expect(messages.flatMap(findBlockFaults), made.kind).toEqual([]);
      const found = messages.map(readWords).join(' ').match(/W\d+/g) ?? [];
      expect(found.join(' '), made.kind).toBe(words.replaceAll('.', ''));
    }
  });

  test('addresses of any length leave every field within its limit', () => {
    const sources = Array.from({ length: 40 }, (_, index) => ({
      name: `Outlet ${index}`,
      url: `https://example.org/${'a'.repeat(2700 + index * 8)}`,
      language: index % 2 === 0 ? 'en' : 'ko',
    }));
    const messages = renderView(makeView({ blocks: [makeStory({ languages: ['en', 'ko'], sources })] }));
    expect(messages.flatMap(findBlockFaults)).toEqual([]);
    const words = messages.map(readWords).join(' ');
    for (const { name } of sources) expect(words).toContain(name);
  });

  test('no letter is ever cut in two', () => {
    const family = '👩‍👩‍👧‍👦';
    const text_ = family.repeat(3000);
    const messages = renderView(
      makeView({
        blocks: [
          { kind: 'text', text: text_ },
          { kind: 'note', text: text_ },
        ],
      }),
    );
    expect(messages.flatMap(findBlockFaults)).toEqual([]);
    for (const message of messages)
      for (const words of readWords(message).split('\n').slice(1))
        expect(words.replaceAll(family, '').replace(/[\w\s().-]/g, '')).toBe('');
  });

  test('a moment is shown in the reader’s own zone, with words for those who can’t', () => {
    const [message] = renderView(
      makeView({
        subtitle: [{ text: 'Composed ' }, { text: '21 Nov, 08:30', time: '2026-11-21T08:30:00.000Z' }],
        blocks: [{ kind: 'text', text: [{ text: '21 Nov', time: '2026-11-21T08:30:00.000Z' }] }],
      }),
    );
    const json = JSON.stringify(message);
    expect(json).toContain('Composed <!date^1795249800^{date_short_pretty} {time}|21 Nov, 08:30>');
    expect(json).toContain('"type":"date","timestamp":1795249800');
  });

  test('what can’t be pressed is said; long rows wrap at five; ids are unique', () => {
    const actions: Action[] = [
      { kind: 'label', label: '2 / 8' },
      ...Array.from(
        { length: 12 },
        (_, index): Action => ({ kind: 'command', id: `c${index}`, label: `Do ${index}` }),
      ),
      { kind: 'link', url: 'javascript:alert(1)', label: 'Bad link' },
    ];
    const [message] = renderView(makeView({ actions }));
    const rows = message?.blocks.filter(each => each.type === 'actions') ?? [];
    expect(rows.map(row => row.elements.length)).toEqual([5, 5, 2]);
    expect(readWords(message as SlackMessage)).toContain('2 / 8  ·  Bad link');
    expect(JSON.stringify(message)).not.toContain('javascript:');
  });
});
