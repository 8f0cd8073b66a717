import type { WebClient } from '@slack/web-api';
import type { Caller } from '../../../commands/command.ts';
import type { Log } from '../../log.ts';
import { describeFault } from './faults.ts';

/** Who may manage subscriptions: workspace admins and the channel's creator, everyone, or the people named by id. */
export type Managers = 'admins' | 'everyone' | string[];

/** How long what Slack said of a person or a channel is believed. */
const believedMs = 5 * 60_000;

/** What a request tells of who asked and where. */
export interface Asker {
  userId: string;
  userName: string;
  channelId: string | null;
}

/** Finds out what a person may do. Answers are remembered for a few minutes, so that commands stay quick. */
export class Rights {
  readonly #client: WebClient;
  readonly #managers: Managers;
  readonly #log: Log;
  readonly #clock: () => number;
  readonly #admins = new Map<string, { value: boolean; until: number }>();
  readonly #names = new Map<string, { value: string; until: number }>();
  readonly #creators = new Map<string, { value: string | null; until: number }>();

  constructor(client: WebClient, managers: Managers, log: Log, clock: () => number) {
    this.#client = client;
    this.#managers = managers;
    this.#log = log;
    this.#clock = clock;
  }

  /** The caller as commands see it. What Slack can't tell just now counts as no right. */
  async caller(asker: Asker): Promise<Caller> {
    return {
      platform: 'slack',
      channel: asker.channelId === null ? null : { platform: 'slack', id: asker.channelId },
      userId: asker.userId,
      userName: asker.userName,
      mayManage: await this.#mayManage(asker),
      askWhom: this.#askWhom(),
    };
  }

  /** What a person is called; their id when Slack doesn't tell. */
  async nameOf(userId: string): Promise<string> {
    return this.#recall(this.#names, userId, userId, async () => {
      const { user } = await this.#client.users.info({ user: userId });
      return user?.profile?.display_name || user?.real_name || user?.name || userId;
    });
  }

  async #mayManage(asker: Asker): Promise<boolean> {
    if (this.#managers === 'everyone') return true;
    if (Array.isArray(this.#managers)) return this.#managers.includes(asker.userId);
    const [admin, creator] = await Promise.all([
      this.#isAdmin(asker.userId),
      this.#creatorOf(asker.channelId),
    ]);
    return admin || creator === asker.userId;
  }

  #askWhom(): string {
    if (Array.isArray(this.#managers))
      return this.#managers.length === 0
        ? 'whoever runs the bot'
        : `one of the people named in the bot’s settings (${this.#managers.join(', ')})`;
    return 'a workspace admin or the person who created this channel';
  }

  async #isAdmin(userId: string): Promise<boolean> {
    return this.#recall(this.#admins, userId, false, async () => {
      const { user } = await this.#client.users.info({ user: userId });
      return user?.is_admin === true || user?.is_owner === true || user?.is_primary_owner === true;
    });
  }

  async #creatorOf(channelId: string | null): Promise<string | null> {
    if (channelId === null) return null;
    return this.#recall(this.#creators, channelId, null, async () => {
      const { channel } = await this.#client.conversations.info({ channel: channelId });
      // In a talk with the bot alone, the person is at home.
      const { user = null } = (channel ?? {}) as { user?: string | null };
      return channel?.is_im ? user : (channel?.creator ?? null);
    });
  }

  async #recall<T>(
    kept: Map<string, { value: T; until: number }>,
    key: string,
    otherwise: T,
    ask: () => Promise<T>,
  ): Promise<T> {
    const now = this.#clock();
    const known = kept.get(key);
    if (known && known.until > now) return known.value;
    try {
      const value = await ask();
      if (kept.size >= 5000) kept.clear();
      kept.set(key, { value, until: now + believedMs });
      return value;
    } catch (error) {
      this.#log.warn({ of: key, fault: describeFault(error) }, 'Slack did not tell who may manage here');
      return otherwise;
    }
  }
}
