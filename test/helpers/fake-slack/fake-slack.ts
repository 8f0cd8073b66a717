/**
 * A Slack workspace on loopback for tests through the real Bolt: the stateful Web API of `emulate` behind a front
 * of our own that adds what emulate lacks: Socket Mode, slash commands, buttons, mentions, response addresses
 * (five uses), the Block Kit schema before every message, membership, `oldest`, and faults on demand.
 *
 *   const slack = await startFakeSlack();
 *   const platform = createSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl, … });
 *   await platform.start(router);
 *   await slack.command('latest count:2', { user: slack.users.bob, channel: slack.channels.news });
 *   const [answer] = await slack.waitFor(() => slack.responses());       // what people saw, in order
 *   await slack.press(answer, 'Older', { user: slack.users.bob });        // by label, action id or value
 *   await slack.mention('story 1', { thread: '1700000000.000100' });
 *   (await slack.messages(slack.channels.news)).at(-1);                   // what stands in the channel
 *   slack.fail('chat.postMessage', { kind: 'drop', applied: true });      // lands, and the answer is lost
 *   expect(slack.violations).toEqual([]);                                 // what Slack would have refused
 *   await slack.close();
 *
 * The bot has exactly the scopes of slack-manifest.yaml and is in every channel but `outside`.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createEmulator } from 'emulate';
import { parse } from 'yaml';
import { prepareBlockKit } from './block-kit.ts';
import { Envelopes } from './envelopes.ts';
import { type Fault, Front, type Shown, type ShownView } from './front.ts';
import { Sockets } from './sockets.ts';
import { signRequest } from './wire.ts';

export type { Fault, Shown, ShownView } from './front.ts';

export interface Asking {
  user?: string;
  channel?: string;
  /** Timestamp of the thread's parent. */
  thread?: string;
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

const manifestPath = resolve(import.meta.dirname, '../../../slack-manifest.yaml');

