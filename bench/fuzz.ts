/**
 * Runs the intake over mutated documents: `npm run fuzz -- [--cases N] [--target NAME] [--seed N]`. Each case follows
 * from seed, target and number alone, so that a fault can be met again with `--from NUMBER --cases 1`.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { decode } from '../src/intake/decode.ts';
import { extractFile } from '../src/intake/extract.ts';
import { parseFeedHere } from '../src/intake/feed-here.ts';
import { readFeedLinks } from '../src/intake/feed-links.ts';
import { parseOpml } from '../src/intake/opml.ts';
import { readPageHere } from '../src/intake/page-here.ts';
import { readRobotsFile } from '../src/intake/robots-file.ts';
import { seeds } from './fuzz-seeds.ts';

/** A mutated document for which something went wrong. */
export interface FuzzFault {
  target: string;
  number: number;
  fault: string;
}

/** Of processor time: longer than this no document of these sizes may take. */
const mostMs = 2000;

/** A random number generator that gives the same for the same seed (mulberry32, public domain). */
function makeRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What breaks parsers: unfinished and nested marks, false references, odd characters. */
const tokens = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</',
  '<!',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml',
  '?>',
  '<!DOCTYPE [',
  '&#x0;',
  '&#xd800;',
  '&#99999999;',
  '&nbsp',
  '&amp;amp;',
  '<item>',
  '</item>',
  '<p>',
  '</div>',
  '<table>',
  '<svg>',
  '<script>',
  '</script>',
  '<template>',
  '<style>',
  '<a href="',
  '<link rel=alternate href=',
  'xml:base="//x"',
  'xmlns:a=""',
  'type="xhtml"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"\\u',
  '\\',
  '---\n',
  '...\n',
  '*a',
  '&*a',
  '!!js/x ',
  '- ',
  '#',
  '*',
  '$',
  'User-agent: *\n',
  'Disallow: ',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u001b$B',
  '\ufeff',
  '\u2028',
  '\ud7ff',
  '\uffff',
  '%',
  '%zz',
  'http://[',
  'javascript:',
  'data:text/html,<script>',
  '0',
  '-1',
  '1e999',
  '9'.repeat(40),
  'a'.repeat(300),
].map(token => new TextEncoder().encode(token));

/** Changes a document in one to eight ways. */
function mutate(source: Uint8Array, others: Uint8Array[], random: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(source);
  for (let times = 1 + random(8); times > 0; times -= 1) {
    const at = random(bytes.length + 1);
    const length = 1 + random(Math.min(400, bytes.length + 1));
    const piece = bytes.subarray(at, at + length);
    const before = bytes.subarray(0, at);
    const after = bytes.subarray(at);
    switch (random(9)) {
      case 0:
        bytes = Buffer.concat([before, Uint8Array.of(random(256)), after.subarray(1)]);
        break;
      case 1:
        bytes = Buffer.concat([before, after.subarray(length)]);
        break;
      case 2:
        bytes = Buffer.from(before);
        break;
      case 3:
        bytes = Buffer.concat([before, ...Array.from({ length: 1 + random(60) }, () => piece), after]);
        break;
      case 4: {
        const token = tokens[random(tokens.length)] as Uint8Array;
        bytes = Buffer.concat([
          before,
          ...Array.from({ length: 1 + random(random(10) === 0 ? 3000 : 3) }, () => token),
          after,
        ]);
        break;
      }
      case 5: {
        const other = others[random(others.length)] as Uint8Array;
        bytes = Buffer.concat([before, other.subarray(random(other.length))]);
        break;
      }
      case 6: {
        const to = random(bytes.length + 1);
        bytes = Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
        break;
      }
      case 7:
        for (let i = 0; i < 10 && bytes.length > 0; i += 1) bytes[random(bytes.length)] = random(256);
        break;
      default:
        bytes = Buffer.from(
          bytes.map(byte => (byte >= 0x41 && byte <= 0x5a && random(4) === 0 ? byte + 32 : byte)),
        );
    }
    if (bytes.length > 400_000) bytes = bytes.subarray(0, 400_000);
  }
  return new Uint8Array(bytes);
}

const types = [
  null,
  'text/xml',
  'text/html; charset=windows-1251',
  'application/rss+xml; charset=utf-8',
  'text/plain; charset="shift_jis"',
  'x; charset=utf-16',
];

/** An instant, or nothing. */
const isInstant = (value: string | null) => value === null || new Date(value).toISOString() === value;
const isWeb = (value: string) => /^[a-z][a-z0-9+.-]*:/i.test(value);
const isTame = (html: string | null) =>
  html === null || !/<(?:script|iframe|style|object|form)\b|\son\w+\s*=\s*"/i.test(html);

