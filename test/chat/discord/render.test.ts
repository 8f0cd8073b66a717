import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkAddress } from '../../../src/chat/discord/markup.ts';
import { renderView } from '../../../src/chat/discord/render.ts';
import { withKey } from '../../../src/chat/discord/sending.ts';
import { discordLimits } from '../../../src/chat/limits.ts';
import type { View } from '../../../src/model/view.ts';
import { checkBody, hasOpenApi } from '../../helpers/fake-discord/openapi.ts';
import { readMessage } from '../../helpers/fake-discord/reader.ts';
import { checkMessage, everyComponent, type MessageBody } from '../../helpers/fake-discord/rules.ts';
import { sampleStory, sampleView } from '../../helpers/fake-discord/sample.ts';
import { essence, hostileView, textsOf } from './hostile.ts';

const draw = (view: View) => renderView(view) as unknown as MessageBody[];
const read = (view: View) => draw(view).map(readMessage);
const show = (view: View) =>
  read(view)
    .map(reading => reading.text)
    .join('\n');
const markdown = (view: View) =>
  draw(view).flatMap(body =>
    [...everyComponent(body.components)].flatMap(one => (one.content === undefined ? [] : [one.content])),
  );
const components = (view: View) => draw(view).flatMap(body => [...everyComponent(body.components)]);

