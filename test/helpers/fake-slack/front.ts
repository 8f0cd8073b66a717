import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { slackLimits } from '../../../src/chat/limits.ts';
import { findBlockFaults, findViewFaults } from './block-kit.ts';
import { answerJson, parseBody, readBody } from './wire.ts';

/** How a call fails. `applied`: the message lands all the same. */
export type Fault =
  | { kind: 'rate-limit'; seconds?: number }
  | { kind: 'error'; error: string; needed?: string }
  | { kind: 'status'; status: number; applied?: boolean }
  | { kind: 'drop'; applied?: boolean };

/** Something people see: a message in a channel, or words for one person. */
export interface Shown {
  channel: string;
  ts: string;
  thread: string | null;
  /** Whom alone it is shown to; null for everyone. */
  to: string | null;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into blocks of every kind
  blocks: any[];
  metadata: unknown;
  /** True once another has taken its place. */
  replaced: boolean;
}

/** A modal, or the bot's own page, as one person sees it. */
export interface ShownView {
  id: string;
  to: string;
  type: 'modal' | 'home';
  title: string;
  private_metadata: string;
  callback_id: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into blocks of every kind
  blocks: any[];
}

interface Options {
  upstream: string;
  botToken: string;
  appToken: string;
  adminToken: string;
  bot: { id: string; name: string };
  changes: EventEmitter;
}

/** A response address: how often it was used, for whom it is, and what was pressed. */
interface ResponseAddress {
  uses: number;
  user: string;
  channel: string;
  thread: string | null;
  source: Shown | null;
}

