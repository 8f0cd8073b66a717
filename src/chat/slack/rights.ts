import type { WebClient } from '@slack/web-api';
import type { Caller } from '../../../commands/command.ts';
import type { Log } from '../../log.ts';
import { english } from '../../wording/speaker.ts';
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

/** What Slack says of a person. */
interface Known {
  admin: boolean;
  /** The id when Slack doesn't tell. */
  name: string;
  /** "ru-RU"; null when Slack doesn't tell. */
  locale: string | null;
}

/** Finds out what a person may do. Answers are remembered for a few minutes, so that commands stay quick. */
export class Rights {
  readonly #client: WebClient;
  readonly #managers: Managers;
  readonly #log: Log;
  readonly #clock: () => number;
  readonly #people = new Map<string, { value: Known; until: number }>();
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
      ...this.#managersInWords(),
      locale: (await this.#person(asker.userId)).locale,
    };
  }

  /** What a person is called; their id when Slack doesn't tell. */
  async nameOf(userId: string): Promise<string> {
    return (await this.#person(userId)).name;
  }

  async #mayManage(asker: Asker): Promise<boolean> {
    if (this.#managers === 'everyone') return true;
    if (Array.isArray(this.#managers)) return this.#managers.includes(asker.userId);
    const [admin, creator] = await Promise.all([
      this.#person(asker.userId).then(person => person.admin),
      this.#creatorOf(asker.channelId),
    ]);
    return admin || creator === asker.userId;
  }

  /** Whom to ask for more rights, in English and for other languages. */
  #managersInWords(): Required<Pick<Caller, 'askWhom' | 'whom'>> {
    if (!Array.isArray(this.#managers))
      return { askWhom: english('whom.slack'), whom: { key: 'whom.slack', values: {} } };
    if (this.#managers.length === 0)
      return { askWhom: english('whom.operator'), whom: { key: 'whom.operator', values: {} } };
    const names = this.#managers.join(', ');
    return {
      askWhom: english('whom.slackNamed', { names }),
      whom: { key: 'whom.slackNamed', values: { names } },
    };
  }

  #person(userId: string): Promise<Known> {
    const stranger = { admin: false, name: userId, locale: null };
    return this.#recall(this.#people, userId, stranger, async () => {
      const { user } = await this.#client.users.info({ user: userId, include_locale: true });
      return {
        admin: user?.is_admin === true || user?.is_owner === true || user?.is_primary_owner === true,
        name: user?.profile?.display_name || user?.real_name || user?.name || userId,
        locale: user?.locale ?? null,
      };
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
