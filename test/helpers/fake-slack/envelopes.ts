import { slackLimits } from '../../../src/chat/limits.ts';
import type { Asking } from './fake-slack.ts';
import type { Front, Shown } from './front.ts';
import type { Sockets } from './sockets.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads are as wide as Slack's
type Payload = Record<string, any>;

/** What people do, as the envelopes Slack would send over Socket Mode. Each resolves with the milliseconds to its acknowledgement. */
export class Envelopes {
  readonly #front: Front;
  readonly #sockets: Sockets;
  readonly #users: Record<string, string>;
  readonly #channels: Record<string, string>;
  #count = 0;
  #last: Payload | null = null;

  constructor(
    front: Front,
    sockets: Sockets,
    users: Record<string, string>,
    channels: Record<string, string>,
  ) {
    this.#front = front;
    this.#sockets = sockets;
    this.#users = users;
    this.#channels = channels;
  }

  command(line: string, by: Asking): Promise<number> {
    return this.#push('slash_commands', this.commandPayload(line, by), true);
  }

  commandPayload(line: string, by: Asking): Payload {
    const { user, name, channel } = this.#who(by);
    return {
      token: 'unused',
      team_id: 'T000000001',
      team_domain: 'desk',
      channel_id: channel,
      channel_name: 'channel',
      user_id: user,
      user_name: name,
      command: '/dprk-russia',
      text: escapeTyped(line),
      api_app_id: 'A000DPRK',
      is_enterprise_install: 'false',
      response_url: this.#front.openAddress({ user, channel, thread: null, source: null }),
      trigger_id: this.#id('trigger'),
    };
  }

  press(shown: Shown, control: string, by: Asking): Promise<number> {
    const { user, name } = this.#who(by);
    const { block, element, option } = findControl(shown, control);
    const action: Payload = {
      type: element.type,
      action_id: element.action_id,
      block_id: block.block_id ?? 'made',
      action_ts: `${1700000000 + this.#count}.000100`,
    };
    if (option) action.selected_option = option;
    else {
      action.text = element.text;
      if (element.value !== undefined) action.value = element.value;
    }
    return this.#push('interactive', {
      type: 'block_actions',
      user: { id: user, username: name, name, team_id: 'T000000001' },
      api_app_id: 'A000DPRK',
      token: 'unused',
      container: {
        type: 'message',
        message_ts: shown.ts,
        channel_id: shown.channel,
        is_ephemeral: shown.to !== null,
        ...(shown.thread === null ? {} : { thread_ts: shown.thread }),
      },
      trigger_id: this.#id('trigger'),
      team: { id: 'T000000001', domain: 'desk' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: shown.channel, name: 'channel' },
      ...(shown.to === null
        ? { message: { type: 'message', ts: shown.ts, text: shown.text, blocks: shown.blocks } }
        : {}),
      state: { values: {} },
      response_url: this.#front.openAddress({
        user,
        channel: shown.channel,
        thread: shown.thread,
        source: shown,
      }),
      actions: [action],
    });
  }

  /** The menu entry of a message somebody wrote. */
  shortcut(text: string, by: Asking): Promise<number> {
    const { user, name, channel } = this.#who(by);
    return this.#push('interactive', {
      type: 'message_action',
      callback_id: 'save_to_archive',
      trigger_id: this.#id('trigger'),
      message_ts: '1700000000.000300',
      response_url: this.#front.openAddress({ user, channel, thread: null, source: null }),
      message: { type: 'message', user, ts: '1700000000.000300', text: escapeTyped(text) },
      user: { id: user, username: name, name, team_id: 'T000000001' },
      channel: { id: channel, name: 'channel' },
      team: { id: 'T000000001', domain: 'desk' },
      token: 'unused',
      action_ts: '1700000000.000300',
      is_enterprise_install: false,
      enterprise: null,
    });
  }

  mention(line: string, by: Asking): Promise<number> {
    const { user, channel } = this.#who(by);
    this.#count += 1;
    const ts = `${1700000000 + this.#count}.000200`;
    return this.#push('events_api', {
      token: 'unused',
      team_id: 'T000000001',
      api_app_id: 'A000DPRK',
      type: 'event_callback',
      event_id: this.#id('Ev'),
      event_time: 1700000000,
      authorizations: [{ team_id: 'T000000001', user_id: this.#front.bot.id, is_bot: true }],
      event: {
        type: 'app_mention',
        user,
        text: `<@${this.#front.bot.id}> ${escapeTyped(line)}`,
        ts,
        channel,
        event_ts: ts,
        ...(by.thread === undefined ? {} : { thread_ts: by.thread }),
      },
    });
  }

  react(
    name: string,
    shown: { channel: string; ts: string },
    by: Asking & { removed?: boolean },
  ): Promise<number> {
    const { user } = this.#who(by);
    this.#count += 1;
    return this.#push('events_api', {
      token: 'unused',
      team_id: 'T000000001',
      api_app_id: 'A000DPRK',
      type: 'event_callback',
      event_id: this.#id('Ev'),
      event_time: 1700000000,
      authorizations: [{ team_id: 'T000000001', user_id: this.#front.bot.id, is_bot: true }],
      event: {
        type: by.removed ? 'reaction_removed' : 'reaction_added',
        user,
        reaction: name,
        item_user: this.#front.bot.id,
        item: { type: 'message', channel: shown.channel, ts: shown.ts },
        event_ts: `${1700000000 + this.#count}.000300`,
      },
    });
  }

  repeatLast(): Promise<number> {
    if (this.#last === null) throw new Error('nothing was sent yet');
    return this.#send({ ...this.#last, envelope_id: this.#id('again') });
  }

  #push(type: string, payload: Payload, accepts = false): Promise<number> {
    return this.#send({
      envelope_id: this.#id('envelope'),
      type,
      payload,
      accepts_response_payload: accepts,
    });
  }

  async #send(envelope: Payload & { envelope_id: string }): Promise<number> {
    this.#last = envelope;
    const began = performance.now();
    const acknowledged = this.#sockets.acknowledged.wait(envelope.envelope_id, slackLimits.firstResponseMs);
    this.#sockets.push(envelope);
    await acknowledged;
    return performance.now() - began;
  }

  #who(by: Asking): { user: string; name: string; channel: string } {
    const user = by.user ?? (this.#users.bob as string);
    const name = Object.entries(this.#users).find(([, id]) => id === user)?.[0] ?? user;
    return { user, name, channel: by.channel ?? (this.#channels.news as string) };
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }
}

/** Slack escapes what is typed; mentions and links in angle brackets are taken as Slack made them. */
function escapeTyped(line: string): string {
  return line
    .replace(/&/g, '&amp;')
    .replace(/<(?![@#!]|https?:|mailto:)/g, '&lt;')
    .replace(/(?<!<[^<>]*)>/g, '&gt;');
}

function findControl(
  shown: Shown,
  control: string,
): { block: Payload; element: Payload; option: Payload | null } {
  const labels: string[] = [];
  for (const block of shown.blocks)
    for (const element of [
      ...(block.type === 'actions' ? block.elements : []),
      ...(block.accessory ? [block.accessory] : []),
    ]) {
      const names = [element.text?.text, element.action_id, element.value];
      if (names.includes(control)) return { block, element, option: null };
      for (const option of element.options ?? [])
        if (option.text.text === control || option.value === control) return { block, element, option };
      labels.push(
        element.text?.text ?? element.options?.map((option: Payload) => option.text.text).join('/'),
      );
    }
  throw new Error(`there is no control “${control}”; there are: ${labels.join(', ') || 'none'}`);
}
