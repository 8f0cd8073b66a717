import { slackLimits } from '../../../src/chat/limits.ts';
import type { Asking } from './fake-slack.ts';
import type { Front, Shown, ShownView } from './front.ts';
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
      trigger_id: this.#trigger(user),
    };
  }

  press(shown: Shown | ShownView, control: string, by: Asking): Promise<number> {
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
    if ('id' in shown)
      return this.#push('interactive', {
        type: 'block_actions',
        user: { id: user, username: name, name, team_id: 'T000000001' },
        api_app_id: 'A000DPRK',
        token: 'unused',
        container: { type: 'view', view_id: shown.id },
        trigger_id: this.#trigger(user),
        team: { id: 'T000000001', domain: 'desk' },
        enterprise: null,
        is_enterprise_install: false,
        view: { id: shown.id, type: shown.type, blocks: shown.blocks, state: { values: {} } },
        actions: [action],
      });
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
      trigger_id: this.#trigger(user),
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

  /**
   * Fills a modal in and sends it off; what isn't named stays as it was shown. Gives the faults that Slack then shows at
   * the fields; null when the modal closes.
   */
  async submit(
    shown: ShownView,
    values: Record<string, string | string[]>,
    by: Asking,
  ): Promise<Record<string, string> | null> {
    const { user, name } = this.#who(by);
    const envelope_id = this.#id('envelope');
    const acknowledged = this.#sockets.acknowledged.wait(envelope_id, slackLimits.firstResponseMs);
    this.#last = {
      envelope_id,
      type: 'interactive',
      accepts_response_payload: true,
      payload: {
        type: 'view_submission',
        team: { id: 'T000000001', domain: 'desk' },
        user: { id: user, username: name, name, team_id: 'T000000001' },
        api_app_id: 'A000DPRK',
        token: 'unused',
        trigger_id: this.#trigger(user),
        view: {
          id: shown.id,
          team_id: 'T000000001',
          type: 'modal',
          blocks: shown.blocks,
          private_metadata: shown.private_metadata,
          callback_id: shown.callback_id,
          state: { values: fillIn(shown, values) },
          hash: '1',
          title: { type: 'plain_text', text: shown.title },
        },
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      },
    };
    this.#sockets.push(this.#last);
    const payload = (await acknowledged) as {
      response_action?: string;
      errors?: Record<string, string>;
    } | null;
    for (const field of Object.keys(payload?.errors ?? {}))
      if (!shown.blocks.some(block => block.block_id === field)) throw new Error(`no field ${field}`);
    return payload?.response_action === 'errors' ? (payload.errors ?? {}) : null;
  }

  /** Somebody opens the bot's own page. */
  openHome(by: Asking): Promise<number> {
    const { user } = this.#who(by);
    return this.#push('events_api', {
      token: 'unused',
      team_id: 'T000000001',
      api_app_id: 'A000DPRK',
      type: 'event_callback',
      event_id: this.#id('Ev'),
      event_time: 1700000000,
      authorizations: [{ team_id: 'T000000001', user_id: this.#front.bot.id, is_bot: true }],
      event: {
        type: 'app_home_opened',
        user,
        channel: 'D000000001',
        tab: 'home',
        event_ts: '1700000000.000400',
      },
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

  #trigger(user: string): string {
    const id = this.#id('trigger');
    this.#front.triggers.set(id, { user, at: performance.now() });
    return id;
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

/** What Slack tells of a modal that was filled in (reference/views, view_submission payload). */
function fillIn(shown: ShownView, values: Record<string, string | string[]>): Payload {
  for (const name of Object.keys(values))
    if (!shown.blocks.some(block => block.block_id === name)) throw new Error(`no field ${name}`);
  const filled: Payload = {};
  for (const { block_id, element } of shown.blocks) {
    const given = values[block_id];
    const find = (value: string) => {
      const option = element.options.find((one: Payload) => one.value === value);
      if (option === undefined) throw new Error(`${block_id} does not offer ${value}`);
      return option;
    };
    const { type, action_id } = element;
    const told: Payload = { type };
    if (type === 'plain_text_input')
      told.value = given === '' ? null : (given ?? element.initial_value ?? null);
    if (type === 'static_select')
      told.selected_option = typeof given === 'string' ? find(given) : (element.initial_option ?? null);
    if (type === 'multi_static_select')
      told.selected_options = Array.isArray(given) ? given.map(find) : (element.initial_options ?? []);
    if (type === 'conversations_select') told.selected_conversation = given ?? null;
    filled[block_id] = { [action_id]: told };
  }
  return filled;
}

function findControl(
  shown: Shown | ShownView,
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