/** The front: everything Slack does that emulate doesn't. */
export class Front {
  origin = '';
  pageSize = 1000;
  readonly shown: Shown[] = [];
  readonly requests: { method: string; body: Record<string, unknown> }[] = [];
  readonly violations: string[] = [];
  readonly faults = new Map<string, Fault[]>();
  /** Channels the bot is not in. */
  readonly outside = new Set<string>();
  /** Modals and pages, in the order they were shown. */
  readonly views: ShownView[] = [];
  /** Whose press a trigger came from, and when; each opens one modal. */
  readonly triggers = new Map<string, { user: string; at: number }>();
  readonly #options: Options;
  readonly #addresses = new Map<string, ResponseAddress>();
  #tick = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get bot(): { id: string; name: string } {
    return this.#options.bot;
  }

  fail(method: string, fault: Fault, times: number): void {
    const waiting = this.faults.get(method) ?? [];
    for (let time = 0; time < times; time += 1) waiting.push(fault);
    this.faults.set(method, waiting);
  }

  /** A fresh response address for an interaction. */
  openAddress(address: Omit<ResponseAddress, 'uses'>): string {
    const id = `r${this.#addresses.size + 1}`;
    this.#addresses.set(id, { ...address, uses: 0 });
    return `http://${this.origin}/response/${id}`;
  }

  // — requests —
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readBody(request);
      const path = new URL(request.url ?? '/', 'http://slack').pathname;
      if (path.startsWith('/response/'))
        this.#respond(path.slice('/response/'.length), JSON.parse(body), response);
      else await this.#call(path.replace('/api/', ''), body, request, response);
    } catch (error) {
      this.violations.push(`the front failed: ${error}`);
      if (!response.headersSent) answerJson(response, 500, { ok: false, error: 'front_failed' });
    } finally {
      this.#change();
    }
  }

  async #call(
    method: string,
    raw: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = parseBody(raw, request.headers['content-type'] ?? '');
    this.requests.push({ method, body });
    const fault = this.faults.get(method)?.shift();
    if (fault && !('applied' in fault && fault.applied)) return this.#refuse(fault, response);
    if (method === 'apps.connections.open') return this.#openConnection(request, response);
    const refusal = this.#knows(request) ? this.#judge(method, body) : 'invalid_auth';
    if (refusal !== null) return answerJson(response, 200, { ok: false, error: refusal });
    if (method === 'views.open' || method === 'views.publish')
      return answerJson(response, 200, this.#showView(method, body));
    const answer = await this.#ask(method, raw, request.headers);
    if (answer.ok) this.#note(method, body, answer);
    if (fault) return this.#refuse(fault, response);
    answerJson(response, 200, answer);
  }

  /** Modals and pages: emulate knows none. */
  #showView(method: string, body: Record<string, unknown>): object {
    const view = body.view as ShownView & { title?: { text: string } };
    const faults = findViewFaults(view);
    this.violations.push(...faults.map(fault => `${method}: ${fault}`));
    if (faults.length > 0) return { ok: false, error: 'invalid_arguments' };
    let to = String(body.user_id ?? '');
    if (method === 'views.open') {
      const trigger = this.triggers.get(String(body.trigger_id));
      this.triggers.delete(String(body.trigger_id));
      if (trigger === undefined) return { ok: false, error: 'exchanged_trigger_id' };
      if (performance.now() - trigger.at > slackLimits.triggerMs)
        return { ok: false, error: 'expired_trigger_id' };
      to = trigger.user;
    }
    const shown: ShownView = {
      id: `V${this.views.length + 1}`,
      to,
      type: view.type,
      title: view.title?.text ?? '',
      private_metadata: view.private_metadata ?? '',
      callback_id: view.callback_id ?? '',
      blocks: view.blocks,
    };
    this.views.push(shown);
    return { ok: true, view: { ...view, id: shown.id } };
  }

  #refuse(fault: Fault, response: ServerResponse): void {
    switch (fault.kind) {
      case 'rate-limit':
        answerJson(
          response,
          429,
          { ok: false, error: 'ratelimited' },
          { 'retry-after': String(fault.seconds ?? 7) },
        );
        return;
      case 'error':
        answerJson(response, 200, { ok: false, error: fault.error, needed: fault.needed });
        return;
      case 'status':
        answerJson(response, fault.status, { ok: false });
        return;
      case 'drop':
        response.socket?.destroy();
    }
  }

  #openConnection(request: IncomingMessage, response: ServerResponse): void {
    if (request.headers.authorization !== `Bearer ${this.#options.appToken}`)
      answerJson(response, 200, { ok: false, error: 'invalid_auth' });
    else
      answerJson(response, 200, {
        ok: true,
        url: `ws://${this.origin}/link/?ticket=${this.requests.length}`,
      });
  }

  /** emulate takes any token for its owner's. */
  #knows(request: IncomingMessage): boolean {
    const { botToken, adminToken } = this.#options;
    return [botToken, adminToken].some(token => request.headers.authorization === `Bearer ${token}`);
  }

  /** What Slack checks and emulate doesn't. */
  #judge(method: string, body: Record<string, unknown>): string | null {
    if (!['chat.postMessage', 'chat.postEphemeral', 'chat.update'].includes(method)) return null;
    if (this.outside.has(String(body.channel))) return 'not_in_channel';
    const faults = findBlockFaults(body);
    if (body.link_names !== undefined || body.parse !== undefined) faults.push('names would be linked');
    if (method === 'chat.postMessage' && String(body.unfurl_links) !== 'false')
      faults.push('links would unfurl');
    this.violations.push(...faults.map(fault => `${method}: ${fault}`));
    return faults.length > 0 ? 'invalid_blocks' : null;
  }

  /** Keeps what one person was shown, and makes history as Slack gives it. */
  // biome-ignore lint/suspicious/noExplicitAny: emulate's answers are as loose as Slack's
  #note(method: string, body: Record<string, unknown>, answer: any): void {
    if (method === 'chat.postEphemeral')
      this.#show({ ...body, thread: body.thread_ts ?? null }, String(body.channel), String(body.user));
    if (method !== 'conversations.history') return;
    const oldest = Number(body.oldest ?? 0);
    answer.messages = answer.messages.filter((message: { ts: string }) => Number(message.ts) >= oldest);
    if (String(body.include_all_metadata) !== 'true')
      for (const message of answer.messages) delete message.metadata;
  }

  #respond(id: string, body: Record<string, unknown>, response: ServerResponse): void {
    const address = this.#addresses.get(id);
    if (!address || address.uses >= 5) {
      answerJson(response, 404, { ok: false, error: 'used_url' });
      return;
    }
    address.uses += 1;
    const deletes = body.delete_original === true;
    const faults = deletes ? [] : findBlockFaults(body);
    this.violations.push(...faults.map(fault => `response: ${fault}`));
    if (faults.length > 0) {
      answerJson(response, 400, { ok: false, error: 'invalid_blocks' });
      return;
    }
    if ((body.replace_original === true || deletes) && address.source) address.source.replaced = true;
    if (!deletes)
      this.#show(
        { ...body, thread: address.thread },
        address.channel,
        body.response_type === 'in_channel' ? null : address.user,
      );
    response.writeHead(200);
    response.end('ok');
  }

  #show(body: Record<string, unknown>, channel: string, to: string | null): void {
    this.#tick += 1;
    this.shown.push({
      channel,
      ts: `1700000000.${String(this.#tick).padStart(6, '0')}`,
      thread: (body.thread as string | null) ?? null,
      to,
      text: String(body.text ?? ''),
      blocks: (body.blocks as object[] | undefined) ?? [],
      metadata: null,
      replaced: false,
    });
  }

  /** The language each person's Slack is set to, by user. */
  readonly locales = new Map<string, string>();

  // biome-ignore lint/suspicious/noExplicitAny: emulate's answers are as loose as Slack's
  async #ask(method: string, body: string, headers: IncomingMessage['headers']): Promise<any> {
    let asked = body;
    if (method === 'conversations.history') {
      const form = new URLSearchParams(body);
      form.set('limit', String(Math.min(this.pageSize, Number(form.get('limit') ?? 100))));
      asked = form.toString();
    }
    const answer = await fetch(`${this.#options.upstream}/api/${method}`, {
      method: 'POST',
      body: asked,
      headers: {
        authorization: headers.authorization ?? '',
        'content-type': headers['content-type'] ?? 'application/x-www-form-urlencoded',
      },
    });
    // biome-ignore lint/suspicious/noExplicitAny: emulate's answers are as loose as Slack's
    const given: any = await answer.json();
    if (method !== 'users.info') return given;
    const form = new URLSearchParams(body);
    const locale = this.locales.get(form.get('user') ?? '');
    // Slack tells a locale only when it is asked for (docs.slack.dev, users.info).
    if (locale !== undefined && form.get('include_locale') === 'true' && given.user)
      given.user.locale = locale;
    return given;
  }

  /** A call by the workspace's owner, past every fault. Throws when Slack refuses it. */
  // biome-ignore lint/suspicious/noExplicitAny: emulate's answers are as loose as Slack's
  async asAdmin(method: string, body: Record<string, string>): Promise<any> {
    const answer = await this.#ask(method, new URLSearchParams(body).toString(), {
      authorization: `Bearer ${this.#options.adminToken}`,
    });
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer;
  }

  async messages(channel: string): Promise<Shown[]> {
    const size = this.pageSize;
    this.pageSize = 1000;
    const { messages } = await this.asAdmin('conversations.history', { channel, limit: '1000' });
    this.pageSize = size;
    // biome-ignore lint/suspicious/noExplicitAny: emulate's answers are as loose as Slack's
    const all: any[] = [...messages];
    for (const parent of messages) {
      if (!parent.reply_count) continue;
      const { messages: replies } = await this.asAdmin('conversations.replies', { channel, ts: parent.ts });
      all.push(...replies.filter((reply: { ts: string }) => reply.ts !== parent.ts));
    }
    return all
      .sort((a, b) => (a.ts < b.ts ? -1 : 1))
      .map(message => ({
        channel,
        ts: message.ts,
        thread: message.thread_ts ?? null,
        to: null,
        text: message.text,
        blocks: message.blocks ?? [],
        metadata: message.metadata ?? null,
        replaced: false,
      }));
  }

  #change(): void {
    this.#options.changes.emit('change');
  }
}