export async function startFakeSlack() {
  prepareBlockKit();
  const botToken = 'xoxb-fake-bot-token';
  const appToken = 'xapp-1-fake-app-token';
  const signingSecret = 'fake-signing-secret';
  const adminToken = 'xoxp-fake-admin-token';
  const bot = { id: 'U000BOT', name: 'dprk-russia' };
  const manifest = parse(readFileSync(manifestPath, 'utf8')) as {
    oauth_config: { scopes: { bot: string[] } };
  };
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Desk', domain: 'desk' },
        users: [{ name: 'ann', is_admin: true }, { name: 'bob' }],
        channels: [
          { name: 'news' },
          { name: 'desk' },
          { name: 'closed', is_private: true },
          { name: 'outside' },
          { name: 'archived' },
        ],
        oauth_apps: [
          {
            app_id: 'A000DPRK',
            client_id: '1.2',
            client_secret: 'unused',
            name: 'DPRK-Russia digest',
            redirect_uris: [],
            bot_id: 'B000BOT',
            bot_user_id: bot.id,
            bot_name: bot.name,
          },
        ],
        tokens: [
          {
            token: botToken,
            user_id: bot.id,
            bot_id: 'B000BOT',
            app_id: 'A000DPRK',
            scopes: manifest.oauth_config.scopes.bot,
          },
          { token: adminToken, user: 'admin', scopes: adminScopes },
        ],
        strict_scopes: true,
      },
    },
  });
  const changes = new EventEmitter().setMaxListeners(0);
  const front = new Front({ upstream: emulator.url, botToken, appToken, adminToken, bot, changes });
  const sockets = new Sockets(changes);
  const server = createServer((request, response) => void front.handle(request, response));
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  front.origin = `127.0.0.1:${port}`;

  const listed = await front.asAdmin('conversations.list', { types: 'public_channel,private_channel' });
  const idOf = (name: string) =>
    listed.channels.find((channel: { name: string }) => channel.name === name).id as string;
  const people = await front.asAdmin('users.list', {});
  const userOf = (name: string) =>
    people.members.find((user: { name: string }) => user.name === name).id as string;
  const channels = {
    news: idOf('news'),
    desk: idOf('desk'),
    closed: idOf('closed'),
    outside: idOf('outside'),
    archived: idOf('archived'),
  };
  /** ann is a workspace admin, bob neither that nor a channel's creator; admin created every channel. */
  const users = { admin: userOf('admin'), ann: userOf('ann'), bob: userOf('bob') };
  for (const [name, channel] of Object.entries(channels))
    if (name !== 'outside') await front.asAdmin('conversations.invite', { channel, users: bot.id });
  await front.asAdmin('conversations.archive', { channel: channels.archived });
  front.outside.add(channels.outside);
  const envelopes = new Envelopes(front, sockets, users, channels);

  /** Probes at once, at every change here, and now and then; gives the first answer that is neither empty nor false. */
  async function waitFor<T>(
    probe: () => T | Promise<T>,
    what = 'what was waited for',
    milliseconds = 8000,
  ): Promise<NonNullable<T>> {
    const deadline = performance.now() + milliseconds;
    for (;;) {
      const found = await probe();
      if (Array.isArray(found) ? found.length > 0 : found) return found as NonNullable<T>;
      if (performance.now() > deadline) throw new Error(`${what} did not come in ${milliseconds} ms`);
      await new Promise<void>(done => {
        const timer = setTimeout(settle, 15);
        function settle() {
          clearTimeout(timer);
          changes.off('change', settle);
          done();
        }
        changes.once('change', settle);
      });
    }
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    botToken,
    appToken,
    signingSecret,
    channels,
    users,
    bot,
    waitFor,
    /** What stands in a channel, oldest first; thread replies too. */
    messages: (channel: string): Promise<Shown[]> => front.messages(channel),
    /** Types `/dprk-russia line`; resolves with the milliseconds to the acknowledgement. */
    command: (line: string, by: Asking = {}) => envelopes.command(line, by),
    /** Presses a control of something shown, found by its label, action id or value. */
    press: (shown: Shown | ShownView, control: string, by: Asking = {}) =>
      envelopes.press(shown, control, by),
    /** Fills a modal in and sends it off; gives the faults shown at its fields, or null when it closes. */
    submit: (shown: ShownView, values: Record<string, string | string[]> = {}, by: Asking = {}) =>
      envelopes.submit(shown, values, by),
    /** Opens the bot's own page. */
    openHome: (by: Asking = {}) => envelopes.openHome(by),
    /** Modals and pages, in the order they were shown. */
    views: () => [...front.views],
    /** Chooses "Save to archive" in the menu of a message with this text. */
    shortcut: (text: string, by: Asking = {}) => envelopes.shortcut(text, by),
    /** Writes `@bot line` in a channel or thread. */
    mention: (line: string, by: Asking = {}) => envelopes.mention(line, by),
    /** Puts a reaction, by Slack's name for it, on a message, or takes it away. */
    react: (name: string, shown: { channel: string; ts: string }, by: Asking & { removed?: boolean } = {}) =>
      envelopes.react(name, shown, by),
    /** Sends the last envelope once more, as Slack does when it missed the acknowledgement. */
    repeatLast: () => envelopes.repeatLast(),
    /** A slash command over HTTP, signed; gives the HTTP response. */
    async commandByHttp(
      address: string,
      line: string,
      by: Asking & { secret?: string; seconds?: number } = {},
    ): Promise<Response> {
      const body = new URLSearchParams(
        envelopes.commandPayload(line, by) as Record<string, string>,
      ).toString();
      const seconds = by.seconds ?? Math.floor(Date.now() / 1000);
      return fetch(address, {
        method: 'POST',
        body,
        headers: signRequest(body, by.secret ?? signingSecret, seconds),
      });
    },
    /** Everything told to one person, or by a response address, in order. */
    responses: () => [...front.shown],
    /** Every call of the Web API: method and body. */
    requests: front.requests,
    /** What Slack would have refused, and never should have been sent. */
    violations: front.violations,
    /** The language each person's Slack is set to, by user: "ru-RU". */
    locales: front.locales,
    /** The next calls of a method fail so. */
    fail: (method: string, fault: Fault, times = 1) => front.fail(method, fault, times),
    /** The faults still to come, by method. */
    faults: front.faults,
    /** History is given in pages of at most so many. */
    limitPages(size: number) {
      front.pageSize = size;
    },
    /** How many sockets are open, and how many ever were. */
    sockets: () => ({ open: sockets.open.size, ever: sockets.opened }),
    /** Asks the bot to connect anew, as Slack does every few hours. */
    disconnect: () => sockets.disconnect(),
    /** Cuts every socket without a word. */
    dropSockets: () => sockets.drop(),
    /** Leaves every socket open and deaf. */
    freezeSockets: () => sockets.freeze(),
    /** Somebody else posts. */
    post: (channel: string, text: string) => front.asAdmin('chat.postMessage', { channel, text }),
    async close(): Promise<void> {
      sockets.drop();
      server.closeAllConnections();
      await new Promise<void>(done => server.close(() => done()));
      await emulator.close();
    },
  };
}

const adminScopes = [
  'chat:write',
  'channels:read',
  'channels:history',
  'channels:manage',
  'channels:write',
  'channels:write.invites',
  'groups:read',
  'groups:history',
  'groups:write',
  'groups:write.invites',
  'users:read',
];
