import fc from 'fast-check';
import type { Field, Form } from '../../../src/model/form.ts';
import type { Action, Block, StoryBlock, Text, View } from '../../../src/model/view.ts';

/** What article text may hold that means something to Discord, and letters of many scripts. */
const bits = [
  ...[
    '@everyone',
    '@here',
    '<@930000000000000001>',
    '<@&91>',
    '<#92>',
    '<t:1795161600:R>',
    '<:kim:123>',
    '<a:x:1>',
  ],
  ...[
    '</help:1>',
    '<id:guide>',
    ':smile:',
    ':100:',
    '12:100:30',
    '**',
    '__',
    '*',
    '_',
    '~~',
    '||',
    '`',
    '```',
    '``',
    '\\',
  ],
  ...[
    '# ',
    '## ',
    '-# ',
    '> ',
    '>>> ',
    '- ',
    '+ ',
    '1. ',
    '27) ',
    '[a](https://evil.example)',
    '[',
    ']',
    '(',
    ')',
    '](',
  ],
  ...[
    'https://example.org/a_b_c*d*',
    'http://x.y/`z`',
    '<https://a.b>',
    'discord.gg/x',
    '¯\\_(ツ)_/¯',
    '\n',
    '\r\n',
    '\u2028',
    ' ',
  ],
  ...['\u202eevil\u202c', '\u2066x\u2069', '\u200f', '\u061c', '\u0000', '\u0007', '\ud800', '\udc00'],
  ...[
    'हिन्दी में लिखा',
    'क्षि',
    'ગુજરાતી',
    'русский язык',
    'український',
    '한국어',
    '日本語です。',
    '简体中文。',
    'ไทย',
  ],
  ...[
    'اردو میں',
    'فارسی می\u200cنویسد',
    'עברית',
    'é',
    'e\u0301\u0323',
    '👨‍👩‍👧‍👦',
    '🇰🇵🇷🇺',
    '𐍈',
    'word',
    'Two words.',
    '7',
    '.',
    '? ',
    '! ',
  ],
];
const bit = fc.constantFrom(...bits);
const short = fc.array(bit, { maxLength: 8 }).map(parts => parts.join(''));
const long = fc.array(bit, { maxLength: 400 }).map(parts => parts.join(' '));
/** Longer than any message: must go on in the next. */
const huge = fc.array(bit, { minLength: 300, maxLength: 1500 }).map(parts => parts.join(''));
export const hostileText = fc.oneof(
  { weight: 6, arbitrary: short },
  { weight: 2, arbitrary: long },
  { weight: 1, arbitrary: huge },
);
const line = fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: long });

const language = fc.constantFrom(
  'hi',
  'gu',
  'ru',
  'uk',
  'ko',
  'ja',
  'zh-Hans',
  'ur',
  'fa',
  'ar',
  'he',
  'en',
  'und',
  'x',
  '',
);
const url = fc.oneof(
  fc.constantFrom(
    'https://example.org/a',
    'https://example.org/a_(b)?q=[c]&d="e f"',
    'https://例え.jp/ニュース',
    'http://a.b/`c`|d',
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,x',
    'no address',
    'https://user:pass@bank.example/',
    `https://a.b/${'x'.repeat(700)}`,
    `https://a.b/${'y'.repeat(1480)}`,
  ),
  fc.constant(null),
);
const id = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const choices = fc.array(
  fc.record(
    { label: line, value: fc.oneof(id, fc.stringMatching(/^[a-z]{60,120}$/)), description: line },
    { requiredKeys: ['label', 'value'] },
  ),
  { maxLength: 30 },
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('form' as const), id, label: line }),
  fc.record({
    kind: fc.constant('select' as const),
    id,
    placeholder: line,
    choices,
    chosen: fc.option(id),
  }),
  fc.record({ kind: fc.constant('command' as const), id, label: line }),
  fc.record({ kind: fc.constant('share' as const), id, label: line }),
  fc.record({ kind: fc.constant('link' as const), url: url.map(one => one ?? ''), label: line }),
  fc.record({ kind: fc.constant('label' as const), label: line }),
);
const field: fc.Arbitrary<Field> = fc
  .tuple(
    fc.record({ label: line, hint: fc.option(line) }),
    fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        value: hostileText,
        required: fc.boolean(),
        lines: fc.constantFrom('one' as const, 'many' as const),
        most: fc.integer({ min: 1, max: 1000 }),
      }),
      fc.record({
        kind: fc.constant('choice' as const),
        choices,
        value: fc.option(id),
        required: fc.boolean(),
      }),
      choices.map(offered => ({
        kind: 'choices' as const,
        choices: offered,
        values: offered.filter((_, index) => index % 2 === 0).map(choice => choice.value),
      })),
      fc.constant({ kind: 'channel' as const }),
    ),
  )
  .map(([common, own]) => ({ name: 'field', ...common, ...own }));