function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** What each target does with a document, and what must hold of what comes out. */
const targets: Record<string, (bytes: Uint8Array, random: (below: number) => number) => unknown> = {
  decoding(bytes, random) {
    const kind = (['text', 'xml', 'html'] as const)[random(3)] as 'text';
    const decoded = decode(bytes, { contentType: types[random(types.length)] ?? null, kind });
    if ('text' in decoded) insist(decoded.text.length <= bytes.length * 2, 'more text than bytes');
  },
  async feeds(bytes, random) {
    const contentType = types[random(types.length)] ?? null;
    const parsed = await parseFeedHere(bytes, { contentType, baseUrl: 'https://example.org/feed' });
    if ('error' in parsed) return;
    for (const item of parsed.items) {
      insist(item.title === null || !/[\n\r\0]/.test(item.title), 'a title of several lines');
      insist(item.url === null || isWeb(item.url), `no address: ${item.url}`);
      insist(isInstant(item.published) && isInstant(item.updated), 'no instant');
      insist(isTame(item.content) && isTame(item.summary), 'markup that was not made harmless');
    }
  },
  pages(bytes, random) {
    const contentType = types[random(types.length)] ?? null;
    const read = readPageHere({ bytes, contentType, url: 'https://example.org/news/1' });
    if (!('page' in read)) return;
    const { page } = read;
    insist(page.text.isWellFormed() && !/[\0\ufffe]/.test(page.text), 'odd characters');
    insist(page.given.url === null || /^https?:/.test(page.given.url), 'no address');
    insist(page.linked >= 0 && page.linked <= 1, 'no share');
  },
  links(bytes) {
    const text = new TextDecoder().decode(bytes);
    for (const link of readFeedLinks(text, text.slice(0, 2000), 'https://example.org/news/'))
      insist(URL.canParse(link.url) && /^https?:/i.test(link.url), `no address: ${link.url}`);
  },
  files(bytes, random) {
    const name = (['a.md', 'a.txt', 'a.json', 'a.jsonl', 'a.html', 'a'] as const)[random(6)] as string;
    const source = { id: 'folder:x', kind: 'folder' as const, name: 'x' };
    const seen = '2026-03-04T00:00:00.000Z';
    const intakes = extractFile(bytes, { source, locator: name, name, seen });
    insist(intakes.length > 0, 'nothing came out');
    for (const intake of intakes) {
      if (intake.kind === 'unreadable') insist(intake.unreadable.reason !== '', 'no reason');
      else insist(intake.item.text.trim() !== '' && intake.item.text.isWellFormed(), 'no text');
    }
  },
  lists(bytes) {
    for (const feed of parseOpml(new TextDecoder().decode(bytes)))
      insist(/^https?:/.test(feed.url), `no address: ${feed.url}`);
  },
  robots(bytes) {
    const file = readRobotsFile('https://example.org/robots.txt', new TextDecoder().decode(bytes));
    const path = `https://example.org/private/${'a'.repeat(800)}.php`;
    insist(file === null || typeof file.allows(path) === 'boolean', 'no verdict');
    insist(file === null || file.pauseMs === null || file.pauseMs > 0, 'no pause');
  },
};

export const fuzzTargets = Object.keys(targets);

/**
 * Runs mutated documents through one target.
 * @param options.untilMs stops early, by the process's own clock
 * @returns how many were run, and what went wrong
 */
export async function runFuzz(
  target: string,
  options: { from?: number; cases: number; seed?: number; untilMs?: number },
): Promise<{ run: number; faults: FuzzFault[] }> {
  const samples = seeds[target] as Uint8Array[];
  const faults: FuzzFault[] = [];
  const from = options.from ?? 0;
  let run = 0;
  for (let number = from; number < from + options.cases; number += 1) {
    if (options.untilMs !== undefined && performance.now() > options.untilMs) break;
    const random = makeRandom((options.seed ?? 1) * 1_000_003 + number * 7919 + target.length);
    const bytes = mutate(samples[random(samples.length)] as Uint8Array, samples, random);
    const before = process.cpuUsage();
    try {
      await targets[target]?.(bytes, random);
      const used = process.cpuUsage(before);
      const spent = (used.user + used.system) / 1000;
      insist(spent < mostMs, `it took ${Math.round(spent)} ms`);
    } catch (error) {
      faults.push({ target, number, fault: error instanceof Error ? error.message : String(error) });
    }
    run += 1;
  }
  return { run, faults };
}

/** So many cases go into one process, which is ended when it takes too long. */
const perProcess = 500;

/** Runs in processes of their own, so that a crash or an endless loop is a fault like any other. */
function runAll(names: string[], cases: number, seed: number): number {
  let faults = 0;
  for (const target of names) {
    for (let from = 0; from < cases; from += perProcess) {
      const count = Math.min(perProcess, cases - from);
      const words = [
        '--here',
        '--target',
        target,
        '--from',
        `${from}`,
        '--cases',
        `${count}`,
        '--seed',
        `${seed}`,
      ];
      const child = spawnSync(process.execPath, ['--no-warnings', fileURLToPath(import.meta.url), ...words], {
        encoding: 'utf8',
        timeout: 300_000,
      });
      const lines =
        child.status === 0
          ? child.stdout
          : `${target} ${from}…${from + count - 1}: the process ended (${child.signal ?? child.status})\n${child.stderr.slice(0, 500)}`;
      if (lines.trim() !== '') faults += lines.trim().split('\n').length;
      process.stdout.write(lines);
    }
    process.stdout.write(`${target}: ${cases} cases\n`);
  }
  return faults;
}

/** Run by hand. */
if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter(word => word !== '--'),
    options: {
      cases: { type: 'string', default: '2000' },
      target: { type: 'string', multiple: true, default: fuzzTargets },
      from: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      here: { type: 'boolean', default: false },
    },
  });
  const [cases, from, seed] = [values.cases, values.from, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  if (
    values.target.some(name => !fuzzTargets.includes(name)) ||
    ![cases, from, seed].every(Number.isSafeInteger)
  ) {
    process.stderr.write(
      `usage: npm run fuzz -- [--cases N] [--seed N] [--target ${fuzzTargets.join('|')}]\n`,
    );
    process.exitCode = 2;
  } else if (values.here || from > 0) {
    for (const target of values.target) {
      const { faults } = await runFuzz(target, { from, cases, seed });
      for (const { number, fault } of faults) process.stdout.write(`${target} ${number}: ${fault}\n`);
    }
  } else {
    const faults = runAll(values.target, cases, seed);
    process.stdout.write(`${faults} faults\n`);
    process.exitCode = faults > 0 ? 1 : 0;
  }
}
