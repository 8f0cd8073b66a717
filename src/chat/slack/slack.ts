import type { App, HTTPReceiver } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Command } from '../../../commands/command.ts';
import { ConfigError, DigestError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Timestamp } from '../../model/item.ts';
import { type HttpFront, isPortFault } from '../http-front.ts';
import type { MessageMenu, Platform, Router } from '../platform.ts';
import { SlackAnswers } from './answers.ts';
import { describeFault, findErrno, readCode, toDeliveryError } from './faults.ts';
import { createBoltLogger } from './logger.ts';
import { checkSlackChannel, findDelivery, sendDelivery } from './outbox.ts';
import { renderView } from './render.ts';
import { type Managers, Rights } from './rights.ts';
import { SlackSocket } from './socket.ts';

export interface SlackOptions {
  botToken: string;
  /** For Socket Mode, the default. */
  appToken: string | null;
  /** For HTTP, when there is no app token. */
  signingSecret: string | null;
  /** Another server than Slack's own; null for Slack. */
  apiUrl: string | null;
  /** Where Slack's requests are taken in, when it is HTTP. */
  front: HttpFront;
  commands: readonly Command[];
  /** Without the slash: "dprk-russia". */
  commandName: string;
  messageMenu: MessageMenu | null;
  managers: Managers;
  log: Log;
  now: () => Timestamp;
}

/** One call to Slack takes at most this long; longer than Slack ever thinks, shorter than the outbox's patience. */
const callMs = 15_000;

/** How long an unclear message rests before it is looked for: our time limit, and minutes for a slow server. */
const quarantineMs = 180_000;

const slowestTryMs = 60_000;

/** Bolt's own path for events, commands and presses (docs.slack.dev, tools/bolt-js, HTTPReceiver). */
const eventsPath = '/slack/events';

/** How long answers under way may take when the bot stops. */
const lastWordsMs = 3000;

/** Slack as a platform, through Bolt: Socket Mode with an app token, else HTTP with signatures. Loads Bolt only when needed. */
export function createSlack(options: SlackOptions): Platform {
  return new Slack(options);
}

class Slack implements Platform {
  readonly name = 'slack' as const;
  readonly quarantineMs = quarantineMs;
  readonly canEdit = true;
  readonly #options: SlackOptions;
  #client: WebClient | null = null;
  #state: { state: string; since: Timestamp };
  #botName: string;
  #wanted = false;
  #wake: (() => void) | null = null;
  #running: { answers: SlackAnswers; close(): Promise<void> } | null = null;

  constructor(options: SlackOptions) {
    this.#options = options;
    // The manifest calls the bot what the command is called; Slack tells its true name at start.
    this.#botName = options.commandName;
    this.#state = { state: 'not started', since: options.now() };
  }

  /**
   * Throws when a token, a setting or the given address is wrong. An outage at Slack's side is no such fault: the
   * bot goes on without Slack and keeps trying.
   */
  async start(router: Router): Promise<void> {
    const { appToken, signingSecret, log } = this.#options;
    if (appToken === null && signingSecret === null)
      throw new ConfigError([
        {
          name: 'SLACK_APP_TOKEN',
          fault: 'is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
        },
      ]);
    this.#wanted = true;
    this.#setState('connecting');
    try {
      await this.#connect(router);
    } catch (error) {
      const refusal = explainStart(error);
      if (isLasting(error, this.#options.apiUrl !== null)) {
        this.#setState(`refused: ${refusal.forUser}`);
        throw refusal;
      }
      log.warn({ fault: describeFault(error) }, 'Slack can’t be connected to yet; trying again');
      this.#setState('reconnecting');
      void this.#keepTrying(router);
    }
  }

  async #keepTrying(router: Router): Promise<void> {
    for (let failures = 0; this.#wanted; failures += 1) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, Math.min(slowestTryMs, 1000 * 2 ** Math.min(failures, 10)));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (!this.#wanted) return;
      try {
        await this.#connect(router);
        return;
      } catch (error) {
        this.#options.log.warn({ fault: describeFault(error) }, 'Slack still can’t be connected to');
        const lasting = isLasting(error, false);
        this.#setState(lasting ? `refused: ${explainStart(error).forUser}` : 'reconnecting');
      }
    }
  }

