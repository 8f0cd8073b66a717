import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, OptionDefinition } from '../../commands/command.ts';
import { parseCommandLine } from '../../src/chat/command-line.ts';

function command(name: string, options: OptionDefinition[], examples: string[] = []): Command {
  return {
    name,
    description: `The ${name} command`,
    options,
    examples,
    rights: 'anyone',
    run: () => Promise.reject(new Error('not run here')),
  };
}

const count: OptionDefinition = {
  name: 'count',
  description: 'How many',
  type: 'integer',
  minimum: 1,
  maximum: 25,
};
const language: OptionDefinition = {
  name: 'language',
  description: 'Language',
  type: 'string',
  choices: [
    { name: 'Hindi', value: 'hi' },
    { name: 'Gujarati', value: 'gu' },
    { name: 'Chinese (simplified)', value: 'zh-Hans' },
  ],
};
const topic: OptionDefinition = { name: 'topic', description: 'A topic', type: 'string' };
const share: OptionDefinition = { name: 'share', description: 'Show it to everyone', type: 'boolean' };
const commands = [
  command('latest', [count, language, topic, share], ['latest count:5']),
  command(
    'search',
    [
      { name: 'words', description: 'What to look for', type: 'string', required: true, positional: true },
      language,
      share,
      count,
    ],
    ['search "arms deal"'],
  ),
  command('story', [
    {
      name: 'number',
      description: 'The story’s number',
      type: 'integer',
      required: true,
      positional: true,
      minimum: 1,
    },
    share,
  ]),
  command('why', [
    {
      name: 'reference',
      description: 'Address, file or id',
      type: 'string',
      required: true,
      positional: true,
    },
  ]),
  command('help', [{ name: 'command', description: 'Which', type: 'string', positional: true }]),
];

function parse(line: string): { name: string; options: object } {
  const parsed = parseCommandLine(line, commands);
  if ('help' in parsed) throw new Error(parsed.help);
  return { name: parsed.command.name, options: parsed.options };
}

function refuse(line: string): { help: string; suggestion: string | null } {
  const parsed = parseCommandLine(line, commands);
  if (!('help' in parsed)) throw new Error(`“${line}” was taken: ${JSON.stringify(parsed.options)}`);
  return parsed;
}

/** Two positional options: the first takes one word, the second the rest. */
const sources = command('sources', [
  {
    name: 'action',
    description: 'What to do',
    type: 'string',
    positional: true,
    choices: [
      { name: 'add', value: 'add' },
      { name: 'set', value: 'set' },
    ],
  },
  { name: 'address', description: 'The address', type: 'string', positional: true },
  { name: 'full', description: 'Whole', type: 'string', choices: [{ name: 'never', value: 'never' }] },
]);

describe('several positional options', () => {
  const read = (line: string) => {
    const parsed = parseCommandLine(line, [sources]);
    return 'options' in parsed ? parsed.options : parsed.help;
  };

  test('each takes one word, the last all that are left', () => {
    expect(read('sources')).toEqual({});
    expect(read('sources add')).toEqual({ action: 'add' });
    expect(read('sources ADD https://example.org/a?b=c')).toEqual({
      action: 'add',
      address: 'https://example.org/a?b=c',
    });
    expect(read('sources set Some long name full=never')).toEqual({
      action: 'set',
      address: 'Some long name',
      full: 'never',
    });
  });

  test('one that is named leaves its place to the next', () => {
    expect(read('sources action:add example.org/feed')).toEqual({
      action: 'add',
      address: 'example.org/feed',
    });
    expect(read('sources address:example.org add')).toEqual({ action: 'add', address: 'example.org' });
  });

  test('a word that fits nowhere is refused with what would', () => {
    expect(read('sources remov x')).toContain('It can be: add, set');
    expect(read('sources action:add address:x y')).toContain('address is given twice');
  });
});

