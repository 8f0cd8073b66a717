import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Answer, Caller, Command, OptionValues } from '../../../commands/command.ts';
import { parseCommandLine } from '../../../src/chat/command-line.ts';
import { createHttpFront } from '../../../src/chat/http-front.ts';
import type { Platform, Router } from '../../../src/chat/platform.ts';
import { createSlack, type SlackOptions } from '../../../src/chat/slack/slack.ts';
import { silentLog } from '../../../src/log.ts';
import type { Delivery } from '../../../src/model/digest.ts';
import type { StoryBlock, View } from '../../../src/model/view.ts';
import type { FakeSlack } from '../../helpers/fake-slack/fake-slack.ts';

export function makeView(change: Partial<View> = {}): View {
  return {
    title: 'Newest stories',
    subtitle: null,
    blocks: [],
    actions: [],
    tone: 'answer',
    fallback: 'Newest stories',
    ...change,
  };
}

export function makeStory(change: Partial<StoryBlock> = {}): StoryBlock {
  return {
    kind: 'story',
    position: 1,
    storyId: 1,
    languages: ['en'],
    title: 'Ministers meet',
    titleLanguage: 'en',
    url: 'https://example.org/a',
    brief: 'Two ministers met in Pyongyang.',
    extracts: [],
    date: '21 Mar 2025',
    sources: [{ name: 'KCNA', url: 'https://example.org/a', language: 'en' }],
    status: null,
    actions: [],
    ...change,
  };
}

export const commands: Command[] = [
  {
    name: 'latest',
    description: 'Newest stories',
    options: [
      { name: 'count', description: 'How many', type: 'integer', minimum: 1, maximum: 25 },
      { name: 'words', description: 'Words', type: 'string', positional: true },
    ],
    examples: ['latest count:5'],
    rights: 'anyone',
    run: () => Promise.reject(new Error('not run here')),
  },
];

/** A router that answers with what it was asked, and keeps who asked. */
export function createEcho(
  answer: (asked: string) => View | Promise<View>,
): Router & { callers: Caller[]; asked: string[]; options: OptionValues[] } {
  const callers: Caller[] = [];
  const asked: string[] = [];
  const options: OptionValues[] = [];
  async function give(what: string, caller: Caller): Promise<Answer> {
    callers.push(caller);
    asked.push(what);
    return { view: await answer(what), data: null };
  }
  return {
    callers,
    asked,
    options,
    run: (name, given, caller) => {
      options.push(given);
      return give(name, caller);
    },
    suggest: async () => [],
    react: async () => null,
    runLine: (line, caller) => {
      const parsed = parseCommandLine(line, commands);
      if ('help' in parsed) return give(`help: ${parsed.help}`, caller);
      return give(`${parsed.command.name} ${JSON.stringify(parsed.options)}`, caller);
    },
    press: (id, caller) => give(`press ${id}`, caller),
    choose: (id, value, caller) => give(`choose ${id} ${value}`, caller),
    offersForm: () => false,
    form: async (name, _given, caller) => ({ answer: await give(`form ${name}`, caller) }),
    formOfLine: () => null,
    openForm: async (id, caller) => ({ answer: await give(`form ${id}`, caller) }),
    submit: async (id, _values, caller) => ({ answer: await give(`submit ${id}`, caller), faults: {} }),
    home: async caller => (await give('home', caller)).view,
  };
}

export function createPlatform(slack: FakeSlack, change: Partial<SlackOptions> = {}): Platform {
  return createSlack({
    botToken: slack.botToken,
    appToken: slack.appToken,
    signingSecret: null,
    apiUrl: slack.apiUrl,
    front: createHttpFront({ host: '127.0.0.1', port: 0 }),
    commands,
    commandName: 'dprk-russia',
    messageMenu: { name: 'Save to archive', command: 'add', option: 'item' },
    managers: 'admins',
    log: silentLog,
    now: () => new Date().toISOString(),
    ...change,
  });
}

export function makeDelivery(
  platform: Platform,
  channel: string,
  key: string,
  view: View = makeView(),
): Delivery {
  const now = new Date().toISOString();
  return {
    id: 1,
    key,
    channel: { platform: 'slack', id: channel },
    payload: JSON.parse(JSON.stringify(platform.render(view)[0])),
    label: 'digest #1, part 1 of 1',
    digestNumber: 1,
    part: 1,
    state: 'sending',
    attempts: 1,
    lastAttempt: now,
    notBefore: now,
    messageId: null,
    lastError: null,
    created: now,
    edits: null,
    thread: null,
    storyId: null,
  };
}

/** Every word a message shows, as its reader sees it: links by their label, escapes undone. */
export function readWords(message: { blocks: unknown[] }): string {
  const words: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, text, fallback } = value as Record<string, unknown>;
    if (typeof text === 'string') words.push(type === 'mrkdwn' ? readMrkdwn(text) : text);
    if (typeof fallback === 'string') words.push(fallback);
    for (const inner of Object.values(value)) visit(inner);
  };
  for (const block of message.blocks) visit(block);
  return words.join('\n');
}

function readMrkdwn(text: string): string {
  return text
    .replace(/<(?:https?:[^|<>]*|!date[^|<>]*)\|([^<>]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** An address on this machine where nobody listens. */
export async function findDeadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return `http://127.0.0.1:${port}/api/`;
}
