import { writeFile } from 'node:fs/promises';
import { type Core, openCore } from './app.ts';
import { runBot, terminalStyle } from './bot.ts';
import { renderTerminal } from './chat/terminal/render.ts';
import { operator } from './chat/terminal/terminal.ts';
import { type Config, parseConfig, readEnvironment, secretsOf } from './config.ts';
import { describeFailure } from './describe-failure.ts';
import { runDoctor } from './doctor.ts';
import { ConfigError, UsageError } from './errors.ts';
import { createLog, type Log } from './log.ts';
import type { View } from './model/view.ts';
import { feedLines, importFile, readLines, storyLines } from './tools.ts';

/** Exit codes of every call: done, failed, wrong usage. */
const exit = { done: 0, failed: 1, usage: 2 } as const;

const toolHelp = [
  'read FILE… [--sentences N]      reads without keeping; one JSON object a line',
  'feed FILE_OR_URL… [--content-type T] [--base-url U]   what the feed intake makes of each feed',
  'import FILE.jsonl               back-fills the archive',
  'stories                         every story with its articles, one JSON object a line',
  'press ID                        presses a button of an earlier answer',
  'export … --out FILE             writes the file of an answer; without --out it is printed',
  'doctor                          checks settings, tokens, channels, archive, folder, feeds, clock',
  'start                           the bot (what npm start runs)',
];

/** What was typed, parted into the tool's own flags and the rest. */
interface Call {
  name: string;
  words: string[];
  flags: Map<string, string>;
}

/** Carries out one call of the command line. Gives its exit code; faults are told on standard error. */
export async function runCommandLine(argv: string[]): Promise<number> {
  // A reader that closes the pipe early (head) is no failure.
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(exit.done);
  });
  try {
    return await run(argv);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return error instanceof UsageError || error instanceof ConfigError ? exit.usage : exit.failed;
  }
}

async function run(argv: string[]): Promise<number> {
  const json = argv.includes('--json');
  const rest = argv.filter(word => word !== '--json');
  const name = rest[0] ?? 'help';
  if (name === 'start') return runBot();
  const environment = readEnvironment();
  const config = parseConfig(environment);
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
  const now = () => new Date().toISOString();
  const call = parseCall(name, rest.slice(1));
  switch (name) {
    case 'read':
      return print(
        readLines(call.words, {
          ...numberFlag(call, 'sentences'),
          maxBytes: config.maxFileBytes,
          beatDir: config.beatDir,
          now,
        }),
      );
    case 'feed':
      return print(
        feedLines(call.words, {
          contentType: call.flags.get('content-type') ?? null,
          baseUrl: call.flags.get('base-url') ?? null,
          config,
          now,
        }),
      );
    case 'doctor':
      return runDoctor({ config, log, now, json, write: text => void process.stdout.write(text) });
    default:
      return withCore({ config, log, now }, async core => {
        if (name === 'import')
          return importFile(call.words, core, { json, now, write, progress: process.stderr.isTTY === true });
        if (name === 'stories') {
          await core.scanFolder();
          return print(storyLines(core));
        }
        await core.scanFolder();
        const { out, words } = takeOut(rest);
        const answer =
          name === 'press'
            ? await core.router.press(call.words[0] ?? '', operator)
            : await core.router.runLine(toLine(words), operator);
        const file = answer.view.files?.[0];
        if (out !== null && file !== undefined) await writeFile(out, file.bytes);
        const printed = out === null && file !== undefined && file.alt === null ? file : null;
        if (json) write(`${JSON.stringify(answer.data, null, 2)}\n`);
        else {
          // A file that is text is the answer: what is said about it must not get into it.
          (answer.problem || printed !== null ? process.stderr : process.stdout).write(
            renderTerminal(withTools(answer.view, name), terminalStyle(environment)),
          );
          if (printed !== null) process.stdout.write(printed.bytes);
        }
        return answer.problem === undefined
          ? exit.done
          : answer.problem === 'usage'
            ? exit.usage
            : exit.failed;
      });
  }
}

const write = (text: string): void => void process.stdout.write(text);

/** `--out FILE`: where the file of an answer goes. */
function takeOut(words: string[]): { out: string | null; words: string[] } {
  const at = words.findIndex(word => word === '--out' || word.startsWith('--out='));
  if (at < 0) return { out: null, words };
  const joined = words[at]?.startsWith('--out=') === true;
  const out = joined ? (words[at] as string).slice('--out='.length) : words[at + 1];
  if (out === undefined || out === '') throw new UsageError('--out takes the name of a file');
  return { out, words: words.toSpliced(at, joined ? 1 : 2) };
}

/** Flags of the tools (`--name value` or `--name=value`); everything else is a word. */
function parseCall(name: string, args: string[]): Call {
  const call: Call = { name, words: [], flags: new Map() };
  for (let at = 0; at < args.length; at += 1) {
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(args[at] as string);
    if (!match) call.words.push(args[at] as string);
    else if (match[2] !== undefined) call.flags.set(match[1] as string, match[2]);
    else {
      call.flags.set(match[1] as string, args[at + 1] ?? '');
      at += 1;
    }
  }
  return call;
}

function numberFlag(call: Call, name: string): { sentences?: number } {
  const text = call.flags.get(name);
  if (text === undefined) return {};
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new UsageError(`--${name} takes a whole number from 1 to 100`);
  return { sentences: value };
}

/** The shell has taken the quotes away: a value with spaces gets them back, so that it stays one value. */
function toLine(args: string[]): string {
  return args
    .map(word => {
      const option = /^(-{0,2}[a-z-]+[:=])(.*\s.*)$/s.exec(word);
      return option && !option[2]?.includes('"') ? `${option[1]}"${option[2]}"` : word;
    })
    .join(' ');
}

/** In the terminal, help names the tools too. */
function withTools(view: View, name: string): View {
  if (name !== 'help' || view.title !== 'Help') return view;
  return {
    ...view,
    blocks: [
      ...view.blocks,
      { kind: 'heading', text: 'In the terminal also' },
      { kind: 'code', text: toolHelp.join('\n') },
    ],
  };
}

async function withCore(
  surroundings: { config: Config; log: Log; now: () => string },
  work: (core: Core) => Promise<number>,
): Promise<number> {
  const core = await openCore(surroundings);
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

/** One JSON object a line; waits for a slow reader. */
async function print(lines: AsyncIterable<object>): Promise<number> {
  for await (const line of lines) {
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) {
      await new Promise(resolve => process.stdout.once('drain', resolve));
    }
  }
  return exit.done;
}