describe('a line typed after the command name', () => {
  test('every way of writing an option means the same', () => {
    for (const line of [
      'latest count:5 language:hi',
      'latest count=5 language=hi',
      'latest --count 5 --language hi',
      'latest --count=5 --language=hi',
      'LATEST Count:5 Language:HINDI',
      '/latest count: 5 language: Hindi',
      'latest\u00a0count:5\u3000language:“hi”',
      'latest —count 5 —language=hi',
      'latest count：५ language:"Hindi"',
    ])
      expect(parse(line), line).toEqual({ name: 'latest', options: { count: 5, language: 'hi' } });
  });

  test('an empty line is help, and asking a command for help is help about it', () => {
    expect(parse('')).toEqual({ name: 'help', options: {} });
    expect(parse(' \u00a0 ')).toEqual({ name: 'help', options: {} });
    expect(parse('latest --help')).toEqual({ name: 'help', options: { command: 'latest' } });
    expect(parse('help latest')).toEqual({ name: 'help', options: { command: 'latest' } });
  });

  test('search keeps phrases, exclusions and filters that are not options as they are', () => {
    expect(parse('search “arms deal” -“joint drill” -missile topic:arms from:2024-06 language:gu')).toEqual({
      name: 'search',
      options: { words: '"arms deal" -"joint drill" -missile topic:arms from:2024-06', language: 'gu' },
    });
    expect(parse('search «Пхеньян Москва» ' + "Kim's 'North Korea'")).toEqual({
      name: 'search',
      options: { words: `"Пхеньян Москва" Kim's "North Korea"` },
    });
    expect(parse('search market share')).toEqual({ name: 'search', options: { words: 'market share' } });
    expect(parse('search -- --count 5')).toEqual({ name: 'search', options: { words: '--count 5' } });
    expect(parse('search शोइगु ШОЙГУ 쇼이구')).toEqual({
      name: 'search',
      options: { words: 'शोइगु ШОЙГУ 쇼이구' },
    });
  });

  test('a switch is on when named', () => {
    expect(parse('latest share')).toEqual({ name: 'latest', options: { share: true } });
    expect(parse('latest share:no')).toEqual({ name: 'latest', options: { share: false } });
    expect(parse('latest --share count:2')).toEqual({ name: 'latest', options: { share: true, count: 2 } });
    expect(parse('story 12 share')).toEqual({ name: 'story', options: { number: 12, share: true } });
    expect(parse('search shells share:yes')).toEqual({
      name: 'search',
      options: { words: 'shells', share: true },
    });
    expect(refuse('latest share:maybe').help).toContain('yes or no');
  });

  test('addresses, people and channels come out of Slack’s wrapping', () => {
    expect(parse('why <https://example.org/a?b=c&d=e>')).toMatchObject({
      options: { reference: 'https://example.org/a?b=c&d=e' },
    });
    expect(parse('why <http://example.org|example.org>')).toMatchObject({
      options: { reference: 'example.org' },
    });
    expect(parse('why <#C012AB|news>')).toMatchObject({ options: { reference: 'C012AB' } });
    expect(parse('why <@U012AB|ann>')).toMatchObject({ options: { reference: 'U012AB' } });
    expect(parse('why https://example.org/x:y=z')).toMatchObject({
      options: { reference: 'https://example.org/x:y=z' },
    });
  });

  test('numbers out of range say what the range is', () => {
    for (const line of ['latest count:0', 'latest count:26', 'latest count:five', 'latest count:1.5'])
      expect(refuse(line).help).toContain('a whole number from 1 to 25');
    expect(refuse('story abc').help).toContain('a whole number, 1 or more');
  });

  test('an unknown command names the nearest and lists all', () => {
    const answer = refuse('latets count:5');
    expect(answer.suggestion).toBe('latest count:5');
    expect(answer.help).toContain('Did you mean “latest count:5”?');
    for (const { name } of commands) expect(answer.help).toContain(name);
    expect(refuse('Shoigu Pyongyang').suggestion).toBe('search Shoigu Pyongyang');
  });

  test('an unknown option names the nearest and lists all', () => {
    const answer = refuse('latest langauge:hi count:5');
    expect(answer.suggestion).toBe('latest language:hi count:5');
    expect(answer.help).toContain('count');
    expect(refuse('search shells --langauge hi').suggestion).toBe('search shells --language hi');
    expect(refuse('latest colour:red').suggestion).toBeNull();
  });

  test('free words where none are taken show what was meant', () => {
    expect(refuse('latest 5').suggestion).toBe('latest count:5');
    expect(refuse('latest hindi share').suggestion).toBe('latest language:hi share');
    expect(refuse('latest everything').help).toContain('Its options');
  });

  test('an unknown choice names the nearest', () => {
    const answer = refuse('latest language:hindu');
    expect(answer.suggestion).toBe('latest language:hi');
    expect(answer.help).toContain('gu (Gujarati)');
  });

  test('what is missing, doubled or unclosed is said', () => {
    expect(refuse('search').help).toContain('search "arms deal"');
    expect(refuse('latest count:').help).toContain('count needs a value');
    expect(refuse('latest count:5 count:6').help).toContain('given twice');
    expect(refuse('search shells words:guns').help).toContain('given twice');
    const unclosed = refuse('search "arms deal');
    expect(unclosed.help).toContain('not closed');
    expect(unclosed.suggestion).toBe('search "arms deal"');
  });

  test('every suggestion made for a bad line is itself a good line', () => {
    for (const line of ['latets', 'latest 5', 'latest langauge:hi', 'search "arms', 'Shoigu', 'latest hindi'])
      parse(refuse(line).suggestion as string);
  });

  test('any text at all gets an answer, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const parsed = parseCommandLine(text, commands);
        expect('help' in parsed ? parsed.help.length : 1).toBeGreaterThan(0);
      }),
    );
    const started = performance.now();
    for (const hostile of [
      '"'.repeat(9000),
      " '".repeat(9000),
      '<@'.repeat(9000),
      'a:'.repeat(9000),
      '--'.repeat(9000),
    ])
      parseCommandLine(`search ${hostile}`, commands);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
