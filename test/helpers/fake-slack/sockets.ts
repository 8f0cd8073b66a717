import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Slack's side of Socket Mode: says hello, sends envelopes, notes acknowledgements. */
export class Sockets {
  opened = 0;
  readonly open = new Set<WebSocket>();
  readonly acknowledged = new Acknowledgements();
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #changes: EventEmitter;

  constructor(changes: EventEmitter) {
    this.#changes = changes;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, opened => {
      this.opened += 1;
      this.open.add(opened);
      opened.on('close', () => {
        this.open.delete(opened);
        this.#changes.emit('change');
      });
      opened.on('error', () => undefined);
      opened.on('message', data => {
        const { envelope_id, payload } = JSON.parse(String(data)) as {
          envelope_id: string;
          payload: unknown;
        };
        this.acknowledged.note(envelope_id, payload);
        this.#changes.emit('change');
      });
      opened.send(
        JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A000DPRK' } }),
      );
      this.#changes.emit('change');
    });
  }

  /** Sends an envelope over the newest socket. */
  push(envelope: object): void {
    const socket = [...this.open].at(-1);
    if (socket === undefined) throw new Error('the bot is not connected');
    socket.send(JSON.stringify(envelope));
  }

  disconnect(): void {
    for (const socket of this.open)
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
  }

  drop(): void {
    for (const socket of this.open) socket.terminate();
  }

  /** The sockets look alive and are dead: nothing sent is read, no ping answered. */
  freeze(): void {
    for (const socket of this.open) socket.pause();
  }
}

/** Which envelopes were acknowledged, and waiting for one. */
export class Acknowledgements {
  readonly #waiting = new Map<string, (payload: unknown) => void>();

  note(envelope: string, payload: unknown): void {
    this.#waiting.get(envelope)?.(payload);
    this.#waiting.delete(envelope);
  }

  wait(envelope: string, milliseconds: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`not acknowledged in ${milliseconds} ms`)),
        milliseconds,
      );
      this.#waiting.set(envelope, payload => {
        clearTimeout(timer);
        resolve(payload);
      });
    });
  }
}
