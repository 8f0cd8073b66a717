import type {
  App,
  BlockAction,
  ButtonAction,
  MessageShortcut,
  OverflowAction,
  RespondFn,
  StaticSelectAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Caller } from '../../../commands/command.ts';
import type { Log } from '../../log.ts';
import type { View, ViewFile } from '../../model/view.ts';
import { readTongue } from '../../wording/languages.ts';
import { speakerOf } from '../../wording/speaker.ts';
import { inTime } from '../in-time.ts';
import { slackLimits } from '../limits.ts';
import type { MessageMenu, Opened, Router } from '../platform.ts';
import { readChoice, readControl } from './controls.ts';
import { describeFault, readCode, toDeliveryError } from './faults.ts';
import { type FilePlace, openTalk, sendFiles, uploadPictures } from './files.ts';
import { drawModal, formId, readModal, readPlace } from './modal.ts';
import { renderHome, renderView, type SlackMessage } from './render.ts';
import type { Asker, Rights } from './rights.ts';
import { unescapeTyped } from './text.ts';

export interface AnswerOptions {
  app: App;
  router: Router;
  rights: Rights;
  log: Log;
  /** "/dprk-russia" */
  slashCommand: string;
  messageMenu: MessageMenu | null;
  /** The bot's own user id and name. */
  bot: { id: string; name: string };
}

/** A control that was used. */
type Pressed = ButtonAction | OverflowAction | StaticSelectAction;

/** Codes that say the bot can't speak there (docs.slack.dev, chat.postEphemeral). */
const elsewhere = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel']);

/** Where an answer goes: privately to one person, in a channel or a thread of it. */
interface Place {
  userId: string;
  channelId: string | null;
  threadTs: string | null;
  respond: RespondFn | null;
}

/** Slack's names of the reactions that may be marks (its emoji list; the names are those of the clients' pickers). */
const signs = new Map([
  ['white_check_mark', '✅'],
  ['question', '❓'],
  ['repeat', '🔁'],
  ['no_entry_sign', '🚫'],
]);

/** The menu's name in the manifest. */
const menuId = 'save_to_archive';

/** How many requests are remembered so that one that comes twice is answered once. */
const remembered = 1000;

/** Answers commands, mentions and buttons. Each is acknowledged before anything else is done. */
export class SlackAnswers {
  readonly #options: AnswerOptions;
  readonly #seen = new Set<string>();
  readonly #working = new Set<Promise<void>>();

