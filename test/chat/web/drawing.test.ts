import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderView as renderDiscord } from '../../../src/chat/discord/render.ts';
import { renderView as renderSlack } from '../../../src/chat/slack/render.ts';
import { diffTexts } from '../../../src/chat/web/diff.ts';
import { drawMarkdown } from '../../../src/chat/web/discord-markdown.ts';
import { drawDiscord } from '../../../src/chat/web/draw-discord.ts';
import { drawSlack } from '../../../src/chat/web/draw-slack.ts';
import { type Drawing, drawView } from '../../../src/chat/web/draw-view.ts';
import { html } from '../../../src/chat/web/html.ts';
import { drawMrkdwn } from '../../../src/chat/web/slack-mrkdwn.ts';
import type { View } from '../../../src/model/view.ts';
import { hostileTitle } from '../../helpers/page.ts';
import { makeStory, makeView } from '../slack/fixtures.ts';

const drawing: Drawing = {
  files: new Map(),
  press: (id, label, look = {}) =>
    html`<button data-id="${id}" data-turns="${look.turns ? 'yes' : 'no'}">${label}</button>`,
  choose: (id, label, choices, chosen) =>
    html`<button data-menu="${id}">${label}: ${choices.map(choice => `${choice.label}=${choice.value}${choice.value === chosen ? '!' : ''} `)}</button>`,
};
const draw = {
  page: (view: View) => String(drawView(view, drawing)),
  discord: (view: View) => String(drawDiscord(renderDiscord(view), drawing)),
  slack: (view: View) => String(drawSlack(renderSlack(view), drawing)),
};
/** What a reader sees: tags away, the five names of signs read, what is invisible left out. */
const readable = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\u2060\u2068\u2069\u200f]/g, '');
const tagsOf = (markup: string) => [...markup.matchAll(/<\/?([a-z0-9!]+)/gi)].map(found => found[1]);