/** A form of any fields, whatever stands in them; one can always be filled in. */
export const hostileForm: fc.Arbitrary<Form> = fc.record({
  id,
  title: line,
  submit: line,
  fields: fc.array(field, { maxLength: 4 }).map(fields => [
    {
      kind: 'text',
      name: 'first',
      label: 'First',
      hint: null,
      value: '',
      required: true,
      lines: 'one',
      most: 10,
    } as const,
    ...fields.map((one, index) => ({ ...one, name: `field-${index}` })),
  ]),
});

const extract = fc.record({
  text: hostileText,
  language,
  marks: fc.array(
    fc.tuple(fc.nat(60), fc.nat(30)).map(([start, size]) => ({ start, end: start + size })),
    { maxLength: 3 },
  ),
});
const text: fc.Arbitrary<Text> = fc.oneof(
  hostileText,
  fc.array(
    fc.record(
      {
        text: line,
        bold: fc.boolean(),
        mark: fc.boolean(),
        code: fc.boolean(),
        url: url.map(one => one ?? 'x'),
      },
      { requiredKeys: ['text'] },
    ),
    { maxLength: 6 },
  ),
);

export const hostileStory: fc.Arbitrary<StoryBlock> = fc.record({
  kind: fc.constant('story' as const),
  position: fc.option(fc.integer({ min: 1, max: 400 })),
  storyId: fc.nat(),
  languages: fc.array(language, { maxLength: 4 }),
  title: line,
  titleLanguage: language,
  url,
  brief: fc.option(line),
  extracts: fc.array(extract, { maxLength: 3 }),
  date: fc.constantFrom('21 Mar 2025', '21 Mar 2025 (inferred)', 'date unknown, first seen 21 Nov 2026'),
  sources: fc.array(fc.record({ name: line, url, language }), { maxLength: 12 }),
  status: fc.constantFrom(null, 'new', '+3 reports'),
  actions: fc.array(action, { maxLength: 3 }),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: hostileStory },
  fc.record({ kind: fc.constant('heading' as const), text: line }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({ kind: fc.constant('extract' as const), extract, caption: fc.option(line) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ name: line, value: text }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(text, { maxLength: 8 }),
    ordered: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('code' as const), text: hostileText }),
  fc.constant({ kind: 'divider' as const }),
);

export const hostileView: fc.Arbitrary<View> = fc.record({
  title: line,
  subtitle: fc.option(text),
  blocks: fc.array(block, { maxLength: 40 }),
  actions: fc.array(action, { maxLength: 12 }),
  tone: fc.constantFrom('digest' as const, 'answer' as const, 'problem' as const),
  fallback: line,
});

const runsOf = (one: Text | null) =>
  one === null ? [] : typeof one === 'string' ? [one] : [one.map(run => run.text.toWellFormed()).join('')];

/** Every text of a view a reader must find, in the order of reading. */
export function textsOf(view: View): string[] {
  const ofBlock = (one: Block): string[] => {
    switch (one.kind) {
      case 'story':
        return [
          ...(one.position === null ? [] : [String(one.position)]),
          one.title,
          ...(one.brief === null ? [] : [one.brief]),
          ...one.extracts.map(each => each.text),
          ...(one.status === null ? [] : [one.status]),
          one.date,
        ];
      case 'heading':
      case 'code':
        return [one.text];
      case 'text':
      case 'note':
        return runsOf(one.text);
      case 'extract':
        return [...(one.caption === null ? [] : [one.caption]), one.extract.text];
      case 'fields':
        return one.fields.flatMap(field => [field.name, ...runsOf(field.value)]);
      case 'list':
        return one.items.flatMap(runsOf);
      case 'divider':
        return [];
    }
  };
  return [view.title, ...runsOf(view.subtitle), ...view.blocks.flatMap(ofBlock)];
}

/** The characters that count: no white space, no direction signs, no control characters, halves of pairs replaced. */
export function essence(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\s]/g, '');
}