  async #connect(router: Router): Promise<void> {
    const { botToken, appToken, signingSecret, log } = this.#options;
    const bolt = await import('@slack/bolt');
    // A fresh object each: the SDK writes into what it is given.
    const receiver =
      appToken === null
        ? new bolt.HTTPReceiver({ signingSecret: signingSecret as string, logger: createBoltLogger(log) })
        : new bolt.SocketModeReceiver({
            appToken,
            logger: createBoltLogger(log),
            autoReconnectEnabled: false,
            installerOptions: { clientOptions: this.#clientOptions() },
          });
    const app = new bolt.App({
      token: botToken,
      receiver,
      logger: createBoltLogger(log),
      clientOptions: this.#clientOptions(),
      deferInitialization: true,
      convoStore: false,
    });
    app.error(async error => log.warn({ fault: describeFault(error) }, 'Bolt could not handle a request'));
    const bot = await this.#introduce(app);
    await app.init();
    this.#client = app.client;
    const rights = new Rights(app.client, this.#options.managers, log, () => Date.parse(this.#options.now()));
    const slashCommand = `/${this.#options.commandName.replace(/^\/+/, '')}`;
    const answers = new SlackAnswers({
      app,
      router,
      rights,
      log,
      slashCommand,
      messageMenu: this.#options.messageMenu,
      bot,
    });
    const close =
      receiver instanceof bolt.SocketModeReceiver
        ? await this.#openSocket(receiver.client)
        : await this.#listen(receiver);
    this.#running = { answers, close };
    // Stopped while connecting: what was opened is closed again.
    if (!this.#wanted) await this.stop();
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    this.#wake?.();
    const running = this.#running;
    this.#running = null;
    if (running) {
      await Promise.race([
        running.answers.settle(),
        new Promise<void>(resolve => {
          setTimeout(resolve, lastWordsMs).unref();
        }),
      ]);
      await running.close();
    }
    this.#setState('stopped');
  }

  state(): { state: string; since: Timestamp } {
    return { ...this.#state };
  }

  render(view: Parameters<Platform['render']>[0]): unknown[] {
    return renderView(view);
  }

  async send(delivery: Parameters<Platform['send']>[0]): ReturnType<Platform['send']> {
    return sendDelivery(await this.#webClient(), delivery, this.#botName);
  }

  async find(delivery: Parameters<Platform['find']>[0]): ReturnType<Platform['find']> {
    return findDelivery(await this.#webClient(), delivery);
  }

  async linkTo(channel: Parameters<Platform['check']>[0], messageId: string): Promise<string | null> {
    const client = await this.#webClient();
    const found = await client.chat
      .getPermalink({ channel: channel.id, message_ts: messageId })
      .catch(() => null);
    return found?.permalink ?? null;
  }

  async check(channel: Parameters<Platform['check']>[0]): Promise<string | null> {
    return checkSlackChannel(await this.#webClient(), channel, this.#botName);
  }

  async #introduce(app: App): Promise<{ id: string; name: string }> {
    const me = await app.client.auth.test({});
    this.#botName = me.user ?? this.#botName;
    this.#options.log.info({ team: me.team, bot: me.user }, 'Slack knows the bot');
    return { id: me.user_id ?? '', name: this.#botName };
  }

  async #openSocket(
    client: ConstructorParameters<typeof SlackSocket>[0]['client'],
  ): Promise<() => Promise<void>> {
    const socket = new SlackSocket({
      client,
      log: this.#options.log,
      clock: () => Date.parse(this.#options.now()),
      onState: state => this.#setState(state),
      isTokenFault: error => tokenCodes.has(readCode(error) ?? ''),
    });
    await socket.start();
    return () => socket.stop();
  }

  /** Bolt answers under its own path of the one HTTP server; it opens none itself. */
  async #listen(receiver: Pick<HTTPReceiver, 'requestListener'>): Promise<() => Promise<void>> {
    const mounted = await this.#options.front.mount(eventsPath, receiver.requestListener);
    this.#setState(`listening on ${mounted.address}${eventsPath}`);
    return () => mounted.close();
  }

  /** The client of the running app, or one made for a single call (`doctor` asks without starting). */
  async #webClient(): Promise<WebClient> {
    if (this.#client) return this.#client;
    const bolt = await import('@slack/bolt');
    this.#client ??= new bolt.webApi.WebClient(this.#options.botToken, {
      ...this.#clientOptions(),
      logger: createBoltLogger(this.#options.log) as NonNullable<WebClientOptions['logger']>,
    });
    return this.#client;
  }

  /** No retries of its own ever: the SDK repeats what may have been applied, and would post twice. */
  #clientOptions(): WebClientOptions {
    const { apiUrl } = this.#options;
    return {
      ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: callMs,
      // Addresses of responses are fetched without a time limit otherwise.
      fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callMs) }),
    };
  }

  #setState(state: string): void {
    if (this.#state.state === state) return;
    this.#state = { state, since: this.#options.now() };
  }
}

/** Codes that say the token itself is at fault (docs.slack.dev, common errors of every method). */
const tokenCodes = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
]);

/** Whether trying again is no use: a token or setting is wrong, or an address somebody gave leads nowhere. */
function isLasting(error: unknown, givenAddress: boolean): boolean {
  if (error instanceof ConfigError || tokenCodes.has(readCode(error) ?? '')) return true;
  if (isPortFault(error)) return true;
  return givenAddress && toDeliveryError(error, '').verdict === 'retry' && findErrno(error) !== null;
}

/** Why the bot can't begin, for the operator. */
function explainStart(error: unknown): DigestError {
  if (error instanceof DigestError) return error;
  const code = readCode(error);
  if (code !== null && tokenCodes.has(code))
    return new DigestError(
      `Slack refuses a token (${code}). Check SLACK_BOT_TOKEN (xoxb-…) and SLACK_APP_TOKEN (xapp-…, with connections:write).`,
      { forUser: `Slack refuses the token (${code})`, cause: error },
    );
  if (isPortFault(error))
    return new DigestError(
      `HTTP_HOST and HTTP_PORT can’t be used (${describeFault(error)}). Choose others.`,
      {
        cause: error,
      },
    );
  const { forUser } = toDeliveryError(error, 'the bot');
  return new DigestError(
    `Slack can’t be reached (${describeFault(error)}). Check the network and SLACK_API_URL.`,
    {
      forUser,
      cause: error,
    },
  );
}