describe.each(['page', 'discord', 'slack'] as const)('drawn as %s', dress => {
  test('a hostile title is words and nothing else', () => {
    const view = makeView({
      blocks: [makeStory({ title: hostileTitle, url: 'javascript:alert(9)' })],
      tone: 'digest',
    });
    const drawn = draw[dress](view);
    for (const tag of ['script', 'img']) expect(tagsOf(drawn)).not.toContain(tag);
    expect(drawn).not.toMatch(/href="javascript:/);
    expect(drawn).not.toContain('\u202e');
    expect(readable(drawn)).toContain('<script>alert(1)</script>');
  });

  test('whatever a text holds, no tag of it comes alive', () => {
    const signs = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '*',
      '\\',
      '[',
      ']',
      '(',
      ')',
      '|',
      '!',
      '\n',
      'a',
      'https://e.org/',
      '<b>',
      '<t:1:R>',
      '<!date^1^x|y>',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        const drawn = draw[dress](
          makeView({
            blocks: [{ kind: 'text', text }, { kind: 'code', text }, makeStory({ title: text, brief: text })],
          }),
        );
        const known = [
          'a',
          'article',
          'b',
          'bdi',
          'blockquote',
          'br',
          'button',
          'code',
          'div',
          'h2',
          'h3',
          'hr',
          'li',
          'ol',
          'p',
          'pre',
          'section',
          'span',
          'time',
          'ul',
        ];
        expect(tagsOf(drawn).filter(tag => !known.includes(tag as string))).toEqual([]);
        expect(drawn).not.toMatch(/<b>[^<]*<b>|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
      { numRuns: 200 },
    );
  });

  test('buttons carry the ids they are pressed by, and pages are turned in place', () => {
    const drawn = draw[dress](
      makeView({
        blocks: [makeStory({ actions: [{ kind: 'command', id: 'more1', label: 'More' }] })],
        actions: [
          { kind: 'command', id: 'back1', label: '‹ Newer' },
          { kind: 'label', label: '2 / 8' },
          { kind: 'command', id: 'on1', label: 'Older ›' },
        ],
      }),
    );
    expect(drawn).toContain('<button data-id="more1" data-turns="no">More</button>');
    expect(drawn).toContain('<button data-id="back1" data-turns="yes">‹ Newer</button>');
    expect(drawn).toContain('<button data-id="on1" data-turns="yes">Older ›</button>');
    expect(drawn).toContain('2 / 8');
  });

  test('a menu carries its id, its choices and what is chosen', () => {
    const choices = [
      { label: 'Story one', value: '1' },
      { label: 'Story two', value: '2' },
    ];
    const drawn = draw[dress](
      makeView({
        actions: [{ kind: 'select', id: 'menu1', placeholder: 'Open a story', choices, chosen: '2' }],
      }),
    );
    expect(drawn).toContain('<button data-menu="menu1">Open a story: Story one=1 Story two=2! </button>');
  });

  test('languages, titles and extracts of right-to-left text stand in elements that find their direction', () => {
    const view = makeView({
      blocks: [
        makeStory({
          title: 'روس اور شمالی کوریا',
          titleLanguage: 'ur',
          languages: ['ur'],
          extracts: [{ text: 'دونوں ملکوں نے بات کی۔', language: 'ur' }],
        }),
      ],
    });
    const drawn = draw[dress](view);
    expect(drawn).toMatch(dress === 'page' ? /<bdi lang="ur">روس/ : /dir="auto"[^>]*>(?:<[^>]+>)*روس/);
    expect(drawn).toContain('UR اردو');
  });
});

describe('markdown as Discord shows it', () => {
  test.each([
    ['**bold** and `code`', '<p dir="auto"><b>bold</b> and <code>code</code></p>'],
    ['\\*not bold\\*', '<p dir="auto">*not bold*</p>'],
    ['## Title', '<p class="d-h2" dir="auto">Title</p>'],
    ['-# small', '<p class="small" dir="auto">small</p>'],
    ['> one\n> two', '<blockquote><p dir="auto">one</p><p dir="auto">two</p></blockquote>'],
    ['- a\n- b', '<ul><li dir="auto">a</li><li dir="auto">b</li></ul>'],
    ['3. a', '<ol start="3"><li dir="auto">a</li></ol>'],
    [
      '[words](https://example.org/a)',
      '<p dir="auto"><a href="https://example.org/a" rel="noreferrer noopener"><bdi>words</bdi></a></p>',
    ],
    ['[words](javascript:alert)', '<p dir="auto">[words](javascript:alert)</p>'],
    ['```\n<b>\n```', '<pre tabindex="0"><code dir="auto">&lt;b&gt;\n</code></pre>'],
  ])('%j', (content, drawn) => {
    expect(String(drawMarkdown(content))).toBe(drawn);
  });

  test('a line of a hundred thousand openers is drawn in little time', () => {
    const begun = performance.now();
    drawMarkdown('[**`'.repeat(1_000));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

test('mrkdwn as Slack shows it', () => {
  expect(
    String(drawMrkdwn('*b* `c` <https://example.org/?a=1&amp;b=2|x &lt;y&gt;> <!date^0^{date}|then>')),
  ).toBe(
    '<b>b</b> <code>c</code> <a href="https://example.org/?a=1&amp;b=2" rel="noreferrer noopener"><bdi>x &lt;y&gt;</bdi></a> <time datetime="1970-01-01T00:00:00.000Z">then</time>',
  );
});

describe('what changed between two texts', () => {
  test('is told word by word', () => {
    expect(diffTexts('Ten thousand troops left.', 'Twelve thousand troops left today.')).toEqual([
      { kind: 'removed', text: 'Ten' },
      { kind: 'added', text: 'Twelve' },
      { kind: 'same', text: ' thousand troops left' },
      { kind: 'added', text: ' today' },
      { kind: 'same', text: '.' },
    ]);
  });

  test('always adds up to both texts', () => {
    const text = fc
      .array(fc.constantFrom('один', 'два', ' ', '\n', '平壤', '.'), { maxLength: 60 })
      .map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const parts = diffTexts(earlier, later);
        const side = (gone: string) =>
          parts
            .filter(part => part.kind !== gone)
            .map(part => part.text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([earlier, later]);
      }),
    );
  });

  test('two long texts with nothing in common are shown whole, at once', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ');
    const begun = performance.now();
    expect(diffTexts(long('a'), long('b')).map(part => part.kind)).toEqual(['removed', 'added']);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