  constructor(options: AnswerOptions) {
    this.#options = options;
    const { app, slashCommand } = options;
    app.command(slashCommand, async ({ command, ack, respond }) => {
      await ack();
      const asker = { userId: command.user_id, userName: command.user_name, channelId: command.channel_id };
      const place = { userId: command.user_id, channelId: command.channel_id, threadTs: null, respond };
      const line = unescapeTyped(command.text ?? '');
      this.#work(command.trigger_id, place, async () => {
        const form = options.router.formOfLine(line, () => options.rights.caller(asker));
        if (form !== null) return this.#openForm(command.trigger_id, place, form);
        const answer = await this.#ask(asker, caller => options.router.runLine(line, caller));
        await this.#present(place, answer.view, false);
      });
    });
    app.event('app_mention', async ({ event, body }) => {
      if (event.bot_id !== undefined || event.user === undefined) return;
      const asker = { userId: event.user, userName: event.username ?? event.user, channelId: event.channel };
      const place = {
        userId: event.user,
        channelId: event.channel,
        threadTs: event.thread_ts ?? null,
        respond: null,
      };
      const line = unescapeTyped(
        event.text.replaceAll(new RegExp(`<@${options.bot.id}(?:\\|[^<>]*)?>`, 'g'), ' '),
      );
      this.#work(body.event_id, place, async () => {
        const answer = await this.#ask(asker, caller =>
          options.router.runLine(line, { ...caller, thread: event.thread_ts ?? null }),
        );
        await this.#present(place, answer.view, false);
      });
    });
    for (const [event, added] of [
      ['reaction_added', true],
      ['reaction_removed', false],
    ] as const)
      app.event(event, async ({ event: reaction, body }) => {
        const { item, user } = reaction;
        const sign = signs.get(reaction.reaction);
        if (item.type !== 'message' || sign === undefined || user === options.bot.id) return;
        const place = { userId: user, channelId: item.channel, threadTs: null, respond: null };
        this.#work(body.event_id, place, async () => {
          const channel = { platform: 'slack', id: item.channel } as const;
          const refusal = await options.router.react({ sign, added, channel, messageId: item.ts }, async () =>
            options.rights.caller({
              userId: user,
              userName: await options.rights.nameOf(user),
              channelId: item.channel,
            }),
          );
          if (refusal && added) await this.#tell(place, renderView(refusal.view), false);
        });
      });
    app.shortcut<MessageShortcut>(
      { callback_id: menuId, type: 'message_action' },
      async ({ shortcut, ack, respond }) => {
        await ack();
        const { user, channel, message } = shortcut;
        const asker = { userId: user.id, userName: user.username ?? user.name, channelId: channel.id };
        const place = { userId: user.id, channelId: channel.id, threadTs: null, respond };
        const menu = options.messageMenu;
        if (menu === null) return;
        this.#work(shortcut.trigger_id, place, async () => {
          const answer = await this.#ask(asker, caller =>
            options.router.run(menu.command, { [menu.option]: wordsOf(message) }, caller),
          );
          await this.#present(place, answer.view, false);
        });
      },
    );
    app.action<BlockAction>(/^a:\d/, async ({ ack, body, action, respond }) => {
      await ack();
      this.#press(body, action as Pressed, respond);
    });
    app.view<ViewSubmitAction>(formId, async ({ ack, body, view }) => {
      const opened = readPlace(view.private_metadata);
      if (opened === null || !this.#claim(`form ${body.trigger_id}`)) return ack();
      const filled = readModal(view.state.values);
      // A form opened outside of any channel asks for one: the rights are those one has there.
      const channelId = filled.channelId ?? opened.channelId;
      const asker = { userId: body.user.id, userName: body.user.name, channelId };
      const place = { userId: body.user.id, channelId, threadTs: null, respond: null };
      const work = this.#ask(asker, caller => options.router.submit(opened.id, filled.values, caller));
      const quick = await inTime(work.catch(() => null));
      const faults = Object.entries(quick?.faults ?? {}).filter(([field]) =>
        view.blocks.some(block => block.block_id === field),
      );
      if (faults.length > 0) {
        await ack({ response_action: 'errors', errors: Object.fromEntries(faults) });
        return;
      }
      await ack();
      this.#work(body.trigger_id, place, async () => {
        await this.#present(place, (await work).answer.view, false);
        if (opened.channelId === null) await this.#publishHome(asker);
      });
    });
    app.event('app_home_opened', async ({ event, body }) => {
      if (event.tab !== 'home') return;
      const place = { userId: event.user, channelId: null, threadTs: null, respond: null };
      this.#work(body.event_id, place, async () => {
        const userName = await options.rights.nameOf(event.user);
        await this.#publishHome({ userId: event.user, userName, channelId: null });
      });
    });
  }

  /** Waits until every answer under way is given. */
  async settle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  #press(body: BlockAction, action: Pressed, respond: RespondFn): void {
    const kind = readControl(action.action_id);
    const id = action.type === 'button' ? action.value : action.selected_option?.value;
    if (kind === null || kind === 'link' || !id) return;
    if (action.type === 'overflow' && 'url' in action.selected_option && action.selected_option.url) return;
    const container = body.container as { is_ephemeral?: boolean; thread_ts?: string; message_ts?: string };
    const channelId = body.channel?.id ?? null;
    const place: Place = {
      userId: body.user.id,
      channelId,
      threadTs: container.thread_ts ?? null,
      respond: body.response_url ? respond : null,
    };
    const userName = body.user.name ?? body.user.username ?? body.user.id;
    const asker = { userId: body.user.id, userName, channelId };
    // A share pressed twice on one message is one share, however quick the finger.
    const request =
      kind === 'share' ? `${container.message_ts}:${id}` : `${body.trigger_id}:${action.action_ts}`;
    const { router, rights } = this.#options;
    if (kind === 'form') {
      this.#work(request, place, () => {
        const opened = rights.caller(asker).then(caller => router.openForm(id, caller));
        return this.#openForm(body.trigger_id, place, opened);
      });
      return;
    }
    this.#work(request, place, async () => {
      const chosen = readChoice(id);
      const answer = await this.#ask(asker, caller =>
        kind === 'select'
          ? router.choose(chosen.id, chosen.value, caller)
          : router.press(id, caller, kind === 'share' ? 'channel' : 'person'),
      );
      if (kind === 'share' && answer.view.tone !== 'problem')
        return this.#share(place, answer.view, userName);
      // Paging turns the page in place where only this person sees it; what everyone sees is left alone.
      const replace = kind === 'command' && container.is_ephemeral === true && answer.view.tone !== 'problem';
      await this.#present(place, answer.view, replace);
      if (body.container.type === 'view') await this.#publishHome(asker);
    });
  }

  /** A form must be opened within three seconds: what isn't ready in good time, or is refused, is said in words. */
  async #openForm(triggerId: string, place: Place, asked: Promise<Opened>): Promise<void> {
    const { app, log } = this.#options;
    const opened = await inTime(asked);
    if (opened !== null && 'answer' in opened) return this.#present(place, opened.answer.view, false);
    const late = problem('The form took too long to get ready. Please try again in a moment.');
    if (opened === null) return this.#present(place, late, false);
    try {
      await app.client.views.open({ trigger_id: triggerId, view: drawModal(opened.form, place.channelId) });
    } catch (error) {
      log.warn({ fault: describeFault(error) }, 'a form could not be opened in Slack');
      await this.#present(place, late, false);
    }
  }

  /** Draws the bot's own page for one person. */
  async #publishHome(asker: Asker): Promise<void> {
    const { app, router, rights } = this.#options;
    const view = await router.home(await rights.caller(asker));
    await app.client.views.publish({ user_id: asker.userId, view: renderHome(view) });
  }

  async #ask<T>(asker: Asker, ask: (caller: Caller) => Promise<T>): Promise<T> {
    return ask(await this.#options.rights.caller(asker));
  }

  /** Posts an answer for everyone, saying who shared it, without the controls that have done their work. */
  async #share(place: Place, view: View, userName: string): Promise<void> {
    const { app, bot } = this.#options;
    const shared: View = {
      ...view,
      actions: view.actions.filter(action => action.kind !== 'share'),
      blocks: [
        ...view.blocks,
        {
          kind: 'note',
          text: speakerOf(readTongue(view.language) ?? 'en')('chat.sharedBy', { name: userName }),
        },
      ],
    };
    try {
      const { channelId, threadTs } = place;
      if (channelId === null) throw new Error('no channel to share in');
      await this.#withFiles(shared, { channelId, threadTs }, async messages => {
        for (const message of messages)
          await app.client.chat.postMessage({
            channel: channelId,
            ...message,
            ...(threadTs === null ? {} : { thread_ts: threadTs }),
            unfurl_links: false,
            unfurl_media: false,
          });
      });
    } catch (error) {
      this.#options.log.warn({ fault: describeFault(error) }, 'an answer could not be shared');
      await this.#tell(place, renderView(problem(toDeliveryError(error, bot.name).forUser)), false);
    }
  }

  /** Shows an answer to one person alone. */
  #present(place: Place, view: View, replace: boolean): Promise<void> {
    return this.#withFiles(view, { userId: place.userId }, messages => this.#tell(place, messages, replace));
  }

  /** Uploads a view's files and says the rest; should Slack refuse a message for its pictures, they are sent as files. */
  async #withFiles(
    view: View,
    place: FilePlace,
    say: (messages: SlackMessage[]) => Promise<void>,
  ): Promise<void> {
    const { app, log } = this.#options;
    const files = view.files ?? [];
    if (files.length === 0) return say(renderView(view));
    const pictures = await uploadPictures(
      app.client,
      files.filter(file => file.alt !== null),
      log,
    );
    const send = async (list: ViewFile[]): Promise<View> => {
      if (list.length === 0) return view;
      const text = await sendFiles(
        app.client,
        list,
        place,
        log,
        speakerOf(readTongue(view.language) ?? 'en'),
      );
      return { ...view, blocks: [...view.blocks, { kind: 'note', text }] };
    };
    const told = await send(files.filter(file => file.alt === null));
    if (pictures.size === 0) return say(renderView(told));
    try {
      await say(renderView(told, pictures));
    } catch (error) {
      log.warn({ fault: describeFault(error) }, 'Slack did not take a message with a picture');
      await say(renderView(await send(files)));
    }
  }

  /** Tells one person alone. A response address works five times; after that, and when it fails, by the channel. */
  async #tell(place: Place, messages: SlackMessage[], replace: boolean): Promise<void> {
    let responses = place.respond === null ? slackLimits.responsesPerUrl : 0;
    for (const [index, message] of messages.entries()) {
      if (place.respond !== null && responses < slackLimits.responsesPerUrl) {
        responses += 1;
        try {
          await place.respond({
            response_type: 'ephemeral',
            replace_original: replace && index === 0,
            ...message,
          });
          continue;
        } catch (error) {
          this.#options.log.info({ fault: describeFault(error) }, 'a response address did not work');
          responses = slackLimits.responsesPerUrl;
        }
      }
      await this.#whisper(place, message);
    }
  }

  /** Shows one message to one person where they are; where the bot isn't, or there is no channel, in the direct talk. */
  async #whisper(place: Place, message: SlackMessage): Promise<void> {
    const { client } = this.#options.app;
    if (place.channelId !== null) {
      try {
        await client.chat.postEphemeral({
          channel: place.channelId,
          user: place.userId,
          ...message,
          ...(place.threadTs === null ? {} : { thread_ts: place.threadTs }),
        });
        return;
      } catch (error) {
        if (!elsewhere.has(readCode(error) ?? '')) throw error;
      }
    }
    const channel = await openTalk(client, place.userId);
    await client.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
  }

  /** False when a request of this name was taken up before. */
  #claim(request: string): boolean {
    if (this.#seen.has(request)) return false;
    this.#seen.add(request);
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.values().next().value as string);
    return true;
  }

  /** Does the work of one request, once; a failure becomes one plain sentence. */
  #work(request: string, place: Place, work: () => Promise<void>): void {
    if (!this.#claim(request)) return;
    const job = work()
      .catch(async error => {
        this.#options.log.error({ err: error }, 'a request from Slack could not be answered');
        await this.#tell(place, renderView(problem('Something went wrong. Please try again.')), false);
      })
      .catch(error => {
        this.#options.log.warn({ fault: describeFault(error) }, 'nor could that be said to the person');
      })
      .finally(() => this.#working.delete(job));
    this.#working.add(job);
  }
}

/** What a message says: its text as typed, else the addresses of what it shows. */
function wordsOf(message: MessageShortcut['message']): string {
  const text = unescapeTyped(message.text ?? '').trim();
  if (text !== '') return text;
  const attachments = (message.attachments ?? []) as { from_url?: string; fallback?: string }[];
  return attachments.map(one => one.from_url ?? one.fallback ?? '').join('\n');
}

function problem(sentence: string): View {
  return {
    title: 'That didn’t work',
    subtitle: null,
    blocks: [{ kind: 'text', text: sentence }],
    actions: [],
    tone: 'problem',
    fallback: sentence,
  };
}
