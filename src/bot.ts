import { storyBlocks } from '../commands/answers.ts';
import { type Bot, type Core, openCore, type Surroundings, startBot } from './app.ts';
import { renderTerminal, type TerminalStyle } from './chat/terminal/render.ts';
import { createTerminal, operator } from './chat/terminal/terminal.ts';
import { parseConfig, readEnvironment, readTerminal, secretsOf } from './config.ts';
import { describeFailure } from './describe-failure.ts';
import { ConfigError } from './errors.ts';
import { createLog } from './log.ts';
import type { Outcome } from './model/outcome.ts';
import { createSteadyClock, keepAfterDigests } from './steady-clock.ts';

/** A stop that takes longer than this is ended: what is undone is in the archive and goes on at the next start. */
const stopWithinMs = 4_500;

const cli = 'npm run -s cli --';

/** Runs the bot until a signal stops it. Gives the exit code: 0 stopped, 1 failed, 2 wrong settings. */
export async function runBot(): Promise<number> {
  const environment = readEnvironment();
  const clock = createSteadyClock();
  const { now } = clock;
  const write = (text: string) => void process.stdout.write(text);
  const style = (): TerminalStyle => terminalStyle(environment);
  let core: Core | null = null;
  try {
    const config = parseConfig(environment);
    const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
    const stopped = waitForSignal();
    const opened = await openCore({ config, log, now });
    core = opened;
    await keepAfterDigests(clock, opened.archive);
    const started = start(opened, { config, log, now }, write, style);
    const signal = await Promise.race([stopped, started.then(() => stopped)]);
    log.info({ signal }, 'stopping');
    await stopInTime(async () => {
      await opened.halt();
      const bot = await started;
      await bot.stop();
    });
    return 0;
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    await core?.close().catch(() => undefined);
    return error instanceof ConfigError ? 2 : 1;
  }
}

/** Scans the folder, shows today's digest, then starts everything that goes on. */
async function start(
  core: Core,
  surroundings: Surroundings,
  write: (text: string) => void,
  style: () => TerminalStyle,
): Promise<Bot> {
  const { config, log, now } = surroundings;
  await core.scanFolder();
  await showDigest(core, write, style);
  const typed = process.stdin.isTTY
    ? 'Type a command (latest, search Shoigu, help), or in another terminal:'
    : 'In another terminal:';
  write(`\nWatching ${config.seedsDir} for new articles. ${typed}  ${cli} latest\n`);
  core.outcomeListeners.add(
    outcome =>
      void showOutcome(outcome, core, write, style).catch(error =>
        log.error({ err: error }, 'could not show an item'),
      ),
  );
  const terminal = createTerminal({ style, write, input: process.stdin.isTTY ? process.stdin : null, now });
  const bot = await startBot(core, terminal, surroundings);
  for (const platform of core.platforms.values()) {
    if (platform.name !== 'terminal') write(`${platform.name}: ${platform.state().state}\n`);
  }
  if (bot.page !== null) write(`page: ${bot.page}/\n`);
  return bot;
}

/** How the terminal is to be drawn, from what the environment and the stream say. */
export function terminalStyle(environment: Record<string, string | undefined>): TerminalStyle {
  const colour = readTerminal(environment).colour ?? process.stdout.isTTY === true;
  return { width: Math.min(process.stdout.columns || 100, 120), colour, press: id => `${cli} press ${id}` };
}

/** Today's digest; when nothing is new, the newest stories of before behind it, so that the screen is never bare. */
async function showDigest(
  core: Core,
  write: (text: string) => void,
  style: () => TerminalStyle,
): Promise<void> {
  const { view, data } = await core.router.runLine('digest', operator);
  write(`\n${renderTerminal(view, style())}`);
  const { items } = data as { items?: unknown[] };
  if (items?.length !== 0) return;
  const latest = await core.router.runLine('latest', operator);
  write(`\n${renderTerminal(latest.view, style())}`);
}

/** Shows one item that has just come in: its story, or in one line what became of it. */
async function showOutcome(
  outcome: Outcome,
  core: Core,
  write: (text: string) => void,
  style: () => TerminalStyle,
): Promise<void> {
  const why = `${cli} why ${JSON.stringify(outcome.id)}`;
  if (outcome.kind === 'off-beat' || outcome.kind === 'unreadable' || outcome.kind === 'duplicate') {
    const what = { 'off-beat': 'Left out', unreadable: 'Not readable', duplicate: 'Seen before' }[
      outcome.kind
    ];
    write(`\n${what}: ${outcome.id}: ${outcome.reasons.join('; ')}  (${why})\n`);
    return;
  }
  const story = outcome.storyId === null ? null : await core.archive.story(outcome.storyId);
  if (!story) return;
  const news = outcome.kind === 'revised' ? 'revised' : story.articles.length === 1 ? 'new' : 'new report';
  const [block] = await storyBlocks(core.contextFor(operator), [story], 1);
  if (!block) return;
  const view = {
    title: 'Just in',
    subtitle: null,
    blocks: [{ ...block, position: null, status: news }],
    actions: [],
    tone: 'answer' as const,
    fallback: story.title,
  };
  write(`\n${renderTerminal(view, style())}`);
}

function waitForSignal(): Promise<string> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

async function stopInTime(stop: () => Promise<void>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, stopWithinMs, 'late');
  const ended = await Promise.race([stop().then(() => 'stopped' as const), late]);
  clearTimeout(timer);
  // Whatever still hangs (a socket, a request) must not keep the process: the outbox says what is open.
  if (ended === 'late') process.exit(0);
}