describe('whatever an article says', () => {
  test('every message is one Discord takes, as drawn and as sent', () => {
    fc.assert(
      fc.property(hostileView, view => {
        for (const payload of renderView(view)) {
          const body = payload as unknown as MessageBody;
          expect(checkMessage(body, 'create')).toEqual([]);
          const sent = withKey(payload, 'k'.repeat(discordLimits.nonce), 'digest #12, part 1 of 9');
          const wired = {
            ...sent,
            nonce: 'k'.repeat(discordLimits.nonce),
            enforce_nonce: true,
          } as unknown as MessageBody;
          expect(checkMessage(wired, 'create')).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.skipIf(!hasOpenApi)('Discord’s own OpenAPI takes every message', () => {
    fc.assert(
      fc.property(hostileView, view => {
        for (const payload of renderView(view)) {
          expect(checkBody('/channels/{channel_id}/messages', 'post', payload)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a reader sees every text, whole and in order, and nothing in it acts', () => {
    fc.assert(
      fc.property(hostileView, view => {
        const readings = read(view);
        const seen = essence(readings.map(reading => reading.text).join('\n'));
        let at = 0;
        for (const text of textsOf(view)) {
          const wanted = essence(text);
          const found = seen.indexOf(wanted, at);
          if (found < 0) throw new Error(`lost: ${JSON.stringify(wanted.slice(0, 200))}`);
          at = found + wanted.length;
        }
        for (const block of view.blocks) {
          if (block.kind !== 'story') continue;
          for (const source of block.sources) expect(seen).toContain(essence(source.name));
        }
        const acting = readings.flatMap(reading => reading.live);
        expect(acting.filter(what => !what.startsWith('link '))).toEqual([]);
        expect(acting.every(what => linkAddress(what.slice(5)) !== null && !what.includes('evil'))).toBe(
          true,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('no button is lost', () => {
    fc.assert(
      fc.property(hostileView, view => {
        const wanted = [
          ...view.actions,
          ...view.blocks.flatMap(block => (block.kind === 'story' ? block.actions : [])),
        ].filter(action => action.kind !== 'select');
        expect(components(view).filter(one => one.type === 2)).toHaveLength(wanted.length);
      }),
      { numRuns: 60 },
    );
  });

  test('no message begins or ends inside a letter', () => {
    const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const family = '👨‍👩‍👧‍👦';
    const text = `${family}क्षि🇰🇵e\u0301`.repeat(900);
    const whole = [...letters.segment(text)].map(part => part.segment);
    const pieces = read(sampleView({ blocks: [{ kind: 'text', text }] })).flatMap(reading =>
      reading.text.split('\n'),
    );
    const shown = pieces.slice(1).flatMap(piece => [...letters.segment(piece)].map(part => part.segment));
    expect(shown).toEqual(whole);
  });

  test('no bidirectional control of an article survives, and ours are gone without harm', () => {
    const story = sampleStory({
      title: 'a\u202eb\u2066c',
      extracts: [{ text: '\u202bx\u200f', language: 'en' }],
    });
    expect(markdown(sampleView({ blocks: [story] })).join()).not.toMatch(
      /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/,
    );
  });
});

describe('a story', () => {
  test('has its place and language tag on a small line, then title, brief, words and outlets', () => {
    const text = markdown(sampleView({ blocks: [sampleStory()] })).at(-1);
    expect(text?.split('\n')).toEqual([
      '-# **1** · `HI हिन्दी`',
      '### [शोइगु प्योंगयांग पहुंचे](https://example.org/a)',
      "Russia's Security Council secretary met Kim Jong Un in Pyongyang",
      '> रूस की सुरक्षा परिषद के सचिव प्योंगयांग पहुंचे।',
      '-# **new** · 21 Mar 2025 (inferred) · Samachar',
    ]);
  });

  test('one action stands beside it as a button, several in a row below', () => {
    const one = components(sampleView({ blocks: [sampleStory()] }));
    expect(one.find(part => part.type === 9)?.accessory).toMatchObject({
      label: 'More',
      custom_id: 'a|more1',
    });
    const link = { kind: 'link' as const, label: 'Open', url: 'https://example.org/a' };
    const two = components(
      sampleView({ blocks: [sampleStory({ actions: [...sampleStory().actions, link] })] }),
    );
    expect(two.find(part => part.type === 1)?.components?.map(button => button.label)).toEqual([
      'More',
      'Open',
    ]);
  });

  test('words of another language than the title’s say which', () => {
    const story = sampleStory({ languages: ['hi', 'gu'], extracts: [{ text: 'ગુજરાતીમાં.', language: 'gu' }] });
    const lines =
      markdown(sampleView({ blocks: [story] }))
        .at(-1)
        ?.split('\n') ?? [];
    expect(lines).toContain('-# **1** · `HI हिन्दी` · `GU ગુજરાતી`');
    expect(lines[lines.indexOf('> ગુજરાતીમાં.') - 1]).toBe('-# `GU ગુજરાતી`');
  });

  test('a title is linked only to a safe address, and only when Discord will link it', () => {
    const linkOf = (changes: object) =>
      read(sampleView({ blocks: [sampleStory(changes)] })).flatMap(reading => reading.live);
    expect(linkOf({})).toEqual(['link https://example.org/a']);
    expect(linkOf({ url: 'javascript:alert(1)', sources: [] })).toEqual([]);
    expect(linkOf({ url: 'https://kremlin.ru@evil.example/', sources: [] })).toEqual([]);
    expect(linkOf({ title: 'See https://a.b', sources: [] })).toEqual(['link https://example.org/a']);
    expect(linkOf({ title: '[Photo] Kim' })).toEqual(['link https://example.org/a']);
    expect(markdown(sampleView({ blocks: [sampleStory({ title: '[Photo] Kim' })] })).join()).toContain(
      '### \\[Photo\\] Kim',
    );
  });

  test('search hits are bold, and never half a letter', () => {
    const story = sampleStory({
      extracts: [{ text: 'क्षि शोइगु', language: 'hi', marks: [{ start: 1, end: 2 }] }],
    });
    expect(markdown(sampleView({ blocks: [story] })).at(-1)).toContain('> **क्षि** शोइगु');
  });

  test('is not parted between messages when it fits in one', () => {
    const stories = Array.from({ length: 40 }, (_, index) =>
      sampleStory({ position: index + 1, title: `Title ${index + 1};`, brief: 'b'.repeat(300) }),
    );
    const messages = read(sampleView({ blocks: stories }));
    for (const story of stories) {
      const home = messages.filter(message => message.text.includes(story.title));
      expect(home).toHaveLength(1);
    }
    expect(messages.length).toBeLessThan(8);
  });
});

describe('right to left', () => {
  const urdu = sampleStory({
    languages: ['ur', 'en'],
    titleLanguage: 'ur',
    title: 'روس اور شمالی کوریا کا معاہدہ',
    extracts: [
      { text: '2024 میں معاہدہ ہوا۔', language: 'ur' },
      { text: 'NATO نے بیان دیا۔', language: 'ur' },
    ],
    status: '+3 reports',
    sources: [
      { name: 'بی بی سی', url: null, language: 'ur' },
      { name: 'Dawn', url: null, language: 'en' },
    ],
  });
  const lines =
    markdown(sampleView({ blocks: [urdu] }))
      .at(-1)
      ?.split('\n') ?? [];

  test('title and words stand alone on their lines: no number, tag or outlet beside them', () => {
    expect(lines[1]).toBe('### [روس اور شمالی کوریا کا معاہدہ](https://example.org/a)');
    expect(lines.find(line => line.includes('2024'))).toMatch(/^> 2024 |^> \u200f?2024/);
  });

  test('a paragraph that begins with a Latin letter gets a mark, one that begins in its own script does not', () => {
    expect(lines).toContain('> \u200fNATO نے بیان دیا۔');
    expect(lines[1]).not.toContain('\u200f');
  });

  test('no digit follows a right-to-left word on a small line, so nothing changes places if marks are stripped', () => {
    for (const line of lines.filter(line => line.startsWith('-# '))) {
      expect(line.replace(/\]\([^)]*\)/g, '').replace(/[\u2068\u2069\u200f]/g, '')).not.toMatch(
        /[\u0590-\u08ff][^A-Za-z]*\d/,
      );
    }
  });

  test('a right-to-left outlet is kept apart from its neighbours', () => {
    expect(lines.at(-1)).toContain('Dawn EN, \u2068بی بی سی\u2069 UR');
  });

  test('a list item that runs from right to left has no bullet', () => {
    const view = sampleView({ blocks: [{ kind: 'list', items: ['one', 'روس'], ordered: false }] });
    expect(markdown(view).at(-1)).toBe('- one\nروس');
  });
});

describe('the other blocks', () => {
  test('each has its own look', () => {
    const view = sampleView({
      subtitle: '3 stories',
      blocks: [
        { kind: 'heading', text: 'Reports' },
        {
          kind: 'text',
          text: [
            { text: 'See ' },
            { text: 'this', url: 'https://example.org', bold: true },
            { text: ' now' },
          ],
        },
        { kind: 'fields', fields: [{ name: 'Outlet', value: 'TASS' }] },
        { kind: 'list', items: ['first', 'second'], ordered: true },
        { kind: 'code', text: 'latest count:3' },
        { kind: 'extract', extract: { text: 'Слова.', language: 'ru' }, caption: 'From the text' },
        {
          kind: 'note',
          text: [{ text: 'Next digest ' }, { text: '08:30', time: '2026-11-22T08:30:00.000Z' }],
        },
      ],
    });
    expect(markdown(view).join('\n').split('\n')).toEqual([
      '## Latest stories',
      '-# 3 stories',
      '### Reports',
      'See **[this](https://example.org/)** now',
      '**Outlet** TASS',
      '1. first',
      '2. second',
      '```',
      'latest count:3',
      '```',
      '-# From the text · `RU русский`',
      '> Слова.',
      '-# Next digest <t:1795336200:f>',
    ]);
  });

  test('a moment without an hour is shown as a day', () => {
    const note = { kind: 'note' as const, text: [{ text: '22 Nov', time: '2026-11-22T08:30:00.000Z' }] };
    expect(markdown(sampleView({ blocks: [note] })).at(-1)).toBe('-# <t:1795336200:D>');
  });

  test('code that holds its own closing sign can not break out', () => {
    const view = sampleView({ blocks: [{ kind: 'code', text: 'a ``` @everyone' }] });
    expect(read(view)[0]).toMatchObject({ live: [], text: 'Latest stories\na ``` @everyone' });
  });
});

describe('the frame', () => {
  test('the view’s buttons stand at the end of the last message, five in a row', () => {
    const stories = Array.from({ length: 20 }, (_, index) =>
      sampleStory({ position: index + 1, brief: 'b'.repeat(400) }),
    );
    const actions = Array.from({ length: 7 }, (_, index) => ({
      kind: 'command' as const,
      id: `x${index}`,
      label: `Do ${index}`,
    }));
    const messages = draw(sampleView({ blocks: stories, actions }));
    const rows = messages.map(body => [...everyComponent(body.components)].filter(one => one.type === 1));
    expect(messages.length).toBeGreaterThan(1);
    expect(rows.slice(0, -1).flat()).toEqual([]);
    expect(rows.at(-1)?.map(row => row.components?.length)).toEqual([5, 2]);
  });

  test('two buttons that do the same have different ids', () => {
    const ids = components(sampleView({ blocks: [sampleStory(), sampleStory()] })).flatMap(
      one => one.custom_id ?? [],
    );
    expect(ids).toEqual(['a|more1', 'a|more1||2']);
  });

  test('a view with nothing in it is still a message', () => {
    const empty = sampleView({ title: ' ', blocks: [], fallback: 'Nothing to show.' });
    expect(show(empty)).toBe('Nothing to show.');
    expect(show({ ...empty, fallback: '' })).toBe('…');
  });

  test('pages are turned in place only when the answer is one message', () => {
    const actions = [
      { kind: 'command' as const, id: 'next', label: 'Older' },
      { kind: 'label' as const, label: '1 / 2' },
    ];
    const idsOf = (view: View) => components(view).flatMap(one => one.custom_id ?? []);
    expect(idsOf(sampleView({ actions }))).toContain('p|next');
    const long = Array.from({ length: 30 }, () => sampleStory({ actions: [], brief: 'b'.repeat(300) }));
    expect(idsOf(sampleView({ actions, blocks: long }))).toContain('a|next');
  });

  test('the tone gives the stripe its colour', () => {
    const colours = (['digest', 'answer', 'problem'] as const).map(
      tone => draw(sampleView({ tone }))[0]?.components?.[0]?.accent_color,
    );
    expect(new Set(colours).size).toBe(3);
  });

  test('a link too long for a button is given in words', () => {
    const url = `https://example.org/${'a'.repeat(600)}`;
    const view = sampleView({ actions: [{ kind: 'link', label: 'Open', url }] });
    expect(read(view)[0]?.live).toEqual([`link ${url}`]);
  });
});
